package org.discern.figure;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.discern.model.Finding;
import org.discern.model.FindingComparison;
import org.discern.model.FindingMatrix;
import org.discern.model.FindingScore;
import org.discern.model.FusionResult;
import org.discern.model.FusionResult.Importance;
import org.discern.model.LabelDraws;
import org.jspecify.annotations.Nullable;

/// The tables of experiments beside the score table: few labels, clinical values, other data sets, findings left out.
public final class ExperimentTables {
    private static final String TOLD_NOTE = "*: the finding that this encoder was not told of.";

    private ExperimentTables() {}

    /// Mean AUROC by model and share of the labels.
    ///
    /// @param of begins the caption: whose draws they are
    public static Table fewLabels(String of, LabelDraws draws) {
        record At(String model, double fraction) {}
        Map<At, List<LabelDraws.Draw>> groups = draws.draws().stream()
                .collect(Collectors.groupingBy(
                        draw -> new At(draw.model(), draw.fraction()), LinkedHashMap::new, Collectors.toList()));
        List<List<String>> rows = new ArrayList<>();
        groups.forEach((at, group) -> {
            DoubleSummaryStatistics auroc = group.stream()
                    .map(LabelDraws.Draw::macroAuroc)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .summaryStatistics();
            boolean defined = auroc.getCount() > 0;
            rows.add(List.of(
                    at.model(),
                    Format.fixed(100 * at.fraction(), 1) + " %",
                    Long.toString(Math.round(group.stream()
                            .mapToInt(LabelDraws.Draw::films)
                            .average()
                            .orElseThrow())),
                    auroc.getCount() + " of " + group.size(),
                    defined ? Format.fixed(auroc.getAverage(), 3) : Format.UNDEFINED,
                    defined ? Format.fixed(auroc.getMin(), 3) + " to " + Format.fixed(auroc.getMax(), 3) : ""));
        });
        return new Table(
                of + "Mean AUROC with few labels",
                List.of(
                        Table.Column.text("Model"),
                        Table.Column.number("Training patients"),
                        Table.Column.number("Films, mean"),
                        Table.Column.number("Draws with a score"),
                        Table.Column.number("Mean AUROC"),
                        Table.Column.number("Lowest to highest")),
                rows,
                List.of("Draws of patients differ; validation and judged films are the same, with all their labels."));
    }

    /// How many films have each clinical value.
    public static Table coverage(String of, FusionResult fusion) {
        return new Table(
                of + "Clinical values",
                List.of(
                        Table.Column.text("Value"),
                        Table.Column.number("Training films that have it"),
                        Table.Column.number("Judged films that have it")),
                fusion.coverage().stream()
                        .map(row -> List.of(
                                row.value(),
                                Integer.toString(row.trainingFilms()),
                                Integer.toString(row.judgedFilms())))
                        .toList(),
                List.of());
    }

