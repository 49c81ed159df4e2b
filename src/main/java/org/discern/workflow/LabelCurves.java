package org.discern.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Finding;
import org.discern.model.FindingScore;
import org.discern.model.LabelCurve;
import org.discern.model.Repeated;
import org.discern.stats.FindingScores;
import org.jspecify.annotations.Nullable;

/// The curves of one model over shares of labels, as they come together.
final class LabelCurves {
    private final String name;
    private final List<Finding> findings;
    private final List<LabelCurve.Point> macro = new ArrayList<>();
    private final List<List<LabelCurve.Point>> byFinding = new ArrayList<>();

    LabelCurves(String name, List<Finding> findings) {
        this.name = name;
        this.findings = findings;
        findings.forEach(_ -> byFinding.add(new ArrayList<>()));
    }

    void add(RepeatedModel model, RunComparison.Model scored, FindingScores judge) {
        add(macro, model, scored.overRepeats(), scored.table().macroInterval());
        for (int finding = 0; finding < findings.size(); finding++) {
            FindingScore score = scored.table().scores().get(finding);
            add(byFinding.get(finding), model, judge.overRepeats(model.predictions(), finding), score.interval());
        }
    }

    private static void add(
            List<LabelCurve.Point> points,
            RepeatedModel model,
            @Nullable Repeated auroc,
            @Nullable ConfidenceInterval interval) {
        if (auroc == null) return;
        points.add(new LabelCurve.Point(model.labelFraction(), model.trainingFilms(), auroc, interval));
    }

    /// The mean over findings and each finding; none where there is but one share.
    List<LabelCurve> curves() {
        if (macro.stream().map(LabelCurve.Point::fraction).distinct().count() < 2) return List.of();
        List<LabelCurve> curves = new ArrayList<>();
        curves.add(curve(null, macro));
        for (int finding = 0; finding < findings.size(); finding++) {
            if (!byFinding.get(finding).isEmpty()) curves.add(curve(findings.get(finding), byFinding.get(finding)));
        }
        return curves;
    }

    private LabelCurve curve(@Nullable Finding finding, List<LabelCurve.Point> points) {
        List<LabelCurve.Point> rising = points.stream()
                .sorted(Comparator.comparingDouble(LabelCurve.Point::fraction))
                .toList();
        return new LabelCurve(name, finding, rising);
    }
}
