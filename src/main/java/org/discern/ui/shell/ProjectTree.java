package org.discern.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.shell.ProjectTreeViewModel.Branch;
import org.discern.ui.shell.ProjectTreeViewModel.Leaf;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The project tree at the left: a click or Enter goes to what is named.
final class ProjectTree extends BorderPane {
    private final TreeItem<Object> root = new TreeItem<>();
    private final List<Action> actions;

    /// @param actions of which each thing's menu shows those of its panel
    ProjectTree(ProjectTreeViewModel model, List<Action> actions) {
        this.actions = actions;
        getStyleClass().add("project-tree");
        TreeView<Object> tree = new TreeView<>(root);
        tree.setId("project-tree");
        tree.setShowRoot(false);
        tree.setAccessibleText("What is in the project");
        tree.getStyleClass().add(Styles.DENSE);
        tree.setCellFactory(_ -> new Cell());
        tree.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) open(tree.getSelectionModel().getSelectedItem());
        });
        setCenter(tree);
        model.branchesProperty().subscribe(this::list);
    }

    /// Branches that were closed stay closed.
    private void list(List<Branch> branches) {
        List<String> closed = root.getChildren().stream()
                .filter(item -> !item.isExpanded())
                .map(item -> String.valueOf(item.getValue()))
                .toList();
        root.getChildren()
                .setAll(branches.stream()
                        .map(branch -> item(branch, !closed.contains(branch.title())))
                        .toList());
    }

    private static TreeItem<Object> item(Branch branch, boolean open) {
        TreeItem<Object> item = new TreeItem<>(branch.title());
        branch.leaves().forEach(leaf -> item.getChildren().add(new TreeItem<>(leaf)));
        item.setExpanded(open);
        return item;
    }

    private static void open(@Nullable TreeItem<Object> item) {
        if (item != null && item.getValue() instanceof Leaf leaf) leaf.open().run();
    }

    private final class Cell extends TreeCell<Object> {
        Cell() {
            setOnMouseClicked(event -> {
                if (event.isStillSincePress() && event.getButton() == MouseButton.PRIMARY) open(getTreeItem());
            });
        }

        @Override
        protected void updateItem(@Nullable Object item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setTooltip(null);
            setContextMenu(null);
            setGraphic(null);
            if (empty || item == null) return;
            if (!(item instanceof Leaf leaf)) {
                setGraphic(Controls.label(item.toString(), "section-title"));
                return;
            }
            Label label = Controls.label(leaf.title(), Styles.TEXT_SMALL);
            label.setGraphic(new FontIcon(icon(leaf)));
            setGraphic(label);
            setTooltip(new Tooltip(leaf.title() + ", " + describe(leaf)));
            setAccessibleText(leaf.title() + ", " + describe(leaf));
            setContextMenu(menu(leaf));
        }

        private ContextMenu menu(Leaf leaf) {
            ContextMenu menu = new ContextMenu();
            menu.setOnShowing(_ -> {
                leaf.open().run();
                menu.getItems()
                        .setAll(actions.stream()
                                .filter(action -> belongs(action, leaf))
                                .map(ActionMenu::item)
                                .toList());
            });
            menu.getItems().add(new MenuItem()); // a menu without items is never shown
            return menu;
        }

        private boolean belongs(Action action, Leaf leaf) {
            boolean steers = leaf.panel() == Panel.TRAIN && action.id().startsWith("run.");
            return steers || action.panel().filter(leaf.panel()::equals).isPresent();
        }
    }

    private static String describe(Leaf leaf) {
        return leaf.about() + (leaf.state() == null ? "" : ", " + org.discern.ui.kit.Chips.title(leaf.state()));
    }

    private static Ikon icon(Leaf leaf) {
        if (leaf.panel() == Panel.DATA) return Material2OutlinedMZ.PHOTO_LIBRARY;
        if (leaf.panel() == Panel.DESIGN) return Material2OutlinedMZ.TUNE;
        return switch (leaf.state()) {
            case null -> Material2OutlinedAL.HOURGLASS_EMPTY;
            case RUNNING -> Material2OutlinedMZ.PLAY_CIRCLE_OUTLINE;
            case DONE -> Material2OutlinedAL.CHECK_CIRCLE_OUTLINE;
            case CANCELLED -> Material2OutlinedMZ.PAUSE_CIRCLE_OUTLINE;
            case FAILED -> Material2OutlinedAL.ERROR_OUTLINE;
            case INTERRUPTED -> Material2OutlinedMZ.REPORT_PROBLEM;
        };
    }
}
