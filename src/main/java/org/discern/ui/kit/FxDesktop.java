package org.discern.ui.kit;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// The desktop through JavaFX.
///
/// @param documents shows the document at an address, such as `HostServices::showDocument`
public record FxDesktop(Consumer<String> documents) implements Desktop {
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
    public void open(Path file) {
        documents.accept(file.toUri().toString());
    }
}
