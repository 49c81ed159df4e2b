package org.discern.stats;

import java.util.Arrays;
import org.discern.fusion.FusionHead;
import org.discern.fusion.UncertainClass;

/// Mean logistic loss of a head of one finding with an L2 penalty on all that is no bias, as [LogisticLoss] is
/// for the linear one.
///
/// @param targets by film where known: 1, 0 or, with a head of two outputs, [UncertainClass#TARGET]
/// @param known places of the films that count
record FusionLoss(FusionHead head, float[][] features, float[][] values, double[] targets, int[] known, double l2)
        implements Lbfgs.Objective {
    @Override
    public double evaluate(double[] point, double[] gradient) {
        Arrays.fill(gradient, 0);
        double[] unused = new double[head.features()];
        double loss = 0;
        for (int film : known) {
            double[] logits = head.logits(point, features[film], values[film]);
            boolean uncertainClass = logits.length > 1;
            var ofFilm = UncertainClass.Loss.of(
                    logits[0], uncertainClass ? logits[1] : Double.NEGATIVE_INFINITY, targets[film]);
            loss += ofFilm.value();
            logits[0] = ofFilm.ofPositive() / known.length;
            if (uncertainClass) logits[1] = ofFilm.ofUncertain() / known.length;
            head.backward(point, features[film], values[film], logits, gradient, unused);
        }
        return loss / known.length + penalise(point, gradient);
    }

    private double penalise(double[] point, double[] gradient) {
        double squares = 0;
        int at = 0;
        for (FusionHead.Block block : head.blocks()) {
            int end = at + block.size();
            for (; at < end; at++) {
                if (block.isBias()) continue;
                squares += point[at] * point[at];
                gradient[at] += l2 * point[at];
            }
        }
        return l2 / 2 * squares;
    }
}
