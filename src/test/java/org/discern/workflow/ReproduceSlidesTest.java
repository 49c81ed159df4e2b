package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.discern.config.ConfigFile;
import org.discern.config.Method;
import org.discern.config.PublishedConfig.Start;
import org.discern.config.RunConfig;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceSlidesTest {
    private final Path folder;

    ReproduceSlidesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void anEmptyProjectHasTwentyOneExperimentsToRun() throws IOException {
        try (Project project = Project.open(folder)) {
            ReproduceSlides slides = new ReproduceSlides(project);
            List<SlidesCell> cells = slides.cells();
            assertEquals(21, cells.size());
            for (SlidesCell cell : cells) {
                assertNull(cell.own());
                assertFalse(cell.measured());
                assertTrue(cell.interval().low() < cell.published()
                        && cell.published() < cell.interval().high());
                RunConfig config = ConfigFile.parse(cell.name(), cell.yaml(), List.of());
                assertEquals(cell.name(), config.name());
                assertEquals(cell.setting().dataset(), config.data().dataset());
                assertEquals(List.of("Pneumonia"), config.evaluation().findings());
                if (cell.row().method() == Start.IMAGENET)
                    assertEquals(0, config.pretrain().epochs());
                else assertEquals(cell.row().method().title(), config.method().title());
            }
            SlidesCell imagenet = cells.getFirst();
            assertEquals(0.8757, imagenet.published(), 1e-12);
            assertEquals(0.72, imagenet.interval().low(), 0.01, "eight positives allow no more");
            assertTrue(imagenet.hours() < 3, "fine-tuning alone, " + imagenet.hours());
            SlidesCell discern = cells.getLast();
            assertEquals(0.7559, discern.published(), 1e-12);
            assertTrue(discern.hours() > 336 && discern.hours() < 360, "two weeks and fine-tuning, " + discern.hours());

            Path page = slides.run(RecordingContext.patient());
            assertTrue(Files.readString(page).contains("0.890 [0.74, 1.00]"));
            try (Stream<Path> files = Files.list(page.resolveSibling(""))) {
                assertEquals(
                        21,
                        files.filter(file -> file.toString().endsWith(".yaml")).count());
            }
            String text = slides.markdown();
            assertTrue(text.contains("| CheXpert | 234 | 8 | 0.890 |"), text);
            List<String> withinReach =
                    text.lines().filter(line -> line.endsWith("| yes |")).toList();
            assertEquals(1, withinReach.size(), text);
            assertTrue(withinReach.getFirst().startsWith("| MIMIC-CXR + MIMIC-IV | 495 | if 248 |"), text);
        }
    }

    @Test
    void theExperimentsAreThoseOfThePreset() {
        try (Project project = Project.open(folder)) {
            SlidesCell cell = new ReproduceSlides(project).cells().getLast();
            RunConfig own = ConfigFile.parse(cell.name(), cell.yaml(), List.of());
            RunConfig preset = ConfigFile.read(Path.of("sample-configs/presets/discern-reported-1.yaml"), List.of());
            assertEquals(Method.DISCERN, own.method());
            assertEquals(preset.encoder(), own.encoder());
            assertEquals(preset.moco(), own.moco());
            assertEquals(preset.weighting(), own.weighting());
            assertEquals(preset.augment(), own.augment());
            assertEquals(preset.optimizer(), own.optimizer());
            assertEquals(preset.pretrain(), own.pretrain());
            assertEquals(preset.evaluation().fineTune(), own.evaluation().fineTune());
        }
    }

    @Test
    void aRunOfTheSameFillsItsCell() throws IOException {
        try (Project project = Project.open(folder.resolve("project"))) {
            Path films = TinyCohort.write(folder.resolve("films"));
            String description = Files.readString(films)
                    .replace("name: " + TinyCohort.NAME, "name: chexpert")
                    .replace("finding: Effusion", "finding: Pneumonia");
            Files.writeString(films, description);
            new ImportDataset(project).run(films, null, RecordingContext.patient());
            RunConfig config =
                    TinyRun.config("data.dataset=chexpert", "pretrain.epochs=1", "evaluation.findings=[Pneumonia]");
            String id = new RunExperiment(project, TestEngines.both())
                    .start(config, RecordingContext.patient())
                    .id()
                    .value();
            List<SlidesCell> filled = new ReproduceSlides(project)
                    .cells().stream().filter(cell -> cell.own() != null).toList();
            assertEquals(1, filled.size());
            SlidesCell cell = filled.getFirst();
            assertEquals(Start.MOCO, cell.row().method());
            assertFalse(cell.row().endToEnd());
            assertEquals("CheXpert", cell.setting().name());
            assertNotNull(cell.own());
            assertEquals(id, cell.own().run().value());
            assertEquals(9, cell.own().score().positives() + cell.own().score().negatives());
        }
    }
}
