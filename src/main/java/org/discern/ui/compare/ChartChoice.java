package org.discern.ui.compare;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.discern.ui.kit.ChartPane;

/// Figures of which one is shown, and the buttons that choose it; they are broken into lines where room is short.
final class ChartChoice {
    private final FlowPane buttons = new FlowPane(4, 4);
    private final StackPane charts = new StackPane();

    ChartChoice() {
        charts.setMinSize(0, 0);
    }

    /// Adds a figure; the first one is shown.
    ///
    /// @return the button that shows it
    ToggleButton add(String text, ChartPane chart) {
        ToggleButton button = new ToggleButton(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        chart.visibleProperty().bind(button.selectedProperty());
        button.setOnAction(_ -> choose(button));
        buttons.getChildren().add(button);
        charts.getChildren().add(chart);
        if (buttons.getChildren().size() == 1) choose(button);
        return button;
    }

    /// One of them is always chosen.
    private void choose(ToggleButton chosen) {
        buttons.getChildren().forEach(button -> ((ToggleButton) button).setSelected(button == chosen));
    }

    FlowPane buttons() {
        return buttons;
    }

    StackPane charts() {
        return charts;
    }
}
