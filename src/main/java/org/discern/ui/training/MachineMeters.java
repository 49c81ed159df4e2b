package org.discern.ui.training;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Controls;
import org.discern.workflow.MachineLoad;

/// What processor, memory and graphics cards are doing.
final class MachineMeters extends VBox {
    MachineMeters(ObservableValue<MachineLoad> load) {
        super(4);
        setId("machine");
        getStyleClass().add("machine-meters");
        load.subscribe(this::show);
    }

    private void show(MachineLoad load) {
        getChildren().clear();
        setVisible(load.memoryTotalBytes() > 0);
        if (load.memoryTotalBytes() == 0) return;
        meter("Processor", load.processorShare(), percent(load.processorShare()));
        meter(
                "Memory",
                share(load.memoryBytes(), load.memoryTotalBytes()),
                of(load.memoryBytes(), load.memoryTotalBytes()));
        for (MachineLoad.Card card : load.cards()) {
            if (Double.isNaN(card.share())) continue; // its driver says nothing
            meter("GPU", card.share(), percent(card.share()));
            meter(
                    "GPU memory",
                    share(card.memoryBytes(), card.memoryTotalBytes()),
                    of(card.memoryBytes(), card.memoryTotalBytes()));
        }
    }

    private void meter(String name, double share, String text) {
        ProgressBar bar = new ProgressBar(Double.isNaN(share) ? 0 : Math.clamp(share, 0, 1));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(name + " " + text);
        bar.getStyleClass().add(Styles.SMALL);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label title = Controls.label(name, Styles.TEXT_SMALL);
        title.setMinWidth(USE_PREF_SIZE);
        title.getStyleClass().add("meter-name");
        Label value = Controls.label(text, Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        value.setMinWidth(USE_PREF_SIZE);
        value.getStyleClass().add("meter-value");
        HBox line = new HBox(6, title, bar, value);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "not known" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String of(long part, long whole) {
        double gibibyte = 1L << 30;
        return String.format(Locale.ROOT, "%.1f of %.0f GB", part / gibibyte, whole / gibibyte);
    }
}
