package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.discern.model.DatasetSummary;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.Ends;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.Keys;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The dataset browser: what to narrow by at the left, the films in the middle, the one looked at at the right.
/// Keys: Ctrl+A pick all, / find, T tag, Escape back or pick nothing; and those of the parts.
public final class DatasetView extends BorderPane {
    private static final KeyCombination ALL = new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);

    private enum Layout {
        GRID("Grid", Material2OutlinedAL.APPS),
        TABLE("Table", Material2OutlinedMZ.TABLE_ROWS),
        TREE("Tree", Material2OutlinedAL.ACCOUNT_TREE);

        private final String title;
        private final Ikon icon;

        Layout(String title, Ikon icon) {
            this.title = title;
            this.icon = icon;
        }
    }

    private final DatasetViewModel model;
    private final ViewerViewModel viewer;
    private final FilmActionsViewModel actions;
    private final ImportViewModel importing;
    private final FilmNames names;
    private final ObjectProperty<Layout> layout = new SimpleObjectProperty<>(Layout.GRID);
    private final FilmGrid grid;
    private final FilmTable table;
    private final FilmTree tree;
    private final FilmViewer filmViewer;
    private final SearchBar search;

    /// @param locate shows the film looked at in the embedding
    public DatasetView(
            DatasetViewModel model,
            ViewerViewModel viewer,
            FilmActionsViewModel actions,
            ImportViewModel importing,
            FilmPictures pictures,
            FilmNames names,
            Runnable locate) {
        this.model = model;
        this.viewer = viewer;
        this.actions = actions;
        this.importing = importing;
        this.names = names;
        getStyleClass().add("panel");
        grid = new FilmGrid(model, pictures, names, this::open);
        table = new FilmTable(model, names, this::open);
        tree = new FilmTree(model, names, this::open);
        filmViewer = new FilmViewer(viewer, names);
        search = new SearchBar(model, actions);
        Node browser = browser(new FilmDetails(
                model,
                viewer,
                actions,
                pictures,
                names,
                layout.isNotEqualTo(Layout.GRID).and(viewer.openProperty().not()),
                locate));
        EmptyState empty = new EmptyState(
                Material2OutlinedMZ.PHOTO_LIBRARY,
                "No data set yet: import one",
                "Drop a folder of films or a table here, or choose one: what is understood of it is shown before"
                        + " anything is imported.",
                importButton());
        ObservableBooleanValue any = Bindings.isNotEmpty(model.project().datasets());
        browser.visibleProperty().bind(any);
        empty.visibleProperty().bind(browser.visibleProperty().not());
        setTop(new VBox(
                header(any),
                new Banner(model.problemProperty()),
                new Banner(importing.problemProperty()),
                new MissingRoots(actions),
                new ImportNote(importing),
                new ImportPreviewNote(importing)));
        setCenter(new StackPane(browser, empty));
        viewer.openProperty().subscribe(this::focusAfter);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::dropped);
    }

    /// Puts the keyboard into the filter.
    public void find() {
        viewer.openProperty().set(false);
        search.focusText();
    }

    private HBox header(ObservableBooleanValue any) {
        Label synthetic = Chips.synthetic();
        Label about = Controls.label("", Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        model.project().datasets().subscribe(() -> describe(about, synthetic));
        describe(about, synthetic);
        SegmentedButton layouts = new SegmentedButton();
        for (Layout each : Layout.values()) layouts.getButtons().add(layoutButton(each));
        ToggleButton mask = new ToggleButton(null, new FontIcon(Material2OutlinedMZ.VISIBILITY_OFF));
        mask.setId("mask");
        mask.setTooltip(new Tooltip("Show pseudonyms instead of ids, for screenshots"));
        mask.setAccessibleText("Show pseudonyms instead of ids");
        mask.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        mask.selectedProperty().bindBidirectional(names.maskedProperty());
        layouts.visibleProperty().bind(any);
        mask.visibleProperty().bind(any);
        return Controls.header("Data", about, List.of(synthetic, layouts, mask, importButton()));
    }

    private void describe(Label about, Label synthetic) {
        List<DatasetSummary> all = model.project().datasets();
        synthetic.setVisible(!all.isEmpty() && all.stream().allMatch(DatasetSummary::synthetic));
        about.setText(
                all.isEmpty()
                        ? "Films, labels and clinical values"
                        : Counts.films(model.total()) + " of "
                                + Counts.full(all.stream()
                                        .mapToLong(DatasetSummary::patients)
                                        .sum())
                                + " patients in "
                                + Counts.full(all.stream()
                                        .mapToLong(DatasetSummary::studies)
                                        .sum())
                                + " studies"
                                + (all.size() == 1 ? ", " + all.getFirst().title() : ", " + all.size() + " data sets"));
    }

    private ToggleButton layoutButton(Layout each) {
        ToggleButton button = new ToggleButton(each.title, new FontIcon(each.icon));
        button.setId("layout-" + each.name());
        button.setMinWidth(USE_PREF_SIZE);
        layout.subscribe(now -> button.setSelected(now == each));
        button.setOnAction(_ -> {
            button.setSelected(true);
            layout.set(each);
        });
        return button;
    }

    private MenuButton importButton() {
        MenuItem folder = new MenuItem("A folder of films or tables…");
        folder.setOnAction(_ -> importing.chooseFolder());
        MenuItem file = new MenuItem("A table or a description…");
        file.setOnAction(_ -> importing.chooseFile());
        MenuButton button = new MenuButton("Import", new FontIcon(Material2OutlinedMZ.PUBLISH), folder, file);
        button.setMinWidth(USE_PREF_SIZE);
        button.disableProperty().bind(importing.runningProperty());
        return button;
    }

    private Node browser(FilmDetails details) {
        Label none = Controls.label("No film fits this filter", Styles.TEXT_MUTED);
        none.setMouseTransparent(true);
        none.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.filmsProperty().get().isEmpty()
                                && !model.searchingProperty().get(),
                        model.filmsProperty(),
                        model.searchingProperty()));
        StackPane films = new StackPane(grid, table, tree, none);
        layout.subscribe(now -> {
            grid.setVisible(now == Layout.GRID);
            table.setVisible(now == Layout.TABLE);
            tree.setVisible(now == Layout.TREE);
        });
        BorderPane list = new BorderPane(films);
        list.setTop(search);
        list.setBottom(foot());
        list.setMinWidth(0);
        HBox.setHgrow(list, Priority.ALWAYS);
        HBox facetsAndList = new HBox(new FacetPane(model), list);
        facetsAndList.visibleProperty().bind(viewer.openProperty().not());
        filmViewer.visibleProperty().bind(viewer.openProperty());
        StackPane middle = new StackPane(facetsAndList, filmViewer);
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        return new HBox(middle, details);
    }

    private Ends foot() {
        Label counted = Controls.label("", Styles.TEXT_SMALL);
        counted.setId("films-counted");
        Label note = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        note.setMinWidth(0);
        note.textProperty().bind(actions.noteProperty());
        Button tag = Controls.iconButton(Material2OutlinedAL.LABEL, "Tag the films picked (T)", actions::tag);
        Button export = Controls.iconButton(Material2OutlinedAL.GET_APP, "Export", actions::export);
        export.disableProperty().bind(actions.exportingProperty());
        Runnable count = () -> {
            Set<String> picked = model.selection().imageIdsProperty().get();
            int listed = model.filmsProperty().get().size();
            counted.setText(Counts.full(listed) + " of " + Counts.films(model.total())
                    + (picked.size() > 1 ? ", " + Counts.full(picked.size()) + " picked" : ""));
            String scope = picked.size() > 1
                    ? "the " + Counts.films(picked.size()) + " picked"
                    : "the " + Counts.films(listed) + " listed";
            export.setTooltip(new Tooltip(Keys.with("Export " + scope + " as CSV…", Keys.EXPORT)));
            export.setAccessibleText("Export " + scope + " as CSV");
        };
        model.filmsProperty().subscribe(_ -> count.run());
        model.project().datasets().subscribe(count);
        model.selection().imageIdsProperty().subscribe((_, _) -> count.run());
        Ends foot = new Ends(
                new HBox(8, counted, note),
                new HBox(
                        8,
                        Controls.iconButton(
                                Material2OutlinedMZ.REMOVE, "Smaller thumbnails ([)", () -> grid.resizeTiles(-1)),
                        Controls.iconButton(
                                Material2OutlinedAL.ADD, "Larger thumbnails (])", () -> grid.resizeTiles(1)),
                        tag,
                        export));
        foot.getStyleClass().add("list-foot");
        return foot;
    }

    private void open() {
        if (model.selection().filmProperty().get() != null)
            viewer.openProperty().set(true);
    }

    private void focusAfter(boolean opened) {
        if (opened) filmViewer.requestFocus();
        else {
            switch (layout.get()) {
                case GRID -> grid.requestFocus();
                case TABLE -> table.requestFocus();
                case TREE -> tree.requestFocus();
            }
        }
    }

    private void key(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (typing) return;
        if (ALL.match(event)) model.pickAll();
        else if (event.getCode() == KeyCode.T && !event.isShortcutDown() && !event.isAltDown()) actions.tag();
        else if (event.getCode() == KeyCode.SLASH) search.focusText();
        else if (event.getCode() == KeyCode.ESCAPE && !viewer.openProperty().get()) model.pickNone();
        else return;
        event.consume();
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles() && !importing.runningProperty().get()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (!event.getDragboard().hasFiles()) return;
        importing.offer(event.getDragboard().getFiles().getFirst().toPath());
        event.setDropCompleted(true);
        event.consume();
    }
}
