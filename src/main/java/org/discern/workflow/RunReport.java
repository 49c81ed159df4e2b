package org.discern.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.config.ConfigFile;
import org.discern.figure.Block;
import org.discern.figure.CurveFigure;
import org.discern.figure.EmbeddingFigure;
import org.discern.figure.ModelStyle;
import org.discern.figure.ReportContent;
import org.discern.figure.ResultTables;
import org.discern.figure.RocFigure;
import org.discern.model.FilmLayout;
import org.discern.model.Finding;
import org.discern.model.Metric;
import org.discern.model.ModelScore;
import org.discern.model.PairedDifference;
import org.discern.model.Problem;
import org.discern.model.Retrieval;
import org.discern.model.RunEvent;
import org.discern.model.RunResult;

/// What a report says of one or several runs.
final class RunReport {
    private static final int CURVES_WIDTH = 560;
    private static final int CURVES_HEIGHT = 340;
    private static final int SQUARE = 380;
    private static final double SMOOTHING = 0.9;

    private final List<RunRecord> runs;

    /// @throws Problem where a run has no result yet, or the runs are of different data
    RunReport(List<RunRecord> runs) {
        this.runs = runs;
        for (RunRecord run : runs) {
            if (run.result() == null) {
                throw new Problem(
                        "run " + run.summary().id() + " has no result yet",
                        "let it end, or go on with it by `discern resume`");
            }
            if (!run.environment()
                    .datasetHash()
                    .equals(runs.getFirst().environment().datasetHash())) {
                throw new Problem(
                        "the runs " + run.summary().id() + " and "
                                + runs.getFirst().summary().id() + " are of different data",
                        "compare runs of one data set, imported once");
            }
        }
    }

    ReportContent content() {
        List<Block> blocks = new ArrayList<>();
        RunResult first = result(runs.getFirst());
        if (first.synthetic()) {
            blocks.add(new Block.Note(
                    Block.Weight.WARNING,
                    "These films are synthetic: drawn by a program, of nobody. The figures show that the methods run, not how"
                            + " they would rank on real patients."));
        }
        blocks.add(new Block.Paragraph(summary()));
        addScores(blocks);
        addTraining(blocks);
        addRoc(blocks);
        addEmbeddings(blocks);
        addProvenance(blocks);
        return new ReportContent(title(), subtitle(first), blocks);
    }

    private String title() {
        return runs.stream().map(run -> result(run).method()).distinct().collect(Collectors.joining(", ")) + " on "
                + result(runs.getFirst()).dataset();
    }

    private String subtitle(RunResult first) {
        return String.format(
                Locale.ROOT,
                "%,d training and %,d validation films; judged on %s; %s",
                first.trainFilms(),
                first.validationFilms(),
                judged(),
                runs.stream().map(run -> run.summary().id().value()).collect(Collectors.joining(", ")));
    }

    /// Such as `227 test films of 189 patients`.
    private String judged() {
        RunResult first = result(runs.getFirst());
        return String.format(
                Locale.ROOT,
                "%,d %s films of %,d patients",
                first.testFilms(),
                FilmSets.judged(runs.getFirst().config()),
                first.testPatients());
    }

    private String summary() {
        String scores = models().entrySet().stream()
                .filter(model -> model.getValue().table().macroAuroc() != null)
                .map(model -> String.format(
                        Locale.ROOT,
                        "%s %.3f",
                        model.getKey(),
                        model.getValue().table().macroAuroc()))
                .collect(Collectors.joining("; "));
        return "Mean AUROC over the findings, on " + judged() + " that no training saw: " + scores
                + ". With so many patients, judge differences by their intervals below, not by the order of these means.";
    }

    // --- scores ---

    private void addScores(List<Block> blocks) {
        blocks.add(new Block.Heading("Scores"));
        List<ModelScore> scores = models().entrySet().stream()
                .map(model -> new ModelScore(model.getKey(), model.getValue().table()))
                .toList();
        blocks.add(ResultTables.auroc(scores));
        blocks.add(ResultTables.averagePrecision(scores));
        List<PairedDifference> differences = new ArrayList<>();
        for (RunRecord run : runs) {
            for (PairedDifference difference : result(run).differences()) {
                differences.add(new PairedDifference(
                        named(run, difference.model()), named(run, difference.reference()), difference.comparison()));
            }
        }
        differences.addAll(new RunDifferences(runs).between(this::named));
        if (!differences.isEmpty()) blocks.add(ResultTables.differences(differences));
        blocks.add(ResultTables.retrieval(retrieval()));
        List<String> notes = runs.stream()
                .flatMap(run -> result(run).notes().stream().map(note -> named(run, note)))
                .distinct()
                .toList();
        for (String note : notes) blocks.add(new Block.Note(Block.Weight.INFORMATION, note));
    }

