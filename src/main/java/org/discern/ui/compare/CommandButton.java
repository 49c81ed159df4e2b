package org.discern.ui.compare;

import javafx.scene.control.Button;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.Desktop;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// Copies the command that would answer a question which no chosen run answers yet.
final class CommandButton {
    private CommandButton() {}

    static Button of(Desktop desktop, String command) {
        return Controls.button(Material2OutlinedAL.CONTENT_COPY, "Copy command", () -> desktop.copy(command));
    }
}
