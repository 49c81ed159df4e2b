package org.discern.ui.training;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.figure.CurveFigure;
import org.discern.figure.CurveFigure.Extent;
import org.discern.figure.ReadyCurves;
import org.discern.ui.kit.Background;
import org.jspecify.annotations.Nullable;

/// The curves that are shown. They are smoothed and thinned on another thread, one drawing after the other, and
/// handed to the window a few at a beat: drawing all at once would make it stutter.
public final class CurveBoard {
    private static final double WHOLE_SHARE = 0.999;
    private static final long NANOS_A_BEAT = 8_000_000;

    private final Background background;
    private final ObjectProperty<CurveChoice> choice = new SimpleObjectProperty<>(CurveChoice.FIRST);
    private final ObservableList<ReadyCurves> charts = FXCollections.observableArrayList();
    private final ObservableList<ReadyCurves> chartsView = FXCollections.unmodifiableObservableList(charts);
    private final ReadOnlyObjectWrapper<Extent> whole = new ReadOnlyObjectWrapper<>(Extent.ALL);
    private List<ReadyCurves> fresh = List.of();
    private int handed;
    private boolean drawing;
    private @Nullable List<ToldRun> waiting;

    CurveBoard(Background background) {
        this.background = background;
    }

    /// How curves are drawn.
    public ObjectProperty<CurveChoice> choiceProperty() {
        return choice;
    }

    /// The charts, in order.
    public ObservableList<ReadyCurves> charts() {
        return chartsView;
    }

    /// From the first to the last step that is there; [Extent#ALL] while there are none.
    public ReadOnlyObjectProperty<Extent> wholeProperty() {
        return whole.getReadOnlyProperty();
    }

    /// Shows a share of the steps around a place, both from 0 to 1 of what is shown now: below 1 zooms in.
    public void zoom(double place, double factor) {
        Extent now = shown();
        double width = (now.to() - now.from()) * factor;
        double centre = now.from() + place * (now.to() - now.from());
        show(centre - place * width, centre + (1 - place) * width);
    }

    /// Moves on by a share of what is shown.
    public void move(double share) {
        Extent now = shown();
        double all = whole.get().to() - whole.get().from();
        double width = now.to() - now.from();
        if (width >= all) return;
        double from = Math.clamp(
                now.from() + share * width, whole.get().from(), whole.get().to() - width);
        show(from, from + width);
    }

    /// Shows all steps.
    public void showAll() {
        choice.set(choice.get().within(Extent.ALL));
    }

    private void show(double from, double to) {
        Extent all = whole.get();
        if (all.equals(Extent.ALL)) return;
        if (to - from >= WHOLE_SHARE * (all.to() - all.from())) {
            showAll();
            return;
        }
        double width = Math.max(to - from, 2);
        double first = Math.clamp(from, all.from(), Math.max(all.from(), all.to() - width));
        choice.set(choice.get().within(new Extent(first, first + width)));
    }

    private Extent shown() {
        Extent extent = choice.get().extent();
        return extent.equals(Extent.ALL) ? whole.get() : extent;
    }

    /// Draws runs on another thread; while one drawing is being made, only the last that is asked for waits.
    void draw(List<ToldRun> runs) {
        if (drawing) {
            waiting = runs;
            return;
        }
        drawing = true;
        CurveChoice how = choice.get();
        var unused = background.read(
                "Draw curves",
                _ -> new Drawn(
                        new RunCurves(runs, how)
                                .figures().stream().map(CurveFigure::ready).toList(),
                        extent(runs)),
                this::drawn,
                _ -> drawing = false);
    }

    private record Drawn(List<ReadyCurves> charts, Extent whole) {}

    private void drawn(Drawn drawn) {
        drawing = false;
        whole.set(drawn.whole());
        fresh = drawn.charts();
        boolean same = fresh.stream()
                .map(ReadyCurves::title)
                .toList()
                .equals(charts.stream().map(ReadyCurves::title).toList());
        if (!same) charts.setAll(fresh.subList(0, Math.min(charts.size(), fresh.size())));
        handed = 0;
        List<ToldRun> next = waiting;
        waiting = null;
        if (next != null) draw(next);
    }

    /// Hands the next charts to the window, as many as it can draw without anybody noticing.
    void beat() {
        long start = System.nanoTime();
        while (handed < fresh.size() && System.nanoTime() - start < NANOS_A_BEAT) {
            ReadyCurves chart = fresh.get(handed);
            if (handed < charts.size()) charts.set(handed, chart);
            else charts.add(chart);
            handed++;
        }
    }

    private static Extent extent(List<ToldRun> runs) {
        double from = Double.POSITIVE_INFINITY;
        double to = Double.NEGATIVE_INFINITY;
        for (ToldRun run : runs) {
            for (var curve : run.curves().entrySet()) {
                if (!Measure.LOSS.takes(curve.getKey())) continue;
                from = Math.min(from, curve.getValue().allX()[0]);
                to = Math.max(to, curve.getValue().allX()[curve.getValue().size() - 1]);
            }
        }
        return from < to ? new Extent(from, to) : Extent.ALL;
    }
}
