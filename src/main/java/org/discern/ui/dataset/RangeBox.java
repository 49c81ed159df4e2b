package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.discern.model.Range;
import org.discern.model.RangeCounts;
import org.discern.ui.kit.Controls;

/// How a measured value is spread, and which part of it is wanted.
final class RangeBox extends VBox {
    private static final double HEIGHT = 28;

    private final String unit;
    private final Consumer<Range> choose;
    private final HBox bars = new HBox(1);
    private final RangeSlider slider = new RangeSlider(0, 1, 0, 1);
    private final Label about = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    private Range whole = Range.ANY;
    private boolean showing;

    /// @param choose hears which range is wanted; [Range#ANY] when all of it
    RangeBox(String name, String unit, Consumer<Range> choose) {
        super(2);
        this.unit = unit;
        this.choose = choose;
        bars.setAlignment(Pos.BOTTOM_LEFT);
        bars.setMinHeight(HEIGHT);
        bars.setMaxHeight(HEIGHT);
        bars.getStyleClass().add("histogram");
        slider.setAccessibleText("Range of " + name + ". Left and right move its lower end, with Shift its upper end");
        slider.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        // Its thumbs would keep the keyboard for ever.
        slider.skinProperty().subscribe(_ -> {
            for (String thumb : List.of(".low-thumb", ".high-thumb"))
                slider.lookupAll(thumb).forEach(part -> part.setFocusTraversable(false));
        });
        about.setWrapText(true);
        getChildren().addAll(bars, slider, about);
        slider.lowValueProperty().subscribe((_, _) -> moved());
        slider.highValueProperty().subscribe((_, _) -> moved());
        slider.lowValueChangingProperty().subscribe((_, _) -> moved());
        slider.highValueChangingProperty().subscribe((_, _) -> moved());
    }

    void show(RangeCounts counts, Range wanted) {
        showing = true;
        whole = counts.whole();
        boolean any = whole.narrows();
        slider.setDisable(!any);
        if (any) {
            slider.setMin(whole.low());
            slider.setMax(Math.max(whole.high(), whole.low() + 1e-9));
            slider.setHighValue(Math.min(wanted.high(), whole.high()));
            slider.setLowValue(Math.max(wanted.low(), whole.low()));
            slider.setBlockIncrement((whole.high() - whole.low()) / 20);
        }
        draw(counts);
        about.setText(any ? words(wanted) + "; " + Counts.full(counts.unknown()) + " unknown" : "no values");
        showing = false;
    }

    private String words(Range wanted) {
        double low = Math.max(wanted.low(), whole.low());
        double high = Math.min(wanted.high(), whole.high());
        return String.format(Locale.ROOT, "%s to %s %s", number(low), number(high), unit)
                .strip();
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    private void draw(RangeCounts counts) {
        long most = counts.steps().stream().mapToLong(Long::longValue).max().orElse(0);
        while (bars.getChildren().size() < counts.steps().size())
            bars.getChildren().add(bar());
        for (int i = 0; i < counts.steps().size(); i++) {
            Region bar = (Region) bars.getChildren().get(i);
            long films = counts.steps().get(i);
            // A single film is seen too.
            double height = films == 0 || most == 0 ? 0 : Math.max(1, HEIGHT * films / most);
            bar.setMinHeight(height);
            bar.setMaxHeight(height);
        }
    }

    private static Region bar() {
        Region bar = new Region();
        bar.setPrefWidth(4);
        bar.setMinWidth(0);
        HBox.setHgrow(bar, Priority.ALWAYS);
        return bar;
    }

    private void key(KeyEvent event) {
        boolean shift = event.isShiftDown();
        switch (event.getCode()) {
            case TAB -> slider.requestFocusTraversal(shift ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            case LEFT, DOWN -> move(-slider.getBlockIncrement(), shift);
            case RIGHT, UP -> move(slider.getBlockIncrement(), shift);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(double by, boolean upper) {
        if (upper) slider.setHighValue(Math.clamp(slider.getHighValue() + by, slider.getLowValue(), slider.getMax()));
        else slider.setLowValue(Math.clamp(slider.getLowValue() + by, slider.getMin(), slider.getHighValue()));
    }

    private void moved() {
        if (showing || slider.isLowValueChanging() || slider.isHighValueChanging()) return;
        double low = slider.getLowValue() <= whole.low() ? Double.NEGATIVE_INFINITY : slider.getLowValue();
        double high = slider.getHighValue() >= whole.high() ? Double.POSITIVE_INFINITY : slider.getHighValue();
        if (low <= high) choose.accept(new Range(low, high));
    }
}
