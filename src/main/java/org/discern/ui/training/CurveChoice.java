package org.discern.ui.training;

import java.util.Arrays;
import java.util.List;
import org.discern.figure.CurveFigure.Extent;
import org.discern.figure.CurveFigure.Scale;

/// How curves are drawn.
///
/// @param smoothing weight of the past in the exponential mean, from 0 to below 1
/// @param seedsTogether runs that differ in their seed alone as their mean with a band
/// @param extent the steps that are looked at
public record CurveChoice(
        List<Measure> measures, double smoothing, Scale scale, Scale xScale, boolean seedsTogether, Extent extent) {
    /// What is shown until a person chooses.
    public static final CurveChoice FIRST =
            new CurveChoice(Measure.FIRST, 0.9, Scale.LINEAR, Scale.LINEAR, false, Extent.ALL);

    public CurveChoice {
        measures = List.copyOf(measures);
    }

    public CurveChoice with(Measure measure, boolean shown) {
        List<Measure> chosen = Arrays.stream(Measure.values())
                .filter(each -> each == measure ? shown : measures.contains(each))
                .toList();
        return new CurveChoice(chosen, smoothing, scale, xScale, seedsTogether, extent);
    }

    public CurveChoice smoothed(double weight) {
        return new CurveChoice(measures, weight, scale, xScale, seedsTogether, extent);
    }

    public CurveChoice by(Scale vertical, Scale horizontal) {
        return new CurveChoice(measures, smoothing, vertical, horizontal, seedsTogether, extent);
    }

    public CurveChoice together(boolean seeds) {
        return new CurveChoice(measures, smoothing, scale, xScale, seeds, extent);
    }

    public CurveChoice within(Extent part) {
        return new CurveChoice(measures, smoothing, scale, xScale, seedsTogether, part);
    }
}
