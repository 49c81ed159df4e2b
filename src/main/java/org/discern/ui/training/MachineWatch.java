package org.discern.ui.training;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.discern.ui.kit.Background;
import org.discern.workflow.MachineLoad;

/// What the machine is doing, measured now and then.
public final class MachineWatch {
    private final Runs runs;
    private final Background background;
    private final ReadOnlyObjectWrapper<MachineLoad> load = new ReadOnlyObjectWrapper<>(MachineLoad.UNKNOWN);
    private boolean measuring;

    MachineWatch(Runs runs, Background background) {
        this.runs = runs;
        this.background = background;
    }

    public ReadOnlyObjectProperty<MachineLoad> loadProperty() {
        return load.getReadOnlyProperty();
    }

    void measure() {
        if (measuring) return;
        measuring = true;
        var unused = background.read(
                "Measure machine",
                _ -> runs.load(),
                now -> {
                    measuring = false;
                    load.set(now);
                },
                _ -> measuring = true); // a machine that cannot be measured is not asked again
    }
}
