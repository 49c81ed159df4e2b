package org.discern.ui.designer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.discern.config.ConfigFile;
import org.discern.config.Method;
import org.discern.config.Preset;
import org.discern.config.RunConfig;
import org.discern.config.SettingsText.Mistake;
import org.discern.config.WeightingConfig;
import org.discern.model.GreyImage;
import org.discern.model.RunState;
import org.discern.testing.FakeDesktop;
import org.discern.testing.FakeDialogs;
import org.discern.testing.FakeProject;
import org.discern.testing.RecordingContext;
import org.discern.testing.SampleRuns;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.discern.ui.designer.ConsequencesViewModel.Weight;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.discern.ui.kit.Selection;
import org.discern.workflow.ImportDataset;
import org.discern.workflow.Project;
import org.discern.workflow.SameThreadJobs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignerViewModelTest {
    @TempDir
    private static Path store;

    private static Project opened;

    @BeforeAll
    static void openProject() {
        opened = Project.open(store.resolve("project"));
        new ImportDataset(opened).run(TinyCohort.write(store.resolve("films")), null, RecordingContext.patient());
    }

    @AfterAll
    static void closeProject() {
        opened.close();
    }

    private final Selection selection = new Selection();
    private final FakeDialogs dialogs = new FakeDialogs();
    private final FakeDesktop desktop = new FakeDesktop();
    private final FakeProject contents = new FakeProject();
    private final List<RunConfig> started = new ArrayList<>();
    private ProjectModel project;
    private DesignerViewModel model;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() {
        contents.datasets.add(FakeProject.dataset("nih", "Edema", "Mass"));
        contents.datasets.add(FakeProject.dataset("pediatric", "Pneumonia"));
        Background background = new Background(new SameThreadJobs(), Runnable::run, dialogs);
        project = new ProjectModel(contents, background);
        Design design = Design.of(opened, TestEngines.both());
        model = new DesignerViewModel(project, design, background, desktop, selection, started::add);
        project.refresh(() -> {});
    }

    @Test
    void theProjectsDataSetAndItsFindingsAreOffered() {
        assertEquals("nih", input("data.dataset"));
        assertEquals(List.of("Edema", "Mass"), model.findings());
        set("data.dataset", "pediatric");
        assertEquals(List.of("Pneumonia"), model.findings());
    }

    @Test
    void eachMethodSetsPairsAndWeightsAndIsReadBackFromThem() {
        for (Method method : Method.values()) {
            set("weighting.supervisedShare", "0.3");
            model.choose(method);
            set("weighting.findings", List.of("Edema"));
            assertEquals(method, model.methodProperty().get());
            RunConfig config = model.form().build().orElseThrow();
            assertEquals(method, Method.of(config.pair(), config.weighting()));
        }
    }

    @Test
    void anUnsoundExperimentIsNotStartedAndSaysWhy() {
        set("moco.queueSize", "0");
        model.start();
        assertEquals(List.of(), started);
        assertNotNull(model.problemProperty().get());
        assertTrue(model.problemProperty().get().hint().contains("moco.queueSize"));
        set("moco.queueSize", "64");
        model.start();
        assertEquals(1, started.size());
        assertNull(model.problemProperty().get());
    }

    @Test
    void whatIsSavedCanBeOpenedAgain() {
        dialogs.file = folder.resolve("mine.yaml");
        set("moco.temperature", "0.31");
        model.save();
        set("moco.temperature", "0.5");
        model.open();
        assertEquals("0.31", input("moco.temperature"));
        assertTrue(model.yamlProperty().get().contains("0.31"));
    }

    @Test
    void formAndTextAlwaysSayTheSame() {
        set("moco.temperature", "0.31");
        assertTrue(yaml().contains("temperature: 0.31 "), "the comment behind it stays");
        assertTrue(yaml().contains("# divides similarities"), yaml());
        edit("queueSize: 4096", "queueSize: 77  ");
        assertEquals("77", input("moco.queueSize"));
        edit("kind: none                      # none (MoCo", "kind: ratio                     # none (MoCo");
        assertEquals(WeightingConfig.Kind.RATIO, input("weighting.kind"));
        assertEquals(Method.DISCERN, model.methodProperty().get());
        set("weighting.findings", List.of("Edema", "Pleural Effusion"));
        assertTrue(yaml().contains("findings: [Edema, Pleural Effusion]"), yaml());
        model.yamlProperty().set("name: short\n");
        assertEquals("4096", input("moco.queueSize"), "what is not written is the default");
        assertEquals("short", model.configProperty().get().name());
    }

    @Test
    void whatIsWrongIsShownBesideFieldAndLine() {
        edit("temperature: 0.2   ", "temperature: -1    ");
        assertNull(model.configProperty().get());
        Mistake mistake = model.mistakes().getFirst();
        assertEquals("moco.temperature", mistake.path());
        assertEquals(
                "temperature: -1",
                yaml().lines().toList().get(mistake.line() - 1).strip().substring(0, 15));
        assertTrue(model.form().field("moco.temperature").errorProperty().get().contains("above 0"));
        edit("temperature: -1", "temprature: 1");
        assertEquals(1, model.mistakes().size());
        assertTrue(model.mistakes().getFirst().what().contains("Did you mean temperature?"));
        assertEquals("", model.form().field("moco.temperature").errorProperty().get());
        edit("pair:", "pair: [");
        assertTrue(model.mistakes().getFirst().line() > 0);
        assertEquals("0.2", input("moco.temperature"), "a text that cannot be read leaves the form");
        model.start();
        assertEquals(List.of(), started);
        set("moco.queueSize", "64");
        assertTrue(yaml().contains("queueSize: 64"), "the form wins where the text is no YAML");
    }

    @Test
    void everyKindOfFieldCanHoldWhatFitsNone() {
        edit("positive: self", "positive: other");
        assertEquals("other", input("pair.positive"));
        assertTrue(model.mistakes().getFirst().what().contains("self, samePatient"));
        edit("positive: other", "positive: samePatient");
        edit("knn: false", "knn: maybe");
        assertTrue(model.mistakes().getFirst().what().contains("true or false"));
        edit("knn: maybe", "knn: true");
        edit("milestones: [12, 18]", "milestones: [12, x]");
        assertTrue(model.mistakes().getFirst().what().contains("whole number"));
        edit("milestones: [12, x]", "milestones: [12, 19]");
        assertEquals(List.of(12, 19), model.configProperty().get().schedule().milestones());
    }

    @Test
    void undoAndRedoGoThroughFormTextAndPresets() {
        String first = yaml();
        set("moco.temperature", "0.3");
        set("moco.temperature", "0.35");
        set("moco.queueSize", "64");
        model.begin(model.presets().getFirst());
        assertEquals("65536", input("moco.queueSize"));
        model.undo();
        assertEquals("64", input("moco.queueSize"));
        model.undo();
        assertEquals("0.35", input("moco.temperature"));
        assertEquals("4096", input("moco.queueSize"));
        model.undo();
        assertEquals(first, yaml(), "what is typed in one go is one step");
        assertFalse(model.canUndoProperty().get());
        model.redo();
        model.redo();
        assertEquals("64", input("moco.queueSize"));
        set("seed", "9");
        assertFalse(model.canRedoProperty().get());
    }

    @Test
    void aPresetIsBegunOnTheDataSetInSightAndMarksWhereOneLeavesIt() {
        Preset moco = model.presets().get(1);
        model.begin(moco);
        assertEquals("nih", input("data.dataset"));
        assertEquals(
                List.of("data.dataset"),
                model.comparison().differences().stream().map(Difference::path).toList());
        set("moco.temperature", "0.07");
        assertEquals(
                "0.2",
                model.form().field("moco.temperature").differenceProperty().get());
        set("moco.temperature", "0.20");
        assertNull(model.form().field("moco.temperature").differenceProperty().get(), "0.20 is 0.2");
        set("moco.temperature", "0.5");
        model.comparison().setBack(model.form().field("moco.temperature"));
        assertEquals("0.2", input("moco.temperature"));
        for (Preset preset : model.presets()) {
            model.begin(preset);
            assertEquals(List.of(), model.mistakes(), preset.name());
        }
    }

    @Test
    void differencesToARunAreListed() {
        contents.settings = ConfigFile.parse("run", "moco: {temperature: 0.1}\nseed: 5", List.of("data.dataset=nih"));
        model.comparison().compareWith(SampleRuns.summary("moco", RunState.DONE));
        assertEquals(
                List.of(new Difference("seed", "1", "5"), new Difference("moco.temperature", "0.2", "0.1")),
                model.comparison().differences());
    }

    @Test
    void allSettingsOrOnlyDifferencesAreWritten() {
        set("moco.temperature", "0.3");
        model.writeDifferences();
        assertEquals("name: experiment\n\ndata:\n  dataset: nih\n\nmoco:\n  temperature: 0.3\n", yaml());
        model.writeAll();
        assertTrue(yaml().contains("temperature: 0.3 "), yaml());
        assertTrue(yaml().lines().count() > 100);
        assertEquals(0.3, model.configProperty().get().moco().temperature());
    }

    @Test
    void consequencesFollowTheSettings() {
        model.yamlProperty().set(TinyRun.YAML);
        assertEquals(List.of(), model.consequences().lines(), "nobody looks yet");
        model.consequences().setOpen(true);
        assertEquals("4 batches an epoch", line("Pre-training"));
        assertFalse(model.consequences().pairLines().isEmpty());
        edit("batchSize: 4", "batchSize: 6");
        assertEquals("3 batches an epoch", line("Pre-training"));
        set("moco.queueSize", "4096");
        assertEquals(Weight.WARNING, model.consequences().remarks().getFirst().weight());
        set("evaluation.findings", List.of("Gout"));
        assertEquals(Weight.OBSTACLE, model.consequences().remarks().getFirst().weight());
        assertEquals(List.of(), model.consequences().pairLines());
        set("data.dataset", "gone");
        assertEquals(List.of(), model.consequences().lines());
        assertTrue(model.consequences().remarks().getFirst().text().contains("gone"));
    }

    @Test
    void viewsOfTheFilmInSightAreDrawnAsTrainingDrawsThem() {
        model.yamlProperty().set(TinyRun.YAML);
        selection.look(opened.cohort(TinyCohort.NAME).films().getFirst());
        assertEquals(List.of(), model.views().views(), "nobody looks yet");
        model.views().setOpen(true);
        List<GreyImage> drawn = List.copyOf(model.views().views());
        assertEquals(1 + ViewsViewModel.DRAWS, drawn.size());
        assertTrue(drawn.stream().allMatch(view -> view.width() == 32 && view.height() == 32));
        model.views().again();
        assertArrayEquals(
                drawn.getFirst().pixels(), model.views().views().getFirst().pixels(), "the film itself");
        assertFalse(Arrays.equals(
                drawn.get(1).pixels(), model.views().views().get(1).pixels()));
        set("augment.cropAreaMin", "1");
        set("augment.cropAspectMax", "1");
        set("augment.horizontalFlipProbability", "0");
        set("augment.rotationDegrees", "0");
        set("augment.brightness", "0");
        set("augment.contrast", "0");
        for (GreyImage view : model.views().views())
            assertArrayEquals(drawn.getFirst().pixels(), view.pixels(), "without augmentation all are the film");
    }

    @Test
    void aSweepIsBuiltCostedSavedAndStarted() {
        model.yamlProperty().set(TinyRun.YAML + "weighting: {findings: [Effusion]}\n");
        SweepViewModel sweep = model.sweep();
        sweep.methods().addAll(List.of(Method.MOCO, Method.DISCERN));
        sweep.seedsProperty().set("1, 2");
        sweep.labelFractionsProperty().set("0.5, 1");
        assertEquals(8, sweep.runs().size());
        assertTrue(
                sweep.summaryProperty().get().startsWith("8 runs, 2 methods x 2 seeds x 2 label fractions"),
                sweep.summaryProperty().get());
        dialogs.file = folder.resolve("sweep.yaml");
        sweep.copyAsCommand();
        assertEquals(sweep.sweepProperty().get(), ConfigFile.readSweep(dialogs.file, List.of()));
        assertTrue(desktop.copied.getFirst().startsWith("discern run "));
        dialogs.file = write("site.yaml", "partition: 'a b'\n");
        sweep.submit();
        assertTrue(sweep.problemProperty().get().what().contains("partition"), "nothing is sent");
        assertFalse(sweep.submittingProperty().get());
        sweep.startAll();
        assertEquals(sweep.runs(), started);
        sweep.otherSettingProperty().set("moco.temprature");
        sweep.otherValuesProperty().set("1");
        assertTrue(sweep.problemProperty().get().what().contains("temprature"));
        assertEquals(List.of(), sweep.runs());
        sweep.otherSettingProperty().set("");
        set("moco.queueSize", "many");
        assertTrue(sweep.summaryProperty().get().contains("needs attention"));
    }

    @Test
    void aBrokenFileLeavesTheFormAsItWas() throws IOException {
        dialogs.file = Files.writeString(folder.resolve("bad.yaml"), "moco: {temprature: 0.1}\n");
        set("moco.temperature", "0.5");
        model.open();
        assertNotNull(model.problemProperty().get());
        assertTrue(
                model.problemProperty().get().what().contains("temprature"),
                model.problemProperty().get().what());
        assertEquals("0.5", input("moco.temperature"));
    }

    @Test
    void theCommandNamesTheSavedFileAndIsReadBackEqual() {
        dialogs.file = folder.resolve("mine.yaml");
        model.copyAsCommand();
        assertEquals(
                List.of("discern run " + folder.resolve("mine.yaml") + " --project \"" + contents.folder() + "\""),
                desktop.copied);
        assertEquals(model.form().build().orElseThrow(), ConfigFile.read(dialogs.file, List.of()));
    }

    @Test
    void noCommandIsCopiedForAnExperimentThatWasNotSaved() {
        dialogs.file = null;
        model.copyAsCommand();
        assertEquals(List.of(), desktop.copied);
    }

    @Test
    void aChangedExperimentIsSavedAnewBeforeItsCommandIsCopied() {
        dialogs.file = folder.resolve("mine.yaml");
        model.save();
        set("moco.temperature", "0.44");
        dialogs.file = folder.resolve("second.yaml");
        model.copyAsCommand();
        assertTrue(desktop.copied.getFirst().contains("second.yaml"), desktop.copied.toString());
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String yaml() {
        return model.yamlProperty().get();
    }

    private void edit(String from, String to) {
        assertTrue(yaml().contains(from), from);
        model.yamlProperty().set(yaml().replace(from, to));
    }

    private String line(String what) {
        return model.consequences().lines().stream()
                .filter(line -> line.what().equals(what))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private Object input(String path) {
        return model.form().field(path).inputProperty().get();
    }

    private void set(String path, Object value) {
        model.form().field(path).inputProperty().set(value);
    }
}
