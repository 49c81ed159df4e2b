package org.discern.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.model.Calibration;
import org.discern.model.Finding;
import org.discern.model.FindingComparison;
import org.discern.model.FindingScore;
import org.discern.model.LabelCurve;
import org.discern.model.ModelComparison;
import org.discern.model.ModelScore;
import org.discern.model.OperatingPoint;
import org.discern.model.Rate;
import org.discern.model.Repeated;
import org.discern.model.Retrieval;
import org.discern.model.ThresholdRule;
import org.jspecify.annotations.Nullable;

/// The tables of a report.
public final class ResultTables {
    private static final int FEW = 10;
    private static final String UNDEFINED_NOTE =
            "n/a: undefined, because the judged films hold only one class, or the model does not tell this finding.";

    private ResultTables() {}

    /// AUROC by model (rows) and finding (columns) with the macro mean, and how many films are positive and
    /// negative.
    public static Table auroc(List<ModelScore> models) {
        List<String> means = new ArrayList<>();
        for (ModelScore model : models) {
            means.add(Format.estimate(model.table().macroAuroc(), model.table().macroInterval(), 3));
        }
        means.add("");
        return byFinding(
                        "AUROC [95 % interval, patients resampled]",
                        models, score -> Format.estimate(score.auroc(), score.interval(), 3))
                .with(Table.Column.number("Macro mean"), means);
    }

    /// Average precision by model and finding with the macro mean; what a score that says nothing would get is
    /// the share of positive films.
    public static Table averagePrecision(List<ModelScore> models) {
        List<String> means = new ArrayList<>();
        for (ModelScore model : models) {
            means.add(Format.estimate(
                    model.table().macroAveragePrecision(), model.table().macroAveragePrecisionInterval(), 3));
        }
        means.add("");
        return byFinding(
                        "Average precision [95 % interval, patients resampled]",
                        models, score -> Format.estimate(score.averagePrecision(), score.averagePrecisionInterval(), 3))
                .with(Table.Column.number("Macro mean"), means);
    }

    /// What a threshold comes to.
    ///
    /// @param model whose it is
    /// @param rule by which the threshold was chosen on the validation films
    public record Operation(String model, Finding finding, ThresholdRule rule, OperatingPoint point) {}

    /// Thresholds chosen on the validation films, and what they come to on the judged ones.
    public static Table operatingPoints(List<Operation> operations) {
        List<List<String>> rows = operations.stream()
                .map(operation -> {
                    OperatingPoint point = operation.point();
                    return List.of(
                            operation.model(),
                            operation.finding().name(),
                            operation.rule().title(),
                            Format.fixed(point.threshold(), 3),
                            rate(point.sensitivity()),
                            rate(point.specificity()),
                            rate(point.precision()),
                            rate(point.negativePredictiveValue()),
                            Format.fixed(point.f1(), 3),
                            String.format(
                                    Locale.ROOT,
                                    "%d / %d / %d / %d",
                                    point.truePositives(),
                                    point.falsePositives(),
                                    point.trueNegatives(),
                                    point.falseNegatives()));
                })
                .toList();
        return new Table(
                "Thresholds chosen on the validation films, applied to the judged films",
                List.of(
                        Table.Column.text("Model"),
                        Table.Column.text("Finding"),
                        Table.Column.text("Chosen for"),
                        Table.Column.number("Threshold"),
                        Table.Column.number("Sensitivity"),
                        Table.Column.number("Specificity"),
                        Table.Column.number("PPV"),
                        Table.Column.number("NPV"),
                        Table.Column.number("F1"),
                        Table.Column.number("TP / FP / TN / FN")),
                rows,
                List.of("95 % intervals by Wilson, which take films of one patient as independent."));
    }

    /// A model's calibration on a finding.
    public record Calibrated(String model, Finding finding, Calibration calibration) {}

    /// Brier score with its parts, and the expected calibration error.
    public static Table calibration(List<Calibrated> models) {
        return new Table(
                "Calibration",
                List.of(
                        Table.Column.text("Model"),
                        Table.Column.text("Finding"),
                        Table.Column.number("Brier score"),
                        Table.Column.number("Reliability"),
                        Table.Column.number("Resolution"),
                        Table.Column.number("Uncertainty"),
                        Table.Column.number("Expected calibration error")),
                models.stream()
                        .map(row -> List.of(
                                row.model(),
                                row.finding().name(),
                                Format.fixed(row.calibration().brier(), 4),
                                Format.fixed(row.calibration().reliability(), 4),
                                Format.fixed(row.calibration().resolution(), 4),
                                Format.fixed(row.calibration().uncertainty(), 4),
                                Format.fixed(row.calibration().expectedError(), 4)))
                        .toList(),
                List.of(
                        "Brier score = reliability - resolution + uncertainty, and what scores differ within the up to ten"
                                + " bins of equally many films. A constant score of the prevalence has the uncertainty as Brier"
                                + " score."));
    }

