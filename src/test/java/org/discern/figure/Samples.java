package org.discern.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.model.Calibration;
import org.discern.model.ConfidenceInterval;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.LabelCurve;
import org.discern.model.LabelValue;
import org.discern.model.PrecisionRecallCurve;
import org.discern.model.Radiograph;
import org.discern.model.Rate;
import org.discern.model.Repeated;
import org.discern.model.RocBand;
import org.discern.model.RocCurve;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;

/// Small figures to draw.
final class Samples {
    static final Finding EFFUSION = new Finding("Pleural Effusion");

    private Samples() {}

    static RocFigure roc() {
        return new RocFigure(
                EFFUSION,
                List.of(
                        curve("MoCo", ModelStyle.MOCO, 0.9, 1),
                        curve("MedAug", ModelStyle.MEDAUG, 1.1, 2),
                        curve("DisCeRn", ModelStyle.DISCERN, 1.4, 3),
                        curve("untrained", ModelStyle.UNTRAINED, 0.5, 4),
                        curve("supervised", ModelStyle.SUPERVISED, 1.2, 5)));
    }

    /// The ROC curve of normal scores whose means lie `separation` apart, of 60 positive and 180 negative
    /// films.
    static RocFigure.Curve curve(String model, ModelStyle style, double separation, long seed) {
        var random = new SplittableRandom(seed);
        double[] positive = IntStream.range(0, 60)
                .mapToDouble(_ -> random.nextGaussian(separation, 1))
                .toArray();
        double[] negative =
                IntStream.range(0, 180).mapToDouble(_ -> random.nextGaussian()).toArray();
        double[] thresholds = IntStream.concat(IntStream.of(-1), IntStream.range(0, 240))
                .mapToDouble(i -> i < 0 ? Double.POSITIVE_INFINITY : i < 60 ? positive[i] : negative[i - 60])
                .map(v -> -v)
                .sorted()
                .map(v -> -v)
                .toArray();
        double[] fpr = Arrays.stream(thresholds).map(t -> share(negative, t)).toArray();
        double[] tpr = Arrays.stream(thresholds).map(t -> share(positive, t)).toArray();
        double auroc = 0;
        for (int i = 1; i < fpr.length; i++) auroc += (fpr[i] - fpr[i - 1]) * tpr[i];
        double[] low = Arrays.stream(tpr).map(v -> Math.max(0, v - 0.08)).toArray();
        double[] high = Arrays.stream(tpr).map(v -> Math.min(1, v + 0.08)).toArray();
        return new RocFigure.Curve(
                model,
                style,
                new RocCurve(fpr, tpr, thresholds),
                auroc,
                new ConfidenceInterval(auroc - 0.06, auroc + 0.05, 0.95),
                style == ModelStyle.DISCERN ? new RocBand(fpr, low, high, 0.95) : null);
    }

    static PrecisionRecallFigure precisionRecall() {
        double[] recall = {0.1, 0.3, 0.3, 0.6, 0.8, 1};
        double[] low = {1, 0.75, 0.6, 0.5, 0.4, 0.25};
        double[] high = {1, 1, 0.9, 0.75, 0.6, 0.25};
        double[] thresholds = {0.9, 0.8, 0.6, 0.5, 0.3, 0.1};
        return new PrecisionRecallFigure(
                EFFUSION,
                List.of(
                        new PrecisionRecallFigure.Curve(
                                "MoCo",
                                ModelStyle.MOCO,
                                new PrecisionRecallCurve(recall, low, thresholds, 0.25),
                                0.53,
                                new ConfidenceInterval(0.44, 0.61, 0.95)),
                        new PrecisionRecallFigure.Curve(
                                "DisCeRn",
                                ModelStyle.DISCERN,
                                new PrecisionRecallCurve(recall, high, thresholds, 0.25),
                                0.71,
                                null)));
    }

    static CalibrationFigure calibration() {
        return new CalibrationFigure(
                EFFUSION,
                List.of(
                        new CalibrationFigure.Curve("MoCo", ModelStyle.MOCO, calibration(0.1)),
                        new CalibrationFigure.Curve("DisCeRn", ModelStyle.DISCERN, calibration(0.02))));
    }

