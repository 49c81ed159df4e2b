package org.discern.workflow;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.discern.config.ConfigFile;
import org.discern.config.EvaluationConfig;
import org.discern.config.FusionConfig;
import org.discern.config.PublishedConfig;
import org.discern.config.PublishedConfig.PublishedRow;
import org.discern.config.PublishedConfig.PublishedSetting;
import org.discern.config.PublishedConfig.Start;
import org.discern.config.RunConfig;
import org.discern.figure.ReportPage;
import org.discern.model.Finding;
import org.discern.model.FindingScore;
import org.discern.model.ModelScore;
import org.discern.model.RunEvent;
import org.discern.model.RunResult;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.stats.HanleyMcNeil;
import org.discern.storage.DurableFile;
import org.jspecify.annotations.Nullable;

/// The slides' table beside this project's runs: what was published, what this project found in the same place, and
/// for each empty place the experiment that would fill it with what it would take.
public final class ReproduceSlides {
    private static final double LEVEL = 0.95;
    /// Work of a film in a forward and backward pass of one encoder, of that in a step of pre-training.
    private static final double FINE_TUNING_WORK = 0.75;

    private final Project project;
    private final MeasuredSpeeds speeds;
    private final PublishedConfig published = ConfigFile.published();

    public ReproduceSlides(Project project) {
        this.project = project;
        this.speeds = new MeasuredSpeeds(project);
    }

    /// The cells, row by row.
    public List<SlidesCell> cells() {
        List<Judged> runs = runs();
        List<SlidesCell> cells = new ArrayList<>();
        for (PublishedRow row : published.rows()) {
            for (int place = 0; place < published.settings().size(); place++) {
                cells.add(
                        cell(row, published.settings().get(place), row.aurocs().get(place) / 100, runs));
            }
        }
        return cells;
    }

    /// What stands on the page.
    public SlidesPage page() {
        return new SlidesPage(published, cells());
    }

    /// Writes the page, and the experiments of the empty cells beside it, into a folder of its own below `reports`.
    ///
    /// @return the page
    public Path run(JobContext context) {
        context.report(new RunEvent.PhaseStarted(Phase.REPORT, 0));
        SlidesPage page = page();
        Path folder = DatedFolder.create(project.reportsFolder(), Instant.now(), "-slides");
        for (SlidesCell cell : page.cells()) {
            if (cell.own() == null) DurableFile.replace(folder.resolve(cell.name() + ".yaml"), cell.yaml());
        }
        ExportRuns.write("slides", page.table(), folder);
        ExportRuns.write("test-sizes", page.testSizes(), folder);
        Path file = folder.resolve("report.html");
        DurableFile.replace(file, ReportPage.html(page.content()));
        return file;
    }

    /// The tables, for the terminal.
    public String markdown() {
        SlidesPage page = page();
        return page.table().markdown() + "\n" + page.testSizes().markdown();
    }

    private SlidesCell cell(PublishedRow row, PublishedSetting setting, double auroc, List<Judged> runs) {
        String name = name(row, setting);
        RunConfig config = experiment(row, setting);
        Optional<MeasuredSpeeds.Speed> speed = speeds.of(config);
        return new SlidesCell(
                row,
                setting,
                auroc,
                HanleyMcNeil.interval(
                        auroc, setting.fewestPositives(), setting.judgedFilms() - setting.fewestPositives(), LEVEL),
                own(row, setting, runs),
                name,
                "# discern run " + name + ".yaml --project DIR\n" + ConfigFile.write(config),
                films(row, setting)
                        / speed.map(MeasuredSpeeds.Speed::imagesPerSecond).orElse(publishedSpeed())
                        / 3600,
                speed.isPresent());
    }

    // --- this project's runs ---

    /// A finished run.
    private record Judged(RunSummary summary, RunConfig config, RunResult result) {}

    private List<Judged> runs() {
        List<Judged> runs = new ArrayList<>();
        for (RunSummary summary : project.runs()) {
            if (summary.state() != RunState.DONE) continue;
            RunFolder folder = project.existingRun(summary.id());
            runs.add(new Judged(
                    summary, project.settings(summary.id()), folder.json().read(folder.result(), RunResult.class)));
        }
        return runs;
    }

