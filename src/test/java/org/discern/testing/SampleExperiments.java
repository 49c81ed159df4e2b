package org.discern.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.discern.model.ClinicalValue;
import org.discern.model.Cohort;
import org.discern.model.ConfidenceInterval;
import org.discern.model.ExternalResult;
import org.discern.model.Finding;
import org.discern.model.FindingComparison;
import org.discern.model.FindingMatrix;
import org.discern.model.FindingScore;
import org.discern.model.FusionResult;
import org.discern.model.ModelScore;
import org.discern.model.PairedDifference;
import org.discern.model.Radiograph;
import org.discern.model.RunId;
import org.discern.model.RunResult;
import org.discern.model.RunState;
import org.discern.model.ScoreTable;
import org.discern.workflow.ModelName;
import org.discern.workflow.RunJson;
import org.discern.workflow.RunRecord;

/// A run that was asked for clinical values and judged elsewhere, and a matrix of findings left out, made up for tests
/// of what shows them.
public final class SampleExperiments {
    public static final List<String> VALUES = List.of("O2 saturation", "CRP", "temperature");
    public static final String ELSEWHERE = "other-hospital";
    private static final List<String> WAYS = List.of("raw", "standardised", "mlp", "gated", "late");
    /// What each way adds to the image's AUROC.
    private static final double[] GAINS = {-0.2121, 0.05, 0.04, -0.01, 0.06};

    private SampleExperiments() {}

    /// @param folder of the run, into which what its record reads later is written
    public static RunRecord record(RunRecord run, Path folder) {
        RunResult result = Objects.requireNonNull(run.result());
        List<ModelScore> models = new ArrayList<>(result.models());
        List<PairedDifference> differences = new ArrayList<>();
        List<FusionResult.Importance> importance = new ArrayList<>();
        models.add(score(ModelName.VALUES_ALONE, 0.7));
        for (int way = 0; way < WAYS.size(); way++) {
            String model = fused(WAYS.get(way));
            models.add(score(model, 0.8125 + GAINS[way]));
            for (Finding finding : SampleRuns.FINDINGS.subList(0, 3)) {
                differences.add(
                        new PairedDifference(model, ModelName.PROBE_PRETRAINED, difference(finding, GAINS[way])));
                for (int value = 0; value < VALUES.size(); value++) {
                    double drop = 0.08 / (1 + value) - 0.01 * way;
                    importance.add(
                            new FusionResult.Importance(model, VALUES.get(value), finding, drop, around(drop, 0.03)));
                }
            }
        }
        List<FusionResult.Coverage> coverage = List.of(
                new FusionResult.Coverage(VALUES.get(0), 34, 130),
                new FusionResult.Coverage(VALUES.get(1), 14, 60),
                new FusionResult.Coverage(VALUES.get(2), 40, 160));
        write(folder.resolve("fusion.json"), new FusionResult(coverage, importance));
        write(
                folder.resolve("external").resolve(ELSEWHERE + ".json"),
                new ExternalResult(
                        ELSEWHERE,
                        "hash",
                        false,
                        "all",
                        955,
                        306,
                        List.of(SampleRuns.FINDINGS.getLast()),
                        List.of(score(ModelName.PROBE_PRETRAINED, 0.553))));
        return new RunRecord(
                run.summary(),
                run.config(),
                run.environment(),
                withValues(run.cohort()),
                run.events(),
                SampleRuns.withModels(result, models, differences),
                run.predictions(),
                run.layout(),
                folder);
    }

    public static String fused(String way) {
        return ModelName.PROBE_PRETRAINED + " + values (" + way + ")";
    }

    /// Three findings left out in turn: the one left out is told worse, the others are told much as before.
    public static FindingMatrix matrix() {
        RunId all = SampleRuns.summary("discern", RunState.DONE).id();
        List<FindingMatrix.Row> rows = new ArrayList<>();
        rows.add(new FindingMatrix.Row(
                null,
                all,
                SampleRuns.FINDINGS.stream()
                        .map(finding -> new FindingMatrix.Cell(findingScore(finding, 0.81), null))
                        .toList()));
        for (Finding leftOut : SampleRuns.FINDINGS.subList(0, 3)) {
            List<FindingMatrix.Cell> cells = SampleRuns.FINDINGS.stream()
                    .map(finding -> {
                        double change =
                                finding.equals(leftOut) ? -0.12 : finding.name().length() / 1000.0;
                        return new FindingMatrix.Cell(
                                findingScore(finding, 0.81 + change),
                                isRare(finding) ? undefined(finding) : difference(finding, change));
                    })
                    .toList();
            rows.add(new FindingMatrix.Row(leftOut, new RunId("20260102-030405-" + rows.size() + "-discern"), cells));
        }
        return new FindingMatrix(SampleRuns.DATASET, "test", SampleRuns.FINDINGS, rows);
    }

    private static ModelScore score(String model, double auroc) {
        return new ModelScore(
                model,
                new ScoreTable(
                        SampleRuns.FINDINGS.stream()
                                .map(finding -> findingScore(finding, auroc))
                                .toList(),
                        auroc,
                        around(auroc, 0.03),
                        auroc,
                        null));
    }

    private static FindingScore findingScore(Finding finding, double auroc) {
        return isRare(finding)
                ? FindingScore.undefined(finding, 0, 160)
                : new FindingScore(finding, 81, 79, auroc, around(auroc, 0.05), null, auroc, null, auroc, auroc);
    }

    private static FindingComparison difference(Finding finding, double difference) {
        return new FindingComparison(finding, 81, 79, difference, around(difference, 0.045), null, 0.02);
    }

    private static FindingComparison undefined(Finding finding) {
        return new FindingComparison(finding, 0, 160, null, null, null, null);
    }

    private static boolean isRare(Finding finding) {
        return finding.equals(SampleRuns.FINDINGS.getLast());
    }

    private static ConfidenceInterval around(double value, double half) {
        return new ConfidenceInterval(value - half, value + half, 0.95);
    }

    /// Each value where its number divides the film's.
    private static Cohort withValues(Cohort cohort) {
        List<Radiograph> films = new ArrayList<>();
        for (Radiograph film : cohort.films()) {
            Map<String, ClinicalValue> values = new HashMap<>();
            for (int value = 0; value < VALUES.size(); value++) {
                if (films.size() % (value + 1) == 0) values.put(VALUES.get(value), ClinicalValue.untimed(films.size()));
            }
            films.add(new Radiograph(
                    film.imageId(),
                    film.dataset(),
                    film.patientId(),
                    film.studyId(),
                    film.taken(),
                    film.view(),
                    film.split(),
                    film.file(),
                    film.sex(),
                    film.ageYears(),
                    film.labels(),
                    values));
        }
        return new Cohort(cohort.name(), cohort.synthetic(), cohort.findings(), films);
    }

    private static void write(Path file, Object value) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, new RunJson().line(value));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
