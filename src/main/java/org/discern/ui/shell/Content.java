package org.discern.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.discern.ui.shell.PaletteViewModel.Entry;
import org.jspecify.annotations.Nullable;

/// What fills the window: a project, the welcome page, or a wait.
public interface Content {
    Parent node();

    /// What can be done with it, beyond what every window can.
    List<Action> actions();

    /// The panel that is shown; `null` for none.
    ObservableValue<@Nullable Panel> shown();

    /// Where one can go in it, for the palette.
    List<Entry> places();

    /// Its jobs; empty where it has none.
    Optional<Node> jobs();

    /// The page of the guide that is about what is shown.
    String guide();
}
