package org.discern.ui.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.discern.config.ConfigFile;
import org.discern.config.Method;
import org.discern.config.RunConfig;
import org.discern.testing.FakeDesktop;
import org.discern.testing.FakeDialogs;
import org.discern.testing.FakeProject;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.SameThreadJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignerViewModelTest {
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
        project = new ProjectModel(contents, new Background(new SameThreadJobs(), Runnable::run, dialogs));
        model = new DesignerViewModel(project, dialogs, desktop, ConfigFile.defaults(), started::add);
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

    private Object input(String path) {
        return model.form().field(path).inputProperty().get();
    }

    private void set(String path, Object value) {
        model.form().field(path).inputProperty().set(value);
    }
}
