package org.discern.ui.kit;

import java.nio.file.Path;

/// The desktop around the window.
public interface Desktop {
    /// Puts text on the clipboard.
    void copy(String text);

    /// Puts a picture on the clipboard.
    ///
    /// @param png the picture as a PNG file
    void copyPicture(byte[] png);

    /// Tells the person something that happened while they may have looked elsewhere: calmly in the window, and by the
    /// system's notifications where it has them.
    void tell(String title, String text);

    /// Opens a file with the program that the system has for it.
    void open(Path file);
}
