package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.model.FilmFilter;
import org.discern.model.Finding;
import org.discern.model.FindingCounts;
import org.discern.model.LabelValue;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;

/// The findings, each with its four states to be switched on, and the films that would be there.
final class FindingBox extends VBox {
    private final BiConsumer<Finding, List<LabelValue>> choose;
    private final Map<Finding, Row> rows = new LinkedHashMap<>();

    /// @param choose hears which states of a finding are wanted
    FindingBox(BiConsumer<Finding, List<LabelValue>> choose) {
        super(8);
        this.choose = choose;
    }

    void show(List<FindingCounts> counts, List<FilmFilter.LabelIs> wanted) {
        List<Finding> findings = counts.stream().map(FindingCounts::finding).toList();
        if (!findings.equals(List.copyOf(rows.keySet()))) {
            rows.clear();
            findings.forEach(finding -> rows.put(finding, new Row(finding)));
            getChildren().setAll(rows.values());
        }
        for (FindingCounts count : counts) {
            Row row = rows.get(count.finding());
            List<LabelValue> on = wanted.stream()
                    .filter(label -> label.finding().equals(count.finding()))
                    .flatMap(label -> label.values().stream())
                    .toList();
            if (row != null) row.show(count, on);
        }
    }

    private final class Row extends VBox {
        private final Map<LabelValue, ToggleButton> states = new EnumMap<>(LabelValue.class);
        private final Finding finding;

        Row(Finding finding) {
            super(2);
            this.finding = finding;
            Label name = Controls.label(finding.name(), Styles.TEXT_SMALL);
            HBox buttons = new HBox(2);
            for (LabelValue value : LabelValue.values()) {
                ToggleButton button = new ToggleButton();
                button.setId("state-" + finding.name() + "-" + value);
                button.getStyleClass()
                        .addAll("state", "state-" + value.name().toLowerCase(Locale.ROOT), Styles.TEXT_SMALL);
                button.setMaxWidth(Double.MAX_VALUE);
                button.setPrefWidth(50);
                button.setMinWidth(0);
                button.setTooltip(new Tooltip());
                button.setOnAction(_ -> choose.accept(finding, on()));
                HBox.setHgrow(button, Priority.ALWAYS);
                states.put(value, button);
                buttons.getChildren().add(button);
            }
            getChildren().addAll(name, buttons);
        }

        private List<LabelValue> on() {
            List<LabelValue> on = new ArrayList<>();
            states.forEach((value, button) -> {
                if (button.isSelected()) on.add(value);
            });
            return on;
        }

        void show(FindingCounts counts, List<LabelValue> on) {
            states.forEach((value, button) -> {
                String words = finding.name() + ", "
                        + Chips.title(value).toLowerCase(Locale.ROOT) + ": "
                        + Counts.films(counts.of(value));
                button.setText(Chips.sign(value).strip() + Counts.brief(counts.of(value)));
                button.setSelected(on.contains(value));
                button.setAccessibleText(words);
                button.getTooltip().setText(words);
            });
        }
    }
}
