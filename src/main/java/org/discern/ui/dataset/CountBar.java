package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.discern.model.FindingCounts;
import org.discern.model.LabelValue;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;

/// How often a finding is said to be there, not there, perhaps there: a bar in the four tones, with the
/// counts in words.
final class CountBar extends VBox {
    CountBar(FindingCounts counts) {
        super(2);
        long all = 0;
        StringBuilder words = new StringBuilder(counts.finding().name());
        for (LabelValue value : LabelValue.values()) {
            all += counts.of(value);
            words.append(String.format(Locale.ROOT, "%n%s: %,d", Chips.title(value), counts.of(value)));
        }
        HBox name = new HBox(
                Controls.label(counts.finding().name(), Styles.TEXT_SMALL),
                Controls.spacer(),
                Controls.label(
                        String.format(Locale.ROOT, "%,d +", counts.positive()), Styles.TEXT_SMALL, Styles.TEXT_MUTED));
        HBox bar = new HBox();
        bar.getStyleClass().add("count-bar");
        for (LabelValue value : LabelValue.values()) {
            Region part = new Region();
            part.getStyleClass().add("tone-" + value.name().toLowerCase(Locale.ROOT));
            part.prefWidthProperty().bind(bar.widthProperty().multiply(all == 0 ? 0 : (double) counts.of(value) / all));
            part.setMinWidth(0);
            bar.getChildren().add(part);
        }
        getChildren().addAll(name, bar);
        Tooltip.install(this, new Tooltip(words.toString()));
        setAccessibleText(words.toString());
    }
}
