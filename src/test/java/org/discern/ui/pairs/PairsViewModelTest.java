package org.discern.ui.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.testing.FakeDialogs;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Selection;
import org.discern.workflow.ImportDataset;
import org.discern.workflow.InspectPairs;
import org.discern.workflow.InspectSimilarities;
import org.discern.workflow.Project;
import org.discern.workflow.SameThreadJobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairsViewModelTest {
    private static final String[] DISCERN = {
        "pair.positive=samePatient",
        "weighting.kind=mass",
        "weighting.findings=[Effusion]",
        "evaluation.findings=[Edema]"
    };

    @TempDir
    private Path folder;

    private final Selection selection = new Selection();
    private Project project;
    private PairsViewModel model;

    @BeforeEach
    void open() {
        project = Project.open(folder.resolve("project"));
        new ImportDataset(project).run(TinyCohort.write(folder.resolve("films")), null, RecordingContext.patient());
        Background background = new Background(new SameThreadJobs(), Runnable::run, new FakeDialogs());
        model = new PairsViewModel(
                new InspectPairs(project),
                new InspectSimilarities(project, TestEngines.both()),
                background,
                selection,
                _ -> new SimpleObjectProperty<>(""));
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void looksOnceSomeoneComesToSee() {
        model.inspect(TinyRun.config(DISCERN));
        assertNull(model.filmProperty().get());
        model.setOpen(true);
        Radiograph film = Objects.requireNonNull(model.filmProperty().get());
        assertEquals(film, selection.filmProperty().get());
        assertEquals(TinyCohort.FILMS_A_PATIENT, model.positives().size());
        assertTrue(
                model.positives().getFirst().note().contains("rawn with 33.3 %"),
                model.positives().toString());
        assertEquals("18 films are trained on.", model.totals().getFirst());
        assertTrue(model.totals().contains("100.0 % have a positive other than themselves."));
    }

    @Test
    void aChangedRuleChangesWhatIsSeen() {
        model.setOpen(true);
        model.inspect(TinyRun.config(DISCERN));
        model.search(TinyCohort.imageId(0));
        model.inspect(TinyRun.config("pair.positive=self", "weighting.kind=none"));
        assertEquals(
                "Left out: only the film itself may be drawn",
                model.positives().get(1).note());
        assertTrue(model.positives().getFirst().note().startsWith("The film itself, drawn with 100.0 %"));
        assertTrue(model.totals().contains("0.0 % have a positive other than themselves."));
        assertTrue(model.classes().stream().allMatch(line -> line.weight().equals("1.000")));
    }

    @Test
    void stepsFollowTheSelectionAndGoRound() {
        model.inspect(TinyRun.config(DISCERN));
        model.setOpen(true);
        model.search(TinyCohort.imageId(0));
        String first = shown();
        model.next();
        assertTrue(!shown().equals(first));
        model.previous();
        assertEquals(first, shown());
        model.previous();
        model.next();
        assertEquals(first, shown());
        model.next();
        Radiograph other = Objects.requireNonNull(model.filmProperty().get());
        model.search(first);
        selection.look(other);
        assertEquals(other, model.filmProperty().get());
    }

    @Test
    void saysWhatIsWrong() {
        model.inspect(TinyRun.config(DISCERN));
        model.setOpen(true);
        model.search("nowhere");
        assertTrue(problem().what().contains("has this id"));
        assertNotNull(model.filmProperty().get());
        model.inspect(TinyRun.config("data.dataset=other"));
        assertTrue(problem().what().contains("no data set 'other'"));
        assertNull(model.filmProperty().get());
        assertEquals(0, model.positives().size() + model.totals().size());
        model.inspect(TinyRun.config(DISCERN));
        assertNull(model.problemProperty().get());
        assertNotNull(model.filmProperty().get());
    }

    private String shown() {
        return Objects.requireNonNull(model.filmProperty().get()).imageId();
    }

    private Problem problem() {
        return Objects.requireNonNull(model.problemProperty().get());
    }
}
