package org.discern.ui.kit;

import javafx.application.Platform;

/// The window's own thread. The only place that hands work to it, so that nothing else can flood it.
public final class FxThread {
    private FxThread() {}

    /// Runs `work` on the window's thread: at once when called there, else soon.
    public static void run(Runnable work) {
        if (Platform.isFxApplicationThread()) work.run();
        else Platform.runLater(work);
    }

    /// Runs `work` on the window's thread when it has ended what it is doing: what is shown must not change while it
    /// is being styled or laid out.
    public static void soon(Runnable work) {
        Platform.runLater(work);
    }
}
