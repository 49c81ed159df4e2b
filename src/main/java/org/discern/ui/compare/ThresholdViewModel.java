package org.discern.ui.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.model.OperatingPoint;
import org.discern.model.ScoredFilms;
import org.discern.model.ThresholdRule;
import org.discern.workflow.JudgedFinding;
import org.jspecify.annotations.Nullable;

/// Calling films positive from a threshold on: by a rule, which chooses it on the validation films, or by hand; the
/// confusion matrix on the judged films, and the films of each of its cells.
public final class ThresholdViewModel {
    /// A model's scores of one finding.
    record Judged(String name, JudgedFinding films) {}

    /// Scores from the lowest to the highest.
    public record Range(double low, double high) {
        static final Range SHARES = new Range(0, 1);

        private static Range of(double[] scores) {
            DoubleSummaryStatistics known =
                    Arrays.stream(scores).filter(Double::isFinite).summaryStatistics();
            boolean shares = known.getCount() == 0 || known.getMin() >= 0 && known.getMax() <= 1;
            return shares ? SHARES : new Range(known.getMin(), known.getMax());
        }
    }

    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final ObservableList<String> namesView = FXCollections.unmodifiableObservableList(names);
    private final ObjectProperty<@Nullable String> name = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ThresholdRule> rule = new SimpleObjectProperty<>(ThresholdRule.YOUDEN);
    private final DoubleProperty threshold = new SimpleDoubleProperty(0.5);
    private final ReadOnlyObjectWrapper<@Nullable OperatingPoint> point = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Range> range = new ReadOnlyObjectWrapper<>(Range.SHARES);
    private final ReadOnlyStringWrapper chosenBy = new ReadOnlyStringWrapper("");
    private List<Judged> judged = List.of();
    private boolean choosing;

    ThresholdViewModel() {
        name.subscribe((_, _) -> choose());
        rule.subscribe((_, _) -> choose());
        threshold.subscribe((_, _) -> {
            if (choosing) return;
            // Moved by hand: no rule's any more.
            choosing = true;
            rule.set(null);
            choosing = false;
            judge();
        });
    }

    /// Models that a threshold can be set for.
    public ObservableList<String> names() {
        return namesView;
    }

    public ObjectProperty<@Nullable String> nameProperty() {
        return name;
    }

    /// `null` where the threshold was moved by hand.
    public ObjectProperty<@Nullable ThresholdRule> ruleProperty() {
        return rule;
    }

    /// The lowest score that counts as positive.
    public DoubleProperty thresholdProperty() {
        return threshold;
    }

    /// `null` where there is nothing to judge.
    public ReadOnlyObjectProperty<@Nullable OperatingPoint> pointProperty() {
        return point.getReadOnlyProperty();
    }

    /// Where thresholds can lie: 0 to 1 where scores are probabilities.
    public ReadOnlyObjectProperty<Range> rangeProperty() {
        return range.getReadOnlyProperty();
    }

    /// On which films the threshold was chosen, and how.
    public ReadOnlyStringProperty chosenByProperty() {
        return chosenBy.getReadOnlyProperty();
    }

    /// Image ids of the judged films in a cell of the matrix, those judged most wrongly first where the cell is one
    /// of errors.
    public List<String> films(boolean called, boolean positive) {
        Judged now = shown();
        if (now == null) return List.of();
        ScoredFilms films = now.films().judged();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < films.scores().length; i++) {
            if (Double.isNaN(films.targets()[i])) continue;
            if (films.targets()[i] == 1 == positive && films.scores()[i] >= threshold.get() == called) places.add(i);
        }
        Comparator<Integer> byScore = Comparator.comparingDouble(place -> films.scores()[place]);
        places.sort(called ? byScore.reversed() : byScore);
        return places.stream().map(films.imageIds()::get).toList();
    }

    void offer(List<Judged> offered) {
        judged = List.copyOf(offered);
        List<String> now = offered.stream().map(Judged::name).toList();
        String before = name.get();
        choosing = true;
        if (!now.equals(names)) names.setAll(now);
        name.set(before != null && now.contains(before) ? before : now.isEmpty() ? null : now.getFirst());
        choosing = false;
        choose();
    }

    private void choose() {
        if (choosing) return;
        Judged now = shown();
        range.set(now == null ? Range.SHARES : Range.of(now.films().judged().scores()));
        ThresholdRule by = rule.get();
        if (now != null && by != null) {
            OptionalDouble chosen = now.films().threshold(by);
            choosing = true;
            chosen.ifPresent(threshold::set);
            choosing = false;
        }
        judge();
    }

    private void judge() {
        Judged now = shown();
        point.set(now == null ? null : now.films().at(threshold.get()));
        chosenBy.set(now == null ? "" : said(now.films()));
    }

    private String said(JudgedFinding films) {
        ThresholdRule by = rule.get();
        long known = Arrays.stream(films.validation().targets())
                .filter(target -> !Double.isNaN(target))
                .count();
        if (by == null) {
            return "Set by hand while looking at the judged films: the rates below are too good to be expected of"
                    + " other films.";
        }
        if (films.threshold(by).isEmpty()) {
            return "The validation films of this run do not allow the choice (none were kept, or a class is absent):"
                    + " the threshold is as it was.";
        }
        return String.format(
                Locale.ROOT, "Chosen on %,d validation films by %s, applied to the judged films.", known, by.title());
    }

    private @Nullable Judged shown() {
        return judged.stream()
                .filter(each -> each.name().equals(name.get()))
                .findFirst()
                .orElse(null);
    }
}
