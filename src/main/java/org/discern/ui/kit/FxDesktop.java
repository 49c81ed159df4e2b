package org.discern.ui.kit;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/// The desktop through JavaFX.
///
/// @param owner the window that messages stand in
/// @param documents shows the document at an address, such as `HostServices::showDocument`
public record FxDesktop(Supplier<Stage> owner, Consumer<String> documents) implements Desktop {
    private static final Duration SHOWN = Duration.seconds(8);

    @Override
    public void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    @Override
    public void copyPicture(byte[] png) {
        Image picture = new Image(new ByteArrayInputStream(png));
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, picture));
    }

    @Override
    public void tell(String title, String text) {
        Notifications.create()
                .owner(owner.get())
                .title(title)
                .text(text)
                .hideAfter(SHOWN)
                .show();
        SystemMessages.tell(title, text);
    }

    @Override
    public void open(Path file) {
        documents.accept(file.toUri().toString());
    }
}