    /// The models of all runs by name; one that is the same in several runs, as the untrained encoder is,
    /// stands once.
    private Map<String, ModelScore> models() {
        Map<String, ModelScore> models = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            for (ModelScore model : result(run).models()) {
                models.putIfAbsent(named(run, model.model()), model);
            }
        }
        return models;
    }

    private List<Retrieval> retrieval() {
        Map<String, Retrieval> once = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            for (Retrieval r : result(run).retrieval()) {
                String name = named(run, r.encoder());
                once.putIfAbsent(
                        name, new Retrieval(name, r.films(), r.ownView(), r.samePatient(), r.samePatientByChance()));
            }
        }
        return List.copyOf(once.values());
    }

    /// With several runs, what is said of a run says of which; what starts from nothing and came out the same
    /// in all is nobody's.
    private String named(RunRecord run, String text) {
        return runs.size() == 1 || isNobodys(text) ? text : runName(run) + ": " + text;
    }

    private boolean isNobodys(String text) {
        boolean fromNothing = text.startsWith("untrained")
                || text.equals(ModelName.PROBE_UNTRAINED)
                || text.equals(ModelName.END_TO_END_RANDOM);
        if (!fromNothing) return false;
        Stream<Record> said = runs.stream()
                .map(RunReport::result)
                .flatMap(result -> Stream.concat(
                        result.models().stream().filter(model -> model.model().equals(text)),
                        result.retrieval().stream()
                                .filter(retrieval -> retrieval.encoder().equals(text))));
        return said.distinct().count() <= 1;
    }

    /// The method's title, the run's name where several runs are of one method, its id where they have one
    /// name too.
    private String runName(RunRecord run) {
        if (isUnique(run, other -> result(other).method())) return result(run).method();
        if (isUnique(run, other -> other.summary().name())) return run.summary().name();
        return run.summary().id().value();
    }

    private boolean isUnique(RunRecord run, Function<RunRecord, String> name) {
        return runs.stream()
                        .filter(other -> name.apply(other).equals(name.apply(run)))
                        .count()
                == 1;
    }

    // --- figures ---

    private void addTraining(List<Block> blocks) {
        List<Block.Drawing> drawings = new ArrayList<>();
        List<CurveFigure.Reference> guess = runs.stream()
                .map(run -> run.config().moco().queueSize())
                .distinct()
                .map(CurveFigure.Reference::uninformedLoss)
                .toList();
        addCurve(drawings, "Contrastive loss", Metric.LOSS, guess);
        addCurve(drawings, "Contrast accuracy", Metric.CONTRAST_ACCURACY, List.of());
        addCurve(drawings, "Spread of the queries", Metric.QUERY_SPREAD, List.of());
        if (drawings.isEmpty()) return;
        blocks.add(new Block.Heading("Pre-training"));
        blocks.add(new Block.Figures(drawings));
    }

    private void addCurve(
            List<Block.Drawing> drawings, String title, String metric, List<CurveFigure.Reference> references) {
        List<CurveFigure.Series> series = new ArrayList<>();
        for (RunRecord run : runs) {
            List<RunEvent.StepDone> steps = run.events().stream()
                    .filter(RunEvent.StepDone.class::isInstance)
                    .map(RunEvent.StepDone.class::cast)
                    .filter(step ->
                            step.phase().equals(Phase.PRETRAIN) && step.values().containsKey(metric))
                    .toList();
            if (steps.isEmpty()) continue;
            series.add(new CurveFigure.Series(
                    runName(run),
                    style(run),
                    steps.stream().mapToDouble(RunEvent.StepDone::step).toArray(),
                    steps.stream()
                            .mapToDouble(
                                    step -> Objects.requireNonNull(step.values().get(metric)))
                            .toArray()));
        }
        if (series.isEmpty()) return;
        CurveFigure figure = new CurveFigure(
                title, "step", title.toLowerCase(Locale.ROOT), series, references, CurveFigure.Scale.LINEAR, SMOOTHING);
        drawings.add(Block.Drawing.of(
                figure,
                CURVES_WIDTH,
                CURVES_HEIGHT,
                "Faint: each step; bold: smoothed, weight of the past " + SMOOTHING));
    }

    private void addRoc(List<Block> blocks) {
        RunDifferences judged = new RunDifferences(runs);
        List<Block.Drawing> drawings = new ArrayList<>();
        for (Finding finding : judged.findings()) {
            List<RocFigure.Curve> curves = new ArrayList<>();
            for (ModelScore model : models().values()) {
                curve(judged, model, finding, curves.size()).ifPresent(curves::add);
            }
            if (!curves.isEmpty())
                drawings.add(Block.Drawing.of(new RocFigure(finding, curves), SQUARE, SQUARE + 30, ""));
        }
        if (drawings.isEmpty()) return;
        blocks.add(new Block.Heading("ROC curves"));
        blocks.add(new Block.Figures(drawings));
    }

    private Optional<RocFigure.Curve> curve(RunDifferences judged, ModelScore model, Finding finding, int place) {
        RunRecord run = runOf(model);
        return model.table().scores().stream()
                .filter(score -> score.finding().equals(finding))
                .findFirst()
                .flatMap(score -> judged.roc(run, model.model(), finding)
                        .map(roc -> new RocFigure.Curve(
                                shortName(run, model.model()),
                                style(run, model.model(), place),
                                roc,
                                Objects.requireNonNull(score.auroc(), "a curve has an area"),
                                score.interval(),
                                null)));
    }

    /// What fits into a figure's legend.
    private String shortName(RunRecord run, String model) {
        String own = runs.size() == 1 || isNobodys(model) ? "" : runName(run) + ", ";
        return switch (model) {
            case ModelName.PROBE_PRETRAINED -> runName(run);
            case ModelName.PROBE_UNTRAINED -> own + "untrained";
            case ModelName.END_TO_END_PRETRAINED -> runName(run) + ", end-to-end";
            case ModelName.END_TO_END_RANDOM -> own + "supervised";
            default -> model;
        };
    }

    private RunRecord runOf(ModelScore model) {
        return runs.stream()
                .filter(run -> result(run).models().contains(model))
                .findFirst()
                .orElseThrow();
    }

    private void addEmbeddings(List<Block> blocks) {
        Finding finding = mostBalanced();
        List<Block.Drawing> drawings = new ArrayList<>();
        for (RunRecord run : runs) {
            FilmLayout layout = run.layout();
            if (layout == null) continue;
            EmbeddingFigure figure = EmbeddingFigure.of(
                    runName(run) + ": " + finding.name(),
                    finding,
                    layout,
                    run.cohort().films(),
                    String.format(Locale.ROOT, "%s%nTrustworthiness %.3f", layout.caption(), layout.trustworthiness()));
            drawings.add(Block.Drawing.of(figure, SQUARE, SQUARE + 60, ""));
        }
        if (drawings.isEmpty()) return;
        blocks.add(new Block.Heading(
                "Embeddings of the " + FilmSets.judged(runs.getFirst().config()) + " films"));
        blocks.add(
                new Block.Paragraph(
                        "Each mark is a film; near marks have similar embeddings. Distances between clusters, and their sizes, mean little."));
        blocks.add(new Block.Figures(drawings));
    }

    /// The finding whose classes are most even among the judged films: the one of which a picture shows most.
    private Finding mostBalanced() {
        return result(runs.getFirst()).models().getFirst().table().scores().stream()
                .max((a, b) ->
                        Integer.compare(Math.min(a.positives(), a.negatives()), Math.min(b.positives(), b.negatives())))
                .orElseThrow()
                .finding();
    }

    // --- provenance ---

    private void addProvenance(List<Block> blocks) {
        blocks.add(new Block.Heading("How it was made"));
        for (RunRecord run : runs) {
            blocks.add(new Block.Code(
                    runName(run) + ": the command that makes it again, in the project's folder",
                    "discern run runs/" + run.summary().id() + "/config.yaml",
                    false));
            blocks.add(new Block.Code(runName(run) + ": settings", ConfigFile.write(run.config()), true));
            blocks.add(new Block.Code(runName(run) + ": environment", environment(run), true));
        }
    }

    private static String environment(RunRecord run) {
        Environment e = run.environment();
        return String.format(
                Locale.ROOT,
                "%s%n%s, %s, %d processors, %,d MiB%nengine %s: %s%ndata set %s, content %s%nseed %d, started %s%n"
                        + "pre-training %.0f s, evaluation %.0f s",
                e.program(),
                e.java(),
                e.system(),
                e.processors(),
                e.memoryMebibytes(),
                e.engine(),
                e.device(),
                e.dataset(),
                e.datasetHash(),
                e.seed(),
                e.started(),
                result(run).pretrainSeconds(),
                result(run).evaluationSeconds());
    }

    private ModelStyle style(RunRecord run) {
        return isUnique(run, other -> result(other).method())
                ? ModelStyle.valueOf(run.config().method().name())
                : ModelStyle.other(runs.indexOf(run));
    }

    private ModelStyle style(RunRecord run, String model, int place) {
        return switch (model) {
            case ModelName.PROBE_UNTRAINED -> ModelStyle.UNTRAINED;
            case ModelName.END_TO_END_RANDOM -> ModelStyle.SUPERVISED;
            case ModelName.PROBE_PRETRAINED -> style(run);
            default -> ModelStyle.other(place);
        };
    }

    private static RunResult result(RunRecord run) {
        return Objects.requireNonNull(run.result());
    }
}