    /// AUROC by share of labels: mean, interval and number of repeats.
    public static Table labelCurves(List<LabelCurve> curves) {
        List<Double> fractions = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .map(LabelCurve.Point::fraction)
                .distinct()
                .sorted()
                .toList();
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("Model"), Table.Column.text("Finding")));
        fractions.forEach(fraction -> columns.add(Table.Column.number(ShareAxis.percent(fraction))));
        List<List<String>> rows = new ArrayList<>();
        for (LabelCurve curve : curves) {
            List<String> row = new ArrayList<>(List.of(
                    curve.model(),
                    curve.finding() == null ? "Macro mean" : curve.finding().name()));
            for (double fraction : fractions) {
                row.add(curve.points().stream()
                        .filter(point -> point.fraction() == fraction)
                        .findFirst()
                        .map(point -> repeated(point.auroc()))
                        .orElse(""));
            }
            rows.add(row);
        }
        return new Table(
                "AUROC by share of labels, mean [95 % interval of the mean] (repeats)",
                columns,
                rows,
                List.of(
                        "Intervals by Student's t over seeds and draws of labels, all judged on the same films; a single"
                                + " repeat has none."));
    }

    /// Such as `0.812 [0.799, 0.825] (5)`.
    private static String repeated(Repeated value) {
        return Format.range(value.mean(), value.interval()) + " (" + value.repeats() + ")";
    }

    /// Such as `0.81 [0.74, 0.87]`.
    private static String rate(Rate rate) {
        return Format.estimate(rate.value(), rate.interval(), 2);
    }

    /// Two models on the same films, finding by finding, with both paired tests and their corrections.
    public static Table comparison(ModelComparison pair) {
        List<List<String>> rows = new ArrayList<>();
        for (ModelComparison.Row row : pair.rows()) {
            FindingComparison finding = row.comparison();
            rows.add(List.of(
                    finding.finding().name(),
                    finding.positives() + " / " + finding.negatives(),
                    Format.fixed(row.modelAuroc(), 3),
                    Format.fixed(row.referenceAuroc(), 3),
                    Format.difference(finding.difference(), finding.interval()),
                    Format.pValue(finding.permutationP()),
                    Format.pValue(finding.deLongP()),
                    Format.pValue(row.holmP()),
                    Format.pValue(row.discoveryP()),
                    row.beyondReach() ? "none" : Format.fixed(row.detectable(), 3)));
        }
        rows.add(List.of(
                "Macro mean",
                "",
                "",
                "",
                Format.difference(pair.macroDifference(), pair.macroInterval()),
                "",
                "",
                "",
                "",
                ""));
        return new Table(
                pair.model() + " less " + pair.reference(),
                List.of(
                        Table.Column.text("Finding"),
                        Table.Column.number("Films, positive / negative"),
                        Table.Column.number("AUROC"),
                        Table.Column.number("AUROC of the reference"),
                        Table.Column.number("Difference [95 % interval, patients resampled]"),
                        Table.Column.number("p, permutation by patient"),
                        Table.Column.number("p, DeLong"),
                        Table.Column.number("p, Holm"),
                        Table.Column.number("p, Benjamini-Hochberg"),
                        Table.Column.number("Detectable difference")),
                rows,
                List.of(
                        "Holm and Benjamini-Hochberg correct the permutation test's p (DeLong's where there is none) for"
                                + " the number of findings in this table.",
                        "DeLong's test takes films of one patient as independent. Detectable: found at p < 0.05 four times in"
                                + " five on films like these, by DeLong's variance; none where it would have to be larger than"
                                + " 0.5."));
    }

    /// What a model's calls of one finding come to.
    ///
    /// @param point `null` where no threshold could be chosen
    /// @param calibration `null` where it is undefined
    public record Calls(
            Finding finding,
            @Nullable OperatingPoint point,
            @Nullable Calibration calibration) {}

    /// The calls of a model at thresholds chosen on the validation films, and how far its scores are probabilities.
    public static Table calls(String model, ThresholdRule rule, List<Calls> calls) {
        List<List<String>> rows = calls.stream().map(ResultTables::callsOf).toList();
        return new Table(
                model + ": calls at the threshold chosen on the validation films by " + rule.title(),
                List.of(
                        Table.Column.text("Finding"),
                        Table.Column.number("Threshold"),
                        Table.Column.number("Sensitivity"),
                        Table.Column.number("Specificity"),
                        Table.Column.number("PPV"),
                        Table.Column.number("NPV"),
                        Table.Column.number("F1"),
                        Table.Column.number("Brier score"),
                        Table.Column.number("Calibration error")),
                rows,
                List.of(
                        "95 % intervals by Wilson's formula, which takes films as independent. The Brier score is the mean squared"
                                + " distance of score and truth, the calibration error the mean distance of score and share of positive"
                                + " films over ten bins."));
    }

    private static List<String> callsOf(Calls calls) {
        OperatingPoint point = calls.point();
        Calibration calibration = calls.calibration();
        return List.of(
                calls.finding().name(),
                point == null ? Format.UNDEFINED : Format.fixed(point.threshold(), 3),
                point == null ? Format.UNDEFINED : rate(point.sensitivity()),
                point == null ? Format.UNDEFINED : rate(point.specificity()),
                point == null ? Format.UNDEFINED : rate(point.precision()),
                point == null ? Format.UNDEFINED : rate(point.negativePredictiveValue()),
                point == null ? Format.UNDEFINED : Format.fixed(point.f1(), 2),
                calibration == null ? Format.UNDEFINED : Format.fixed(calibration.brier(), 3),
                calibration == null ? Format.UNDEFINED : Format.fixed(calibration.expectedError(), 3));
    }

    /// What pre-training learned of its own task, on patients that it never saw.
    public static Table retrieval(List<Retrieval> results) {
        List<List<String>> rows = results.stream()
                .map(r -> List.of(
                        r.encoder(),
                        Integer.toString(r.films()),
                        percent(r.ownView()),
                        percent(r.samePatient()),
                        percent(r.samePatientByChance())))
                .toList();
        return new Table(
                "Nearest neighbours among the judged films",
                List.of(
                        Table.Column.text("Encoder"),
                        Table.Column.number("Films"),
                        Table.Column.number("Own second view nearest"),
                        Table.Column.number("Same patient nearest"),
                        Table.Column.number("Same patient by chance")),
                rows,
                List.of(
                        "Own second view: among the second augmented views of all films.",
                        "Same patient: among all other films, for films whose patient has several."));
    }

    private static Table byFinding(String caption, List<ModelScore> models, Function<FindingScore, String> cell) {
        List<Finding> findings = models.stream()
                .flatMap(model -> model.table().scores().stream())
                .map(FindingScore::finding)
                .distinct()
                .toList();
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("Model")));
        findings.forEach(finding -> columns.add(Table.Column.number(finding.name())));
        List<List<String>> rows = new ArrayList<>();
        for (ModelScore model : models) {
            rows.add(row(model.model(), findings, f -> score(model, f).map(cell).orElse(Format.UNDEFINED)));
        }
        boolean undefined = rows.stream().flatMap(List::stream).anyMatch(text -> text.contains(Format.UNDEFINED));
        rows.add(row("Films, positive / negative", findings, finding -> counts(models, finding)));
        List<String> notes = new ArrayList<>();
        if (undefined) notes.add(UNDEFINED_NOTE);
        few(models).ifPresent(notes::add);
        return new Table(caption, columns, rows, notes);
    }

    /// Names the findings whose films are too few to be resampled.
    private static Optional<String> few(List<ModelScore> models) {
        String few = models.stream()
                .flatMap(model -> model.table().scores().stream())
                .filter(score -> score.interval() != null && Math.min(score.positives(), score.negatives()) < FEW)
                .map(score -> score.finding().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return few.isEmpty()
                ? Optional.empty()
                : Optional.of("Fewer than " + FEW + " positive or negative films: " + few
                        + ". So few cannot say how far an estimate may be off; their intervals are too narrow.");
    }

    private static List<String> row(String head, List<Finding> findings, Function<Finding, String> cell) {
        return Stream.concat(Stream.of(head), findings.stream().map(cell)).toList();
    }

    private static String counts(List<ModelScore> models, Finding finding) {
        FindingScore score = models.stream()
                .flatMap(model -> score(model, finding).stream())
                .findFirst()
                .orElseThrow();
        return score.positives() + " / " + score.negatives();
    }

    private static String percent(double share) {
        String text = Format.fixed(100 * share, 1);
        return text.equals(Format.UNDEFINED) ? text : text + " %";
    }

    private static Optional<FindingScore> score(ModelScore model, Finding finding) {
        return model.table().scores().stream()
                .filter(score -> score.finding().equals(finding))
                .findFirst();
    }
}
