package org.discern.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Finding;
import org.discern.model.FindingScore;
import org.jspecify.annotations.Nullable;

/// The tables of a report.
public final class ResultTables {
    private static final String UNDEFINED_NOTE = "n/a: undefined, because the test films hold only one class, or none were scored.";

    /// What one model scored.
    ///
    /// @param macroAuroc mean AUROC over the findings where it is defined; `null` where there are none
    public record ModelScores(
            String model, List<FindingScore> scores, @Nullable Double macroAuroc, @Nullable ConfidenceInterval macroInterval) {
        public ModelScores {
            scores = List.copyOf(scores);
        }

        private Optional<FindingScore> score(Finding finding) {
            return scores.stream().filter(score -> score.finding().equals(finding)).findFirst();
        }
    }

    /// Two models compared on the same films.
    ///
    /// @param comparison such as `DisCeRn - MoCo`
    /// @param of what, such as a finding or `macro`
    /// @param difference of their AUROC
    public record Difference(String comparison, String of, double difference, ConfidenceInterval interval, double pValue) {}

    /// How often a film's nearest neighbour is the right one.
    ///
    /// @param films how many were asked
    /// @param ownView share of films whose nearest among all second views is their own
    /// @param samePatient share of films whose nearest other film is of the same patient
    public record Retrieval(String model, int films, double ownView, double samePatient) {}

    private ResultTables() {}

    /// AUROC by model (rows) and finding (columns) with the macro mean, and how many films are positive and negative.
    public static Table auroc(List<ModelScores> models) {
        return byFinding("AUROC on the test films [95 % interval, patients resampled]", models,
                score -> Format.estimate(score.auroc(), score.interval(), 3), "Macro mean",
                model -> Format.estimate(model.macroAuroc(), model.macroInterval(), 3));
    }

    /// Average precision, and F1 at the threshold chosen on the validation films, by model and finding.
    public static Table averagePrecision(List<ModelScores> models) {
        return byFinding("Average precision / F1 at the threshold chosen on the validation films", models,
                ResultTables::averagePrecision, null, _ -> "");
    }

    /// Differences between models on the same films.
    public static Table differences(List<Difference> differences) {
        List<List<String>> rows = differences.stream().map(d -> List.of(d.comparison(), d.of(), Format.fixed(d.difference(), 3),
                "[" + Format.fixed(d.interval().low(), 3) + ", " + Format.fixed(d.interval().high(), 3) + "]", Format.pValue(d.pValue()))).toList();
        return new Table("Paired differences in AUROC", List.of(Table.Column.text("Comparison"), Table.Column.text("Finding"),
                Table.Column.number("Difference"), Table.Column.number("95 % interval"), Table.Column.number("p")), rows,
                List.of("Positive: the first model is better. p values are not corrected for the number of comparisons."));
    }

    /// What pre-training learned of its own task, on patients that it never saw.
    public static Table retrieval(List<Retrieval> results) {
        List<List<String>> rows = results.stream().map(r -> List.of(r.model(), Integer.toString(r.films()),
                percent(r.ownView()), percent(r.samePatient()))).toList();
        return new Table("Nearest neighbours among held-out films", List.of(Table.Column.text("Model"), Table.Column.number("Films"),
                Table.Column.number("Own second view nearest"), Table.Column.number("Same patient nearest")), rows,
                List.of("Own second view: among the second augmented views of all films. Same patient: among all other films."));
    }

    private static Table byFinding(String caption, List<ModelScores> models, Function<FindingScore, String> cell,
            @Nullable String meanName, Function<ModelScores, String> mean) {
        List<Finding> findings = models.stream().flatMap(m -> m.scores().stream()).map(FindingScore::finding).distinct().toList();
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("Model")));
        findings.forEach(finding -> columns.add(Table.Column.number(finding.name())));
        if (meanName != null) columns.add(Table.Column.number(meanName));
        List<List<String>> rows = new ArrayList<>();
        for (ModelScores model : models) {
            rows.add(row(model.model(), findings, f -> model.score(f).map(cell).orElse(Format.UNDEFINED), meanName == null ? null : mean.apply(model)));
        }
        boolean undefined = rows.stream().flatMap(List::stream).anyMatch(text -> text.contains(Format.UNDEFINED));
        rows.add(row("Films, positive / negative", findings, f -> counts(models, f), meanName == null ? null : ""));
        return new Table(caption, columns, rows, undefined ? List.of(UNDEFINED_NOTE) : List.of());
    }

    private static String averagePrecision(FindingScore score) {
        return score.averagePrecision() == null ? Format.UNDEFINED
                : Format.fixed(score.averagePrecision(), 3) + " / " + Format.fixed(score.f1(), 2);
    }

    private static List<String> row(String head, List<Finding> findings, Function<Finding, String> cell, @Nullable String last) {
        List<String> row = new ArrayList<>(List.of(head));
        findings.stream().map(cell).forEach(row::add);
        if (last != null) row.add(last);
        return row;
    }

    private static String counts(List<ModelScores> models, Finding finding) {
        FindingScore score = Objects.requireNonNull(models.stream().flatMap(m -> m.score(finding).stream()).findFirst().orElse(null));
        return score.positives() + " / " + score.negatives();
    }

    private static String percent(double share) {
        String text = Format.fixed(100 * share, 1);
        return text.equals(Format.UNDEFINED) ? text : text + " %";
    }
}