    /// The drop in AUROC without each value, by model and finding.
    public static Table importance(String of, FusionResult fusion) {
        List<String> values =
                fusion.importance().stream().map(Importance::value).distinct().toList();
        Map<List<String>, Map<String, String>> cells = new LinkedHashMap<>();
        for (Importance each : fusion.importance()) {
            cells.computeIfAbsent(List.of(each.model(), each.finding().name()), _ -> new LinkedHashMap<>())
                    .put(each.value(), Format.estimate(each.drop(), each.interval(), 3));
        }
        List<List<String>> rows = new ArrayList<>();
        cells.forEach((head, row) -> {
            List<String> line = new ArrayList<>(head);
            values.forEach(value -> line.add(row.getOrDefault(value, Format.UNDEFINED)));
            rows.add(line);
        });
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("Model"), Table.Column.text("Finding")));
        values.forEach(value -> columns.add(Table.Column.number(value)));
        return new Table(
                of + "Drop in AUROC when a value is shuffled among the judged patients [95 % interval]",
                columns,
                rows,
                List.of("Around 0: the model does as well without it. Values that tell the same hide each other."));
    }

    /// A model that may have clinical values beside the image.
    ///
    /// @param image the model of the image alone; empty where there is no image
    /// @param way how values are joined with it
    /// @param fromImage difference from the image alone; `null` where there is none
    public record WithValues(
            String image,
            String way,
            FindingScore score,
            @Nullable FindingComparison fromImage) {}

    /// What clinical values do beside the image, for one finding.
    public static Table withValues(Finding finding, List<WithValues> models) {
        return new Table(
                finding.name() + " by use of clinical values",
                List.of(
                        Table.Column.text("Image"),
                        Table.Column.text("Values"),
                        Table.Column.number("AUROC [95 % interval]"),
                        Table.Column.number("Less the image alone [95 % interval]"),
                        Table.Column.number("p, permutation by patient")),
                models.stream()
                        .map(model -> List.of(
                                model.image(),
                                model.way(),
                                Format.range(
                                        model.score().auroc(), model.score().interval()),
                                model.fromImage() == null
                                        ? ""
                                        : Format.difference(
                                                model.fromImage().difference(),
                                                model.fromImage().interval()),
                                model.fromImage() == null
                                        ? ""
                                        : Format.pValue(model.fromImage().permutationP())))
                        .toList(),
                List.of("p values are not corrected for the number of ways and findings."));
    }

    /// A model's scores on the films of one data set.
    public record Elsewhere(String model, String films, List<FindingScore> scores) {
        public Elsewhere {
            scores = List.copyOf(scores);
        }
    }

    /// Models on their own films and on those of other data sets, with how many are positive and negative.
    public static Table elsewhere(List<Elsewhere> models, List<Finding> findings) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("Model"), Table.Column.text("Films")));
        findings.forEach(finding -> columns.add(Table.Column.number(finding.name())));
        List<List<String>> rows = new ArrayList<>();
        for (Elsewhere model : models) {
            List<String> row = new ArrayList<>(List.of(model.model(), model.films()));
            for (Finding finding : findings) {
                row.add(model.scores().stream()
                        .filter(score -> score.finding().equals(finding))
                        .findFirst()
                        .map(score -> Format.estimate(score.auroc(), score.interval(), 3) + " (" + score.positives()
                                + " / " + score.negatives() + ")")
                        .orElse(Format.UNDEFINED));
            }
            rows.add(row);
        }
        return new Table(
                "AUROC [95 % interval] (films, positive / negative)",
                columns,
                rows,
                List.of("Models and thresholds are those of the run; nothing is trained or chosen elsewhere."));
    }

    /// AUROC by encoder (rows: the finding that its pre-training was not told of) and finding judged.
    public static Table matrix(FindingMatrix matrix) {
        return matrixTable(
                "AUROC of the linear probe [95 % interval, patients resampled]",
                matrix,
                matrix.rows(),
                cell -> Format.estimate(cell.score().auroc(), cell.score().interval(), 3),
                List.of(TOLD_NOTE));
    }

    /// The same less what the encoder reaches that was told of all findings, for the others.
    public static Table matrixDifferences(FindingMatrix matrix) {
        return matrixTable(
                "Paired difference from the encoder that was told of all findings [95 % interval], p by permutation",
                matrix,
                matrix.rows().stream().filter(row -> row.leftOut() != null).toList(),
                ExperimentTables::difference,
                List.of(
                        TOLD_NOTE,
                        "p values are not corrected for multiple comparisons. One seed: other seeds vary too."));
    }

    private static String difference(FindingMatrix.Cell cell) {
        FindingComparison from = cell.fromAll();
        if (from == null || from.difference() == null) return Format.UNDEFINED;
        return Format.difference(from.difference(), from.interval()) + ", " + Format.pValue(from.permutationP());
    }

    private static Table matrixTable(
            String caption,
            FindingMatrix matrix,
            List<FindingMatrix.Row> shown,
            Function<FindingMatrix.Cell, String> text,
            List<String> notes) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("Left out of pre-training")));
        matrix.findings().forEach(finding -> columns.add(Table.Column.number(finding.name())));
        List<List<String>> rows = new ArrayList<>();
        for (FindingMatrix.Row row : shown) {
            List<String> line = new ArrayList<>();
            line.add(row.leftOut() == null ? "nothing" : row.leftOut().name());
            for (FindingMatrix.Cell cell : row.cells()) {
                boolean own = cell.score().finding().equals(row.leftOut());
                line.add(text.apply(cell) + (own ? " *" : ""));
            }
            rows.add(line);
        }
        return new Table(caption, columns, rows, notes);
    }
}
