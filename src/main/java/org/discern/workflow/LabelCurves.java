package org.discern.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.discern.model.Finding;
import org.discern.model.LabelCurve;
import org.discern.model.LabelDraws;
import org.discern.stats.Repeats;
import org.jspecify.annotations.Nullable;

/// Collects what models reached with shares of the labels, from runs and from draws within a run, into curves. What
/// several runs share, as runs of one seed share their untrained baseline, is one repeat and not several.
final class LabelCurves {
    private final List<Finding> findings;
    private final Map<String, TreeMap<Double, Share>> curves = new LinkedHashMap<>();

    LabelCurves(List<Finding> findings) {
        this.findings = findings;
    }

    /// What the repeats of a model reached with one share.
    private static final class Share {
        private final Set<Repeat> repeats = new LinkedHashSet<>();

        int meanFilms() {
            return (int) Math.round(
                    repeats.stream().mapToInt(Repeat::films).average().orElseThrow());
        }

        /// @param finding its place; `null` for the mean over findings
        double[] aurocs(@Nullable Integer finding) {
            return repeats.stream()
                    .map(repeat -> finding == null ? repeat.mean : repeat.aurocs.get(finding))
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .toArray();
        }
    }

    /// One model trained with a share of the labels. Equal ones are one.
    ///
    /// @param seed of the run
    /// @param draw of the patients
    /// @param films that it was trained on
    /// @param mean over findings
    record Repeat(long seed, int draw, int films, @Nullable Double mean, List<@Nullable Double> aurocs) {}

    /// @param curve the model's name without the share
    void add(String curve, double fraction, Repeat repeat) {
        curves.computeIfAbsent(curve, _ -> new TreeMap<>())
                .computeIfAbsent(fraction, _ -> new Share())
                .repeats
                .add(repeat);
    }

    /// The draws of a run's models; none where they are of other findings.
    ///
    /// @param curveName of a model
    void add(long seed, LabelDraws draws, UnaryOperator<String> curveName) {
        if (!draws.findings().equals(findings)) return;
        for (LabelDraws.Draw draw : draws.draws()) {
            add(
                    curveName.apply(draw.model()),
                    draw.fraction(),
                    new Repeat(seed, draw.draw(), draw.films(), draw.macroAuroc(), draw.auroc()));
        }
    }

    /// The mean over findings, then each finding, of the models that are there with several shares.
    List<LabelCurve> curves() {
        List<LabelCurve> all = new ArrayList<>();
        curves.forEach((model, shares) -> {
            if (shares.size() < 2) return;
            all.add(curve(model, null, shares));
            for (int finding = 0; finding < findings.size(); finding++) all.add(curve(model, finding, shares));
        });
        return all.stream().filter(curve -> !curve.points().isEmpty()).toList();
    }

    private LabelCurve curve(String model, @Nullable Integer finding, Map<Double, Share> shares) {
        List<LabelCurve.Point> points = new ArrayList<>();
        shares.forEach((fraction, share) -> {
            double[] aurocs = share.aurocs(finding);
            if (aurocs.length == 0) return;
            points.add(new LabelCurve.Point(fraction, share.meanFilms(), Repeats.of(aurocs)));
        });
        return new LabelCurve(model, finding == null ? null : findings.get(finding), points);
    }
}