    private static Calibration calibration(double error) {
        List<Calibration.Bin> bins = IntStream.range(0, 10)
                .mapToObj(i -> {
                    double share = i / 10.0;
                    return new Calibration.Bin(
                            share - 0.05,
                            share + 0.05,
                            share + (i < 5 ? error : -error),
                            new Rate(
                                    4 * i,
                                    40,
                                    new ConfidenceInterval(
                                            Math.max(0, share - 0.12), Math.min(1, share + 0.14), 0.95)));
                })
                .toList();
        return new Calibration(bins, 0.16 + error, error * error, 0.08, 0.24, 0, error);
    }

    static LabelCurveFigure labelCurves() {
        return new LabelCurveFigure(
                "Mean over the findings",
                List.of(
                        new LabelCurveFigure.Curve("MoCo", ModelStyle.MOCO, labelCurve("MoCo", 0)),
                        new LabelCurveFigure.Curve("DisCeRn", ModelStyle.DISCERN, labelCurve("DisCeRn", 0.04))));
    }

    private static LabelCurve labelCurve(String model, double more) {
        double[] fractions = {0.001, 0.01, 0.1, 0.5, 1};
        List<LabelCurve.Point> points = IntStream.range(0, fractions.length)
                .mapToObj(i -> {
                    double mean = 0.6 + 0.05 * i + more;
                    double reach = 0.05 / (i + 1);
                    return new LabelCurve.Point(
                            fractions[i],
                            (int) (fractions[i] * 9000),
                            i == 4
                                    ? new Repeated(1, mean, null, null)
                                    : new Repeated(
                                            5,
                                            mean,
                                            reach / 2,
                                            new ConfidenceInterval(mean - reach, mean + reach, 0.95)));
                })
                .toList();
        return new LabelCurve(model, null, points);
    }

    private static double share(double[] scores, double threshold) {
        return Arrays.stream(scores).filter(score -> score >= threshold).count() / (double) scores.length;
    }

    static CurveFigure losses(CurveFigure.Scale scale, double smoothing) {
        return new CurveFigure(
                "Contrastive loss",
                "step",
                "loss",
                List.of(
                        loss("MoCo", ModelStyle.MOCO, 5.2, 1),
                        loss("MedAug", ModelStyle.MEDAUG, 5.6, 2),
                        loss("DisCeRn", ModelStyle.DISCERN, 4.9, 3)),
                List.of(CurveFigure.Reference.uninformedLoss(1024)),
                scale,
                smoothing);
    }

    static CurveFigure.Series loss(String name, ModelStyle style, double end, long seed) {
        var random = new SplittableRandom(seed);
        double[] x = IntStream.rangeClosed(1, 3000).asDoubleStream().toArray();
        double[] y = Arrays.stream(x)
                .map(s -> end + (6.9 - end) * Math.exp(-s / 500) + 0.12 * random.nextGaussian())
                .toArray();
        return new CurveFigure.Series(name, style, x, y);
    }

    static EmbeddingFigure embedding(String model, long seed) {
        var random = new SplittableRandom(seed);
        int n = 412;
        LabelValue[] labels = new LabelValue[n];
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            labels[i] = LabelValue.values()[i % 9 < 2 ? 0 : i % 9 < 6 ? 1 : i % 9 == 6 ? 2 : 3];
            double shift = labels[i] == LabelValue.POSITIVE ? 9 : labels[i] == LabelValue.UNCERTAIN ? 5 : 0;
            x[i] = random.nextGaussian(shift, 6);
            y[i] = random.nextGaussian(0, 9);
        }
        return embedding(
                model + ": Pleural Effusion",
                x,
                y,
                labels,
                EmbeddingFigure.caption(412, 412, 30, 7)
                        + "\ntrustworthiness 0.93 (k = 12); 12-neighbour purity 0.71, by chance 0.55");
    }

    static EmbeddingFigure embedding(String title, double[] x, double[] y, LabelValue[] labels, String caption) {
        List<Radiograph> films = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) films.add(film("film-" + i, labels[i]));
        var layout = new FilmLayout(films.stream().map(Radiograph::imageId).toList(), x, y, "t-SNE", 1);
        return EmbeddingFigure.of(title, EFFUSION, layout, films, caption);
    }

    static Radiograph film(String id, LabelValue effusion) {
        return new Radiograph(
                id,
                "set",
                "patient",
                "study",
                null,
                ViewPosition.PA,
                Split.TEST,
                id + ".png",
                Sex.UNKNOWN,
                Double.NaN,
                Map.of(EFFUSION, effusion),
                Map.of());
    }
}
