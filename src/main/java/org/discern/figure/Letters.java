package org.discern.figure;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import org.discern.model.Problem;

/// The letters that figures are written with. Java asks the system for them; one without fontconfig or without any
/// font,
/// as computers of a cluster often are, would let it fail in the middle of a figure.
public final class Letters {
    private Letters() {}

    /// @throws Problem where this machine has none
    public static void require() {
        try {
            new Font(Font.SANS_SERIF, Font.PLAIN, 11).getStringBounds("A", new FontRenderContext(null, true, true));
        } catch (RuntimeException | LinkageError | InternalError none) {
            throw new Problem(
                    "this machine has no letters to write figures with",
                    "install fontconfig and a font, on Debian or Ubuntu: sudo apt install fontconfig fonts-dejavu-core",
                    none);
        }
    }
}
