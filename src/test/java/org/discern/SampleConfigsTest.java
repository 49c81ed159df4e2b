package org.discern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.config.ConfigFile;
import org.discern.config.DatasetConfig;
import org.discern.config.RunConfig;
import org.discern.model.ImportReport;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.testing.RealData;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;
import org.discern.workflow.CheckExperiment;
import org.discern.workflow.ImportDataset;
import org.discern.workflow.Project;
import org.discern.workflow.RunExperiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The settings that come with the program are ones that it understands, and that fit the data they are meant
/// for.
class SampleConfigsTest {
    private static final Path SAMPLES = Path.of("sample-configs");
    private static final Path DATASETS = SAMPLES.resolve("datasets");

    @ParameterizedTest
    @MethodSource("experiments")
    void everyExperimentLoadsAndIsNamedLikeItsFile(Path file) {
        RunConfig config = ConfigFile.read(file, List.of());
        assertEquals(file.getFileName().toString(), config.name() + ".yaml");
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void everyDescriptionLoadsAndIsNamedLikeItsFile(Path file) {
        DatasetConfig description = ConfigFile.readDataset(file);
        assertEquals(file.getFileName().toString(), description.name() + ".yaml");
        assertFalse(
                description.source().isBlank() || description.licence().isBlank(), "who is to be cited, on what terms");
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyExperimentNamesFindingsOfItsDataSet(Path file) {
        assertFits(ConfigFile.read(file, List.of()), descriptionsByName());
    }

    /// What makes a preset what it is named after; the rest of it stands beside its source in the file.
    @ParameterizedTest
    @CsvSource({
        "moco-v1-1, MoCo, resnet50, LINEAR, 65536, 0.07, NONE",
        "moco-v2-1, MoCo, resnet50, MLP, 65536, 0.2, NONE",
        "moco-v3-1, MoCo, resnet50, PREDICTOR, 4096, 1.0, NONE",
        "moco-cxr-1, MoCo, resnet18, MLP, 24576, 0.2, NONE",
        "medaug-1, MedAug, resnet18, MLP, 24576, 0.2, NONE",
        "discern-reported-1, DisCeRn, densenet121, LINEAR, 65536, 0.07, MASS",
        "discern-as-run-1, DisCeRn, densenet121, LINEAR, 65536, 0.07, AS_RUN",
        "discern-ratio-1, DisCeRn, densenet121, LINEAR, 65536, 0.07, RATIO"
    })
    void presetsAreWhatTheyAreNamedAfter(
            String name, String method, String network, String head, int queue, double temperature, String weighting) {
        RunConfig preset = ConfigFile.read(SAMPLES.resolve("presets").resolve(name + ".yaml"), List.of());
        assertEquals(
                List.of(name, method, network, head, queue, temperature, weighting),
                List.of(
                        preset.name(),
                        preset.method().title(),
                        preset.encoder().network().name().toLowerCase(Locale.ROOT),
                        preset.encoder().head().name(),
                        preset.moco().queueSize(),
                        preset.moco().temperature(),
                        preset.weighting().kind().name()));
    }

    @Test
    void theDemoFitsItsCohort() {
        DatasetConfig cohort = ConfigFile.readDataset(Path.of("assets/synthetic-demo.yaml"));
        assertTrue(cohort.synthetic());
        RunConfig demo = ConfigFile.read(Path.of("assets/demo.yaml"), List.of());
        assertFits(demo, Map.of(cohort.name(), cohort));
        assertEquals(ConfigFile.defaults(), ConfigFile.read(Path.of("assets/defaults.yaml"), List.of()));
    }

    @Test
    void eachRealSourceHasAllThreeMethods() throws IOException {
        Map<String, Set<String>> methods = experiments()
                .map(file -> ConfigFile.read(file, List.of()))
                .filter(config -> config.pretrain().epochs() > 0)
                .collect(Collectors.groupingBy(
                        config -> config.data().dataset(),
                        Collectors.mapping(config -> config.method().title(), Collectors.toSet())));
        for (String dataset : List.of("pediatric-pneumonia", "nih-chestxray14")) {
            assertEquals(Set.of("MoCo", "MedAug", "DisCeRn"), methods.get(dataset));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pediatric-pneumonia", "nih-chestxray14"})
    void everyExperimentIsSoundOnItsRealFilms(String dataset, @TempDir Path folder) throws IOException {
        Path films = RealData.at("openxr").resolve(dataset);
        try (Project project = Project.open(folder)) {
            new ImportDataset(project).run(DATASETS.resolve(dataset + ".yaml"), films, RecordingContext.patient());
            List<RunConfig> configs = experiments()
                    .map(file -> ConfigFile.read(file, List.of()))
                    .filter(config -> config.data().dataset().equals(dataset))
                    .toList();
            assertFalse(configs.isEmpty());
            for (RunConfig config : configs) new CheckExperiment(config, project.cohort(dataset)).require();
        }
    }

    /// An eighth of the films, for a few steps.
    @Test
    void aRealExperimentGoesToItsReport(@TempDir Path folder) throws IOException {
        Path films = RealData.at("openxr/pediatric-pneumonia");
        Path excerpt = excerpt(films, folder.resolve("films"));
        try (Project project = Project.open(folder.resolve("project"))) {
            ImportReport report = new ImportDataset(project)
                    .run(DATASETS.resolve("pediatric-pneumonia.yaml"), excerpt, RecordingContext.patient());
            assertEquals(List.of(), report.problems());
            RunConfig config = ConfigFile.read(
                    SAMPLES.resolve("pediatric-discern.yaml"),
                    List.of(
                            "data.cacheSizePixels=64",
                            "encoder.width=4",
                            "pretrain.epochs=1",
                            "pretrain.batchSize=64",
                            "moco.queueSize=32",
                            "moco.batchNormGroups=1",
                            "evaluation.bootstrapReplicates=100",
                            "evaluation.endToEnd=false",
                            "evaluation.supervisedBaseline=false",
                            "evaluation.untrainedBaseline=false",
                            "evaluation.tsne.iterations=10"));
            RunSummary run = new RunExperiment(project, TestEngines.both()).start(config, RecordingContext.patient());
            assertEquals(RunState.DONE, run.state());
            double auroc = run.headline().getOrDefault("AUROC, linear probe, pre-trained", Double.NaN);
            assertTrue(auroc > 0.6 && auroc <= 1, "AUROC " + auroc);
            String page = Files.readString(project.runFolder(run.id()).resolve("report.html"));
            assertFalse(page.contains("synthetic"), "these films are real");
        }
    }

    /// Every eighth row of the table, with its picture.
    private static Path excerpt(Path films, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> rows = Files.readAllLines(films.resolve("metadata.csv"));
        StringBuilder kept = new StringBuilder(rows.getFirst()).append('\n');
        for (int row = 1; row < rows.size(); row += 8) {
            kept.append(rows.get(row)).append('\n');
            Path picture = Path.of("images", rows.get(row).split(",", 2)[0].replace(".jpeg", ".jpg"));
            Files.createDirectories(
                    Objects.requireNonNull(folder.resolve(picture).getParent()));
            Files.copy(films.resolve(picture), folder.resolve(picture));
        }
        Files.writeString(folder.resolve("metadata.csv"), kept);
        Files.copy(films.resolve("files.csv"), folder.resolve("files.csv"));
        return folder;
    }

    private static void assertFits(RunConfig config, Map<String, DatasetConfig> descriptions) {
        DatasetConfig description = descriptions.get(config.data().dataset());
        if (description == null)
            throw new AssertionError("no description of " + config.data().dataset());
        Set<String> vocabulary =
                description.findings().stream().map(finding -> finding.name()).collect(Collectors.toSet());
        for (String finding : config.weighting().findings()) assertTrue(vocabulary.contains(finding), finding);
        for (String finding : config.evaluation().findings()) assertTrue(vocabulary.contains(finding), finding);
    }

    private static Map<String, DatasetConfig> descriptionsByName() {
        Map<String, DatasetConfig> byName = new HashMap<>();
        Stream.concat(descriptions(), Stream.of(Path.of("assets/synthetic-demo.yaml")))
                .map(ConfigFile::readDataset)
                .forEach(each -> byName.put(each.name(), each));
        return byName;
    }

    static Stream<Path> experiments() {
        return yaml(SAMPLES);
    }

    static Stream<Path> descriptions() {
        return yaml(DATASETS);
    }

    private static Stream<Path> yaml(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