    /// Of the latest run that was asked the same.
    private SlidesCell.@Nullable Own own(PublishedRow row, PublishedSetting setting, List<Judged> runs) {
        for (Judged run : runs) {
            if (!run.config().data().dataset().equals(setting.dataset())) continue;
            EvaluationConfig policy = run.config().evaluation();
            if (policy.judgedOn() != setting.split() || policy.labelFraction() != 1) continue;
            Optional<SlidesCell.Own> own = own(row, setting, run);
            if (own.isPresent()) return own.get();
        }
        return null;
    }

    private Optional<SlidesCell.Own> own(PublishedRow row, PublishedSetting setting, Judged run) {
        for (ModelScore model : run.result().models()) {
            if (!isWanted(row, setting, run, model.model())) continue;
            Optional<FindingScore> score = model.table().scores().stream()
                    .filter(each -> each.finding().equals(new Finding(published.finding())) && each.auroc() != null)
                    .findFirst();
            if (score.isPresent())
                return Optional.of(new SlidesCell.Own(run.summary().id(), model.model(), score.get()));
        }
        return Optional.empty();
    }

    private static boolean isWanted(PublishedRow row, PublishedSetting setting, Judged run, String model) {
        String start = ModelName.PRETRAINED;
        if (row.method() == Start.IMAGENET) start = ModelName.INITIAL;
        else if (!run.config().method().title().equals(row.method().title())) return false;
        String image = row.endToEnd() ? ModelName.endToEnd(start) : ModelName.probe(start);
        return model.equals(setting.withValues() ? ModelName.fused(image, FusionConfig.Kind.RAW) : image);
    }

    // --- experiments ---

    private static String name(PublishedRow row, PublishedSetting setting) {
        return "slides-" + RunFigures.fileName(row.method().title() + " " + setting.name())
                + (row.endToEnd() ? "-end-to-end" : "-linear");
    }

    private RunConfig experiment(PublishedRow row, PublishedSetting setting) {
        List<String> sets = new ArrayList<>(List.of(
                "name=" + name(row, setting),
                "data.dataset=" + setting.dataset(),
                "pair.positive="
                        + (row.method() == Start.MOCO || row.method() == Start.IMAGENET ? "self" : "samePatient"),
                "evaluation.findings=[" + published.finding() + "]",
                "evaluation.uncertain=ignore",
                "evaluation.unmentioned=ignore",
                "evaluation.judgedOn=" + (setting.split() == EvaluationConfig.JudgedOn.TEST ? "test" : "validation"),
                "evaluation.linearProbe=" + !row.endToEnd(),
                "evaluation.endToEnd=" + row.endToEnd(),
                "evaluation.fusion.kind=" + (setting.withValues() ? "raw" : "none")));
        if (row.method() == Start.DISCERN) {
            sets.add("weighting.kind=mass");
            sets.add("weighting.alpha=0.9");
            sets.add("weighting.findings=[Enlarged Cardiomediastinum, Cardiomegaly, Pneumothorax, Pleural Effusion,"
                    + " Pleural Other, Fracture]");
        }
        if (row.method() == Start.IMAGENET) {
            sets.addAll(List.of(
                    "pretrain.epochs=0", "encoder.initialWeights=densenet121.safetensors", "encoder.pictures=colour"));
        }
        return ConfigFile.parse("slides.yaml", Assets.text("slides.yaml"), sets);
    }

    // --- cost ---

    /// Films through a step of pre-training, or as much work.
    private double films(PublishedRow row, PublishedSetting setting) {
        double pretraining = row.method() == Start.IMAGENET
                ? 0
                : (double) published.pretrainingFilms() * published.pretrainingEpochs();
        double fineTuning =
                row.endToEnd() ? FINE_TUNING_WORK * setting.trainingFilms() * published.fineTuningEpochs() : 0;
        return pretraining + fineTuning;
    }

    /// Films a second of the authors' card.
    private double publishedSpeed() {
        return (double) published.pretrainingFilms()
                * published.pretrainingEpochs()
                / published.pretrainingHours()
                / 3600;
    }
}
