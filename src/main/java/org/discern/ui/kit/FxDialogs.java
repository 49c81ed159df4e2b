package org.discern.ui.kit;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputDialog;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.discern.model.Problem;
import org.jspecify.annotations.Nullable;

/// Dialogs of the real window. The chooser starts where the last one ended.
public final class FxDialogs implements Dialogs {
    private static final ButtonType COPY = new ButtonType("Copy details", ButtonData.LEFT);

    private final Supplier<@Nullable Window> owner;
    private final Desktop desktop;
    private final Appearance appearance;
    private final Path log;
    private @Nullable File lastFolder;

    /// @param log the file that unexpected errors are noted in
    public FxDialogs(Supplier<@Nullable Window> owner, Desktop desktop, Appearance appearance, Path log) {
        this.log = log;
        this.owner = owner;
        this.desktop = desktop;
        this.appearance = appearance;
    }

    @Override
    public Optional<Path> openFile(String title, FileKind kind) {
        return chosen(chooser(title, kind).showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> openFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        if (lastFolder != null) chooser.setInitialDirectory(lastFolder);
        return chosen(chooser.showDialog(owner.get()));
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, FileKind kind) {
        FileChooser chooser = chooser(title, kind);
        chooser.setInitialFileName(suggestedName);
        return chosen(chooser.showSaveDialog(owner.get()));
    }

    @Override
    public boolean confirm(String title, String text, String action) {
        ButtonType go = new ButtonType(action, ButtonData.OK_DONE);
        Alert alert = alert(Alert.AlertType.CONFIRMATION, title, text);
        alert.getButtonTypes().setAll(go, ButtonType.CANCEL);
        return alert.showAndWait().filter(go::equals).isPresent();
    }

    @Override
    public Optional<String> choose(String title, String text, List<String> actions) {
        Alert alert = alert(Alert.AlertType.CONFIRMATION, title, text);
        List<ButtonType> buttons = new ArrayList<>();
        for (String action : actions)
            buttons.add(new ButtonType(action, buttons.isEmpty() ? ButtonData.OK_DONE : ButtonData.OTHER));
        alert.getButtonTypes().setAll(buttons);
        alert.getButtonTypes().add(ButtonType.CANCEL);
        alert.getDialogPane().getStyleClass().add("choosing");
        for (ButtonType type : buttons)
            ButtonBar.setButtonUniformSize(alert.getDialogPane().lookupButton(type), false);
        return alert.showAndWait().filter(buttons::contains).map(ButtonType::getText);
    }

    @Override
    public Optional<String> text(String title, String prompt, String action) {
        TextInputDialog dialog = new TextInputDialog();
        dialog.initOwner(owner.get());
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.setContentText(prompt);
        dialog.setGraphic(null);
        appearance.style(dialog.getDialogPane().getStylesheets());
        if (dialog.getDialogPane().lookupButton(ButtonType.OK) instanceof Button go) go.setText(action);
        return dialog.showAndWait().map(String::strip).filter(text -> !text.isEmpty());
    }

    @Override
    public void problem(Problem problem) {
        Alert alert = alert(Alert.AlertType.WARNING, problem.what(), problem.hint());
        alert.getButtonTypes().setAll(ButtonType.CLOSE);
        alert.show();
    }

    @Override
    public void bug(Throwable failure) {
        String details = stackTrace(failure);
        Alert alert = alert(Alert.AlertType.ERROR, "Unexpected error", advice(failure) + "\n\nIt is noted in " + log);
        TextArea text = new TextArea(details);
        text.setEditable(false);
        text.getStyleClass().add("code");
        alert.getDialogPane().setExpandableContent(text);
        alert.getButtonTypes().setAll(COPY, ButtonType.CLOSE);
        alert.resultProperty().addListener((_, _, button) -> {
            if (button == COPY) desktop.copy(details);
        });
        alert.show();
    }

    private Alert alert(Alert.AlertType type, String header, String text) {
        Alert alert = new Alert(type, text);
        alert.initOwner(owner.get());
        alert.setHeaderText(header);
        alert.setResizable(true);
        appearance.style(alert.getDialogPane().getStylesheets());
        return alert;
    }

    private FileChooser chooser(String title, FileKind kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (lastFolder != null) chooser.setInitialDirectory(lastFolder);
        String[] patterns =
                Arrays.stream(kind.endings()).map(ending -> "*." + ending).toArray(String[]::new);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.title(), patterns));
        return chooser;
    }

    private Optional<Path> chosen(@Nullable File file) {
        if (file == null) return Optional.empty();
        lastFolder = file.isDirectory() ? file : file.getParentFile();
        return Optional.of(file.toPath());
    }

    private static String advice(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "The memory given to the program is used up. Choose a smaller batch (pretrain.batchSize) or picture"
                    + " (data.imageSizePixels), or start with a larger heap, such as -Xmx8g.";
        }
        return "The program has a mistake that this brought to light. Your files are as they were; the details help to find it.";
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
