package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.discern.model.Finding;
import org.discern.model.LabelCurve;
import org.discern.model.LabelDraws;
import org.junit.jupiter.api.Test;

class LabelCurvesTest {
    private static final List<Finding> FINDINGS = List.of(new Finding("Edema"));

    /// Three runs of one seed hold the same untrained baseline: that is no more evidence than one of them.
    @Test
    void whatSeveralRunsShareIsOneRepeat() {
        LabelCurves curves = new LabelCurves(FINDINGS);
        for (int run = 0; run < 3; run++) {
            String method = "method " + run;
            curves.add(1, draws("untrained", 0.1, 0.2), model -> model);
            curves.add(1, draws(method, 0.3 + run, 0.4 + run), model -> model);
        }
        curves.add(2, draws("untrained", 0.1, 0.2), model -> model);
        for (LabelCurve curve : curves.curves()) {
            int repeats = curve.model().equals("untrained") ? 4 : 2;
            for (LabelCurve.Point point : curve.points())
                assertEquals(repeats, point.auroc().repeats(), curve.model());
        }
        assertEquals(8, curves.curves().size());
    }

    private static LabelDraws draws(String model, double... aurocs) {
        List<LabelDraws.Draw> draws = new ArrayList<>();
        for (double fraction : new double[] {0.5, 1}) {
            for (int draw = 0; draw < aurocs.length; draw++) {
                draws.add(new LabelDraws.Draw(model, fraction, draw, 5, 9, List.of(aurocs[draw]), aurocs[draw]));
            }
        }
        return new LabelDraws(FINDINGS, draws);
    }
}
