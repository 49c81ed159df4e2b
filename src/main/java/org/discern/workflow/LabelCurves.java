package org.discern.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.discern.model.Finding;
import org.discern.model.LabelCurve;
import org.discern.model.LabelDraws;
import org.discern.stats.Repeats;
import org.jspecify.annotations.Nullable;

/// Collects what models reached with shares of the labels, from runs and from draws within a run, into curves.
final class LabelCurves {
    private final List<Finding> findings;
    private final Map<String, TreeMap<Double, Share>> curves = new LinkedHashMap<>();

    LabelCurves(List<Finding> findings) {
        this.findings = findings;
    }

    /// What the repeats of a model reached with one share.
    private final class Share {
        private final List<Integer> films = new ArrayList<>();
        private final List<Double> macro = new ArrayList<>();
        private final List<List<Double>> byFinding = new ArrayList<>();

        Share() {
            findings.forEach(_ -> byFinding.add(new ArrayList<>()));
        }

        void add(int trainingFilms, @Nullable Double mean, List<@Nullable Double> aurocs) {
            films.add(trainingFilms);
            if (mean != null) macro.add(mean);
            for (int finding = 0; finding < byFinding.size(); finding++) {
                Double auroc = aurocs.get(finding);
                if (auroc != null) byFinding.get(finding).add(auroc);
            }
        }

        int meanFilms() {
            return (int) Math.round(
                    films.stream().mapToInt(Integer::intValue).average().orElseThrow());
        }
    }

    /// One repeat.
    ///
    /// @param curve the model's name without the share
    void add(String curve, double fraction, int trainingFilms, @Nullable Double mean, List<@Nullable Double> aurocs) {
        curves.computeIfAbsent(curve, _ -> new TreeMap<>())
                .computeIfAbsent(fraction, _ -> new Share())
                .add(trainingFilms, mean, aurocs);
    }

    /// The draws of a run's models; none where they are of other findings.
    ///
    /// @param curveName of a model
    void add(LabelDraws draws, UnaryOperator<String> curveName) {
        if (!draws.findings().equals(findings)) return;
        for (LabelDraws.Draw draw : draws.draws()) {
            add(curveName.apply(draw.model()), draw.fraction(), draw.films(), draw.macroAuroc(), draw.auroc());
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
            List<Double> aurocs = finding == null ? share.macro : share.byFinding.get(finding);
            if (aurocs.isEmpty()) return;
            double[] values = aurocs.stream().mapToDouble(Double::doubleValue).toArray();
            points.add(new LabelCurve.Point(fraction, share.meanFilms(), Repeats.of(values)));
        });
        return new LabelCurve(model, finding == null ? null : findings.get(finding), points);
    }
}
