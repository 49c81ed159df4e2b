package org.discern.stats;

import java.util.Arrays;
import org.discern.fusion.FusionHead;

/// Mean logistic loss of a head of one finding with an L2 penalty on all that is no bias, as [LogisticLoss] is
/// for the linear one.
///
/// @param targets by film, 1 or 0 where known
/// @param known places of the films that count
record FusionLoss(FusionHead head, float[][] features, float[][] values, double[] targets, int[] known, double l2)
        implements Lbfgs.Objective {
    @Override
    public double evaluate(double[] point, double[] gradient) {
        Arrays.fill(gradient, 0);
        double[] unused = new double[head.features()];
        double loss = 0;
        for (int film : known) {
            double logit = head.logits(point, features[film], values[film])[0];
            // ln(1 + e^z) - t z, written so that no exponential overflows
            loss += Math.max(logit, 0) - targets[film] * logit + Math.log1p(Math.exp(-Math.abs(logit)));
            double slope = (1 / (1 + Math.exp(-logit)) - targets[film]) / known.length;
            head.backward(point, features[film], values[film], new double[] {slope}, gradient, unused);
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
