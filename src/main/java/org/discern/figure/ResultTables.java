package org.discern.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.discern.model.Finding;
import org.discern.model.FindingComparison;
import org.discern.model.FindingScore;
import org.discern.model.ModelComparison;
import org.discern.model.ModelScore;
import org.discern.model.Retrieval;

/// The tables of a report.
public final class ResultTables {
    private static final String UNDEFINED_NOTE =
            "n/a: undefined, because the judged films hold only one class, or none were scored.";

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

    /// Average precision, and F1 at the threshold chosen on the validation films, by model and finding.
    public static Table averagePrecision(List<ModelScore> models) {
        return byFinding(
                "Average precision / F1 at the threshold chosen on the validation films",
                models,
                score -> score.averagePrecision() == null
                        ? Format.UNDEFINED
                        : Format.fixed(score.averagePrecision(), 3) + " / " + Format.fixed(score.f1(), 2));
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
                    Format.fixed(row.detectable(), 3)));
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
                                + " five on films like these, by DeLong's variance."));
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
        return new Table(caption, columns, rows, undefined ? List.of(UNDEFINED_NOTE) : List.of());
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
