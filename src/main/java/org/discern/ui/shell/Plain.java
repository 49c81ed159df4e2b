package org.discern.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.discern.ui.shell.PaletteViewModel.Entry;
import org.jspecify.annotations.Nullable;

/// Content without actions of its own, such as the welcome page.
public record Plain(Parent node) implements Content {
    @Override
    public List<Action> actions() {
        return List.of();
    }

    @Override
    public ObservableValue<@Nullable Panel> shown() {
        return new SimpleObjectProperty<>();
    }

    @Override
    public List<Entry> places() {
        return List.of();
    }

    @Override
    public Optional<Node> jobs() {
        return Optional.empty();
    }

    @Override
    public String guide() {
        return "welcome";
    }
}
