package org.discern.ui.shell;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Controls;
import org.discern.ui.shell.WindowViewModel.Recent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// What the window shows without a project: the ways to one, and those that were open.
public final class WelcomeView extends BorderPane {
    private static final double MARK = 56;

    private final WindowViewModel window;
    private final VBox recent = new VBox(2);

    public WelcomeView(WindowViewModel window) {
        this.window = window;
        getStyleClass().addAll("panel", "welcome");
        FlowPane ways = new FlowPane(
                12,
                12,
                way(
                        Material2OutlinedMZ.SCHOOL,
                        "Try the demo",
                        "Synthetic films, drawn on this machine",
                        "welcome-demo",
                        window::tryDemo),
                way(
                        Material2OutlinedMZ.PHOTO_LIBRARY,
                        "Open data…",
                        "Look at films of your own",
                        "welcome-data",
                        window::openData),
                way(
                        Material2OutlinedAL.CREATE_NEW_FOLDER,
                        "New project…",
                        "A folder for data sets and runs",
                        "welcome-new",
                        window::newProject),
                way(
                        Material2OutlinedAL.FOLDER_OPEN,
                        "Open project…",
                        "A project that exists",
                        "welcome-open",
                        window::openProject));
        VBox content = new VBox(28, head(), ways, recentPart());
        content.getStyleClass().add("welcome-content");
        content.setMaxWidth(860);
        BorderPane middle = new BorderPane(content);
        BorderPane.setAlignment(content, Pos.TOP_CENTER);
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        window.recentProperty().subscribe(this::list);
    }

    private static HBox head() {
        ImageView mark =
                new ImageView(new Image(String.valueOf(WelcomeView.class.getResource("/org/discern/assets/icon.png"))));
        mark.setFitWidth(MARK);
        mark.setFitHeight(MARK);
        mark.setSmooth(true);
        Label about = Controls.label("Self-supervised learning on chest X-rays", Styles.TEXT_MUTED);
        HBox head = new HBox(16, mark, new VBox(2, Controls.label("DisCeRn Workbench", Styles.TITLE_2), about));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Button way(Ikon icon, String title, String about, String id, Runnable go) {
        Label text = Controls.label(about, Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        VBox words = new VBox(2, Controls.label(title, Styles.TEXT_BOLD), text);
        HBox content = new HBox(12, new FontIcon(icon), words);
        content.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button(null, content);
        button.setId(id);
        button.setAccessibleText(title + " " + about);
        button.getStyleClass().add("welcome-way");
        button.setOnAction(_ -> go.run());
        return button;
    }

    private Node recentPart() {
        Button forget = new Button("Forget those that are missing");
        forget.setId("forget-missing");
        forget.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        forget.setOnAction(_ -> window.forgetMissing());
        window.recentProperty().subscribe(all -> forget.setVisible(all.stream().anyMatch(each -> !each.there())));
        HBox head = new HBox(8, Controls.label("Recent projects", "section-title"), Controls.spacer(), forget);
        head.setAlignment(Pos.CENTER_LEFT);
        return new VBox(8, head, recent);
    }

    private void list(List<Recent> all) {
        recent.getChildren().setAll(all.stream().map(this::line).toList());
        if (all.isEmpty())
            recent.getChildren().add(Controls.label("Projects that you open are listed here.", Styles.TEXT_MUTED));
    }

    private Node line(Recent each) {
        Path name = each.folder().getFileName();
        Label title = Controls.label(name == null ? each.folder().toString() : name.toString(), Styles.TEXT_BOLD);
        title.setMinWidth(USE_PREF_SIZE);
        Label path =
                Controls.label((each.there() ? "" : "missing: ") + each.folder(), Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        path.setMinWidth(0);
        HBox content = new HBox(12, title, path);
        content.setAlignment(Pos.CENTER_LEFT);
        Button open = new Button(null, content);
        open.getStyleClass().addAll(Styles.FLAT, "recent");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setDisable(!each.there());
        open.setAccessibleText("Open " + each.folder());
        open.setOnAction(_ -> window.open(each.folder()));
        HBox.setHgrow(open, Priority.ALWAYS);
        Button forget = Controls.iconButton(
                Material2OutlinedAL.CLOSE, "Forget this project; its folder stays", () -> window.forget(each.folder()));
        MenuItem item = new MenuItem("Forget this project");
        item.setOnAction(_ -> window.forget(each.folder()));
        open.setContextMenu(new ContextMenu(item));
        return new HBox(4, open, forget);
    }
}
