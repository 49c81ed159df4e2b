package org.discern.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.discern.ui.kit.Keys;
import org.jspecify.annotations.Nullable;

/// Something that a person can do. Menu, palette, keys, shortcut sheet and "copy as command" are all made of these.
///
/// @param id unique, such as `run.stop`
/// @param panel where it is done; empty for everywhere
/// @param keys the first is the one that is shown
/// @param on for what is on or off, whether it is on
/// @param command the `discern` line that does the same; empty where there is none now
public record Action(
        String id,
        String title,
        Group group,
        Optional<Panel> panel,
        List<KeyCombination> keys,
        ObservableBooleanValue enabled,
        @Nullable ObservableBooleanValue on,
        Supplier<Optional<String>> command,
        Runnable work) {
    private static final ObservableBooleanValue ALWAYS = new ReadOnlyBooleanWrapper(true).getReadOnlyProperty();

    /// The menus.
    public enum Group {
        PROJECT("Project"),
        EDIT("Edit"),
        GO("Go"),
        RUN("Run"),
        VIEW("View"),
        HELP("Help");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    static Action of(String id, Group group, String title, Runnable work) {
        return new Action(id, title, group, Optional.empty(), List.of(), ALWAYS, null, Optional::empty, work);
    }

    Action in(Panel where) {
        return new Action(id, title, group, Optional.of(where), keys, enabled, on, command, work);
    }

    Action key(KeyCombination... all) {
        return new Action(id, title, group, panel, List.of(all), enabled, on, command, work);
    }

    Action when(ObservableBooleanValue may) {
        return new Action(id, title, group, panel, keys, may, on, command, work);
    }

    Action showing(ObservableBooleanValue state) {
        return new Action(id, title, group, panel, keys, enabled, state, command, work);
    }

    Action as(Supplier<Optional<String>> line) {
        return new Action(id, title, group, panel, keys, enabled, on, line, work);
    }

    /// Whether it can be done in a panel.
    public boolean isIn(@Nullable Panel shown) {
        return panel.isEmpty() || panel.get() == shown;
    }

    /// Its key, as it stands on keyboards; empty where it has none.
    public String keyText() {
        return keys.isEmpty() ? "" : Keys.text(keys.getFirst());
    }

    /// Does it, where it can be done now.
    public void run() {
        if (enabled.get()) work.run();
    }
}
