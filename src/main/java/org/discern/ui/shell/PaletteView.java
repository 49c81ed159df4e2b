package org.discern.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.Keys;
import org.discern.ui.shell.PaletteViewModel.Entry;
import org.jspecify.annotations.Nullable;

/// The command palette: type words, choose with the arrows, Enter does it.
final class PaletteView extends VBox {
    private static final KeyCombination COPY = Keys.ctrlShift(KeyCode.C);

    private final PaletteViewModel model;
    private final Desktop desktop;
    private final Runnable close;
    private final TextField words = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private final Label command = Controls.label("", "code", Styles.TEXT_MUTED);

    PaletteView(PaletteViewModel model, Desktop desktop, Runnable close) {
        this.model = model;
        this.desktop = desktop;
        this.close = close;
        getStyleClass().addAll("card", "palette");
        setMaxSize(620, 460);
        words.setId("palette-words");
        words.setPromptText("What do you want to do, or where to go?");
        words.setAccessibleText("Words of a command, a run, a data set or a project");
        words.textProperty().bindBidirectional(model.queryProperty());
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.getStyleClass().add(Styles.DENSE);
        list.setPlaceholder(Controls.label("Nothing fits these words", Styles.TEXT_MUTED));
        list.setCellFactory(_ -> new Cell());
        VBox.setVgrow(list, Priority.ALWAYS);
        command.setMinWidth(0);
        command.managedProperty().bind(command.textProperty().isNotEmpty());
        getChildren().addAll(words, list, command);
        model.foundProperty().subscribe(found -> {
            list.getItems().setAll(found);
            choose();
        });
        model.chosenProperty().subscribe(this::choose);
    }

    void focus() {
        words.requestFocus();
    }

    private void choose() {
        int place = model.chosenProperty().get();
        list.getSelectionModel().clearAndSelect(place);
        list.scrollTo(Math.max(0, place - 6));
        command.setText(model.chosen()
                .flatMap(Entry::command)
                .map(line -> line + "    " + Keys.with("copy", COPY))
                .orElse(""));
    }

    private void key(KeyEvent event) {
        if (COPY.match(event)) model.chosen().flatMap(Entry::command).ifPresent(this::copy);
        else {
            switch (event.getCode()) {
                case DOWN -> model.move(1);
                case UP -> model.move(-1);
                case ENTER -> model.chosen().ifPresent(this::run);
                default -> {
                    return;
                }
            }
        }
        event.consume();
    }

    private void copy(String line) {
        desktop.copy(line);
        close.run();
    }

    private void run(Entry entry) {
        if (!entry.enabled()) return;
        close.run();
        entry.work().run();
    }

    private final class Cell extends ListCell<Entry> {
        Cell() {
            setPrefWidth(0);
            setOnMouseClicked(_ -> {
                if (getItem() != null) run(getItem());
            });
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(entry == null || empty ? null : content(entry));
            setAccessibleText(entry == null ? null : entry.title() + ", " + entry.about() + " " + entry.key());
        }

        private HBox content(Entry entry) {
            Label title = Controls.label(entry.title());
            title.setMinWidth(0);
            Label about = Controls.label(entry.about(), Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            Label key = Controls.label(entry.key(), "key");
            key.setVisible(!entry.key().isEmpty());
            key.setMinWidth(USE_PREF_SIZE);
            HBox line = new HBox(8, title, about, Controls.spacer(), key);
            line.setAlignment(Pos.CENTER_LEFT);
            if (!entry.enabled()) {
                title.getStyleClass().add(Styles.TEXT_MUTED);
                about.setText(about.getText() + ", not now");
            }
            return line;
        }
    }
}
