package org.discern.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.Dialogs;
import org.discern.ui.shell.PaletteViewModel.Entry;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// The window around its content: the menu, the keys, and what stands over it for a moment.
public final class WindowFrame extends StackPane {
    private final WindowViewModel window;
    private final Desktop desktop;
    private final Dialogs dialogs;
    private final String about;
    private final Supplier<String> machine;
    private final Overlay overlay = new Overlay();
    private final BorderPane base = new BorderPane();
    private final MenuBar menu = ActionMenu.bar();
    private final List<Action> ofWindow;
    private List<Action> actions = List.of();
    private Content content = new Plain(new StackPane());
    private Subscription following = Subscription.EMPTY;

    /// @param about what is said of the program
    /// @param machine says what this machine offers; it takes a while
    public WindowFrame(
            WindowViewModel window, Desktop desktop, Dialogs dialogs, String about, Supplier<String> machine) {
        this.window = window;
        this.desktop = desktop;
        this.dialogs = dialogs;
        this.about = about;
        this.machine = machine;
        ofWindow = Actions.ofWindow(window, new Cards());
        base.setTop(new VBox(menu, new Banner(window.problemProperty())));
        getChildren().addAll(base, overlay);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(Controls.HELP, (Event _) -> new Cards().help());
    }

    /// Fills the window.
    public void show(Content other) {
        overlay.close();
        content = other;
        base.setCenter(other.node());
        actions = new ArrayList<>(ofWindow);
        actions.addAll(other.actions());
        following.unsubscribe();
        following = other.shown().subscribe(panel -> ActionMenu.list(menu, actions, panel, desktop));
    }

    /// All that can be done now, wherever.
    List<Action> actions() {
        return List.copyOf(actions);
    }

    private @Nullable Panel shown() {
        return content.shown().getValue();
    }

    private void key(KeyEvent event) {
        if (overlay.isVisible() && event.getCode() == KeyCode.ESCAPE) {
            overlay.close();
            event.consume();
            return;
        }
        Optional<Action> meant = actions.stream()
                .filter(action -> action.isIn(shown()) && action.keys().stream().anyMatch(keys -> keys.match(event)))
                .findFirst();
        if (meant.isEmpty()) return;
        // What stands over the window is not seen through: only what closes, looks or helps goes on.
        boolean below = meant.get().panel().isPresent() || meant.get().group() == Action.Group.RUN;
        if (!overlay.holds() || !below) meant.get().run();
        event.consume();
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Panel shown = shown();
        for (boolean here : new boolean[] {true, false}) {
            for (Action action : actions) {
                boolean first = action.panel().isPresent() && action.isIn(shown);
                if (first == here) entries.add(entry(action));
            }
        }
        entries.addAll(content.places());
        for (WindowViewModel.Recent each : window.recentProperty().get()) {
            entries.add(new Entry(
                    String.valueOf(each.folder().getFileName()),
                    "project " + each.folder(),
                    "",
                    each.there(),
                    Optional.of(CommandLines.inProject(each.folder().toString(), "gui", List.of())),
                    () -> window.open(each.folder())));
        }
        return entries;
    }

    /// What belongs to another panel is done there.
    private Entry entry(Action action) {
        String about = action.panel().map(Panel::title).orElse(action.group().title());
        return new Entry(
                action.title(),
                about,
                action.keyText(),
                action.enabled().get(),
                action.command().get(),
                () -> {
                    if (!action.isIn(shown())) action.panel().ifPresent(this::go);
                    action.run();
                });
    }

    private void go(Panel panel) {
        actions.stream()
                .filter(action -> action.id().equals("go." + panel.name()))
                .forEach(Action::run);
    }

    /// What stands over the window.
    private final class Cards implements Surface {
        @Override
        public void palette() {
            PaletteView palette = new PaletteView(new PaletteViewModel(entries()), desktop, overlay::close);
            overlay.show(palette, Pos.TOP_CENTER);
            palette.focus();
        }

        @Override
        public void shortcuts() {
            card("Keyboard shortcuts", new ShortcutSheet(actions), 900, 640);
        }

        @Override
        public void preferences() {
            card("Preferences", new PreferencesView(window, dialogs), 640, USE_PREF_SIZE);
        }

        @Override
        public void help() {
            help(content.guide());
        }

        private void help(String name) {
            Node page = GuidePage.named(name)
                    .map(guide -> (Node) new HelpDrawer(guide, this::help))
                    .orElseGet(() -> Controls.label("There is no page on this."));
            Card card = new Card("Help", page, overlay::close);
            card.getStyleClass().add("drawer");
            overlay.showBeside(card.sized(400, Double.MAX_VALUE), Pos.CENTER_RIGHT);
        }

        @Override
        public void jobs() {
            Node jobs = content.jobs().orElseGet(() -> Controls.label("Nothing is under way."));
            overlay.show(new Card("Jobs", jobs, overlay::close).sized(520, USE_PREF_SIZE), Pos.BOTTOM_RIGHT);
        }

        @Override
        public void about() {
            TextArea text = new TextArea(about);
            text.setEditable(false);
            text.setWrapText(true);
            text.setId("about");
            Label title = Controls.label("Nothing of your data leaves this machine unless you send it.");
            title.setWrapText(true);
            card("DisCeRn Workbench", new VBox(12, title, text), 560, 360);
        }

        @Override
        public void machine() {
            TextArea text = new TextArea("This machine is being looked at…");
            text.setEditable(false);
            text.getStyleClass().add("code");
            text.setId("machine-offers");
            VBox.setVgrow(text, Priority.ALWAYS);
            Button copy = Controls.button(
                    Material2OutlinedAL.CONTENT_COPY, "Copy report", () -> desktop.copy(text.getText()));
            Label title = Controls.label("It names no person, machine or film, and may go into a report of a fault.");
            title.setWrapText(true);
            window.examine(machine, text::setText);
            card("What this machine offers", new VBox(12, title, text, copy), 860, 420);
        }

        private void card(String title, Node content, double width, double height) {
            overlay.show(new Card(title, content, overlay::close).sized(width, height), Pos.CENTER);
        }
    }
}
