package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.model.ClinicalValue;
import org.discern.model.Cohort;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Leak;
import org.discern.model.Leak.Kind;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.model.Split;
import org.discern.storage.DurableFile;
import org.discern.testing.RecordingContext;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckLeaksTest {
    private static final Finding EDEMA = new Finding("Edema");
    private static final Finding PNEUMONIA = new Finding("Pneumonia");
    private static final Finding FRACTURE = new Finding("Fracture");

    private final Path folder;
    private final Project project;
    private final List<Radiograph> films = new ArrayList<>();
    private boolean synthetic = true;

    CheckLeaksTest(@TempDir Path folder) {
        this.folder = folder;
        project = Project.open(folder.resolve("project"));
        for (Split split : Split.values()) {
            for (int i = 0; i < 10; i++) {
                int number = 10 * split.ordinal() + i;
                LabelValue label = i % 2 == 0 ? LabelValue.POSITIVE : LabelValue.NEGATIVE;
                films.add(
                        Films.film(number / 2, number, split, Map.of(EDEMA, label, PNEUMONIA, label, FRACTURE, label)));
            }
        }
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void aSoundExperimentHasNone() {
        assertEquals(List.of(), leaks());
        assertDoesNotThrow(() -> check().require(leaks()));
    }

    // --- each kind ---

    @Test
    void aPatientInTwoSplits() {
        films.add(Films.film(0, 1000, Split.TEST, Map.of()));
        films.add(Films.film(0, 1001, Split.TEST, Map.of()));
        Leak leak = only(leaks(), Kind.PATIENT_IN_TWO_SPLITS);
        assertEquals("1 patient is in two splits of tiny", leak.what());
        assertEquals(List.of("1000.png (test)", "1001.png (test)"), leak.examples());
        Problem problem = assertThrows(Problem.class, () -> check().require(leaks()));
        assertFalse(problem.what().contains("P0"), "a text names no patient");
        assertTrue(problem.hint().contains("acceptedLeaks.patientInTwoSplits"), problem.hint());
    }

    @Test
    void labelsOfTheEvaluatedFindingOrItsBranch() {
        String weighted = "weighting.kind=mass";
        String edema = "weighting.findings=[Edema]";
        assertTrue(
                only(leaks(weighted, edema), Kind.PRETRAINING_LABELS).what().contains("Edema, "), "all are evaluated");
        Leak branch = only(leaks(weighted, edema, "evaluation.findings=[Pneumonia]"), Kind.PRETRAINING_LABELS);
        assertEquals(
                "pre-training uses labels that say something of what is evaluated: Edema (of one branch with Pneumonia)",
                branch.what());
        assertEquals(List.of(), leaks(weighted, edema, "evaluation.findings=[Fracture]"));
        assertEquals(List.of(), leaks(weighted, edema, "evaluation.findings=[Pneumonia]", "pretrain.epochs=0"));
        assertEquals(List.of(), leaks(edema), "without weights by disease no label is used");
    }

    @Test
    void clinicalValuesThatAreLaterThanTheFilm() {
        films.set(0, measured(films.getFirst(), 0));
        films.set(1, measured(films.get(1), Double.NaN));
        assertEquals(List.of(), leaks());
        films.set(2, measured(films.get(2), 0.01));
        Leak leak = only(leaks(), Kind.LATER_CLINICAL_VALUES);
        assertEquals("1 film has clinical values that were measured after the film was taken", leak.what());
        assertEquals(List.of("2.png (train)"), leak.examples());
    }

    @Test
    void testFilmsUsedBeforeByOtherSettingsOfTheMethod() {
        synthetic = false;
        earlier("moco.temperature=0.3");
        assertEquals(
                "1 earlier run of MoCo with other settings was judged on the test films of tiny: choosing among them is"
                        + " choosing by the test",
                only(leaks(), Kind.TEST_USED_BEFORE).what());
        assertEquals(List.of(), leaks("moco.temperature=0.3"), "the same settings");
        assertEquals(List.of(), leaks("moco.temperature=0.3", "seed=9", "name=other", "evaluation.labelFraction=0.1"));
        assertEquals(List.of(), leaks("pair.positive=samePatient"), "another method");
        assertEquals(List.of(), leaks("pretrain.epochs=0"), "no pre-training is another method too");
        assertEquals(List.of(), leaks("evaluation.judgedOn=validation"));
        earlier("moco.temperature=0.4", "evaluation.judgedOn=validation");
        assertEquals(List.of(), leaks("moco.temperature=0.3"), "choosing on validation films is what they are for");
        synthetic = true;
        assertEquals(List.of(), leaks(), "nobody's films are for trying things out");
    }

    @Test
    void copiesOfAFilmInAnotherSplit() throws IOException {
        Path description = realFilms();
        copy(0, TinyCohort.FILMS - 1);
        copy(1, 2);
        new ImportDataset(project).run(description, null, RecordingContext.patient());
        Cohort cohort = project.cohort(TinyCohort.NAME);
        CheckLeaks check = check();
        assertEquals(36, check.withoutPicture(cohort));
        assertEquals(List.of(), check.all(cohort, RecordingContext.patient()), "nothing is decoded yet");
        RunExperiment experiment = new RunExperiment(project, TestEngines.both());
        Problem problem =
                assertThrows(Problem.class, () -> experiment.start(TinyRun.config(), RecordingContext.patient()));
        assertTrue(problem.what().contains("1 pair of films in different splits of tiny show the same picture"));
        assertEquals(0, check.withoutPicture(cohort));
        Leak leak = only(check.all(cohort, RecordingContext.patient()), Kind.NEAR_DUPLICATES);
        assertEquals(List.of("film-00.png (train) and film-35.png (test)"), leak.examples());
        assertEquals(List.of(), project.runs());
        Cohort drawn = new Cohort(cohort.name(), true, cohort.findings(), cohort.films());
        assertEquals(List.of(), check.all(drawn, RecordingContext.patient()), "drawn chests look alike");
        assertEquals(0, check.withoutPicture(drawn));
    }

    // --- in spite of a leak ---

    @Test
    void anAcceptedLeakIsInTheRunAndItsReport() throws IOException {
        Path description = realFilms();
        copy(0, TinyCohort.FILMS - 1);
        new ImportDataset(project).run(description, null, RecordingContext.patient());
        RunConfig config = TinyRun.config("acceptedLeaks.nearDuplicates=copied by a test", "pretrain.epochs=0");
        RecordingContext context = RecordingContext.patient();
        RunSummary run = new RunExperiment(project, TestEngines.both()).start(config, context);
        String told = "accepted leak: 1 pair of films in different splits of tiny show the same picture. Reason given:"
                + " copied by a test";
        assertTrue(context.warnings().contains(told), context.warnings().toString());
        assertTrue(
                Objects.requireNonNull(project.run(run.id()).result()).notes().contains(told));
        Path runFolder = project.runFolder(run.id());
        assertTrue(Files.readString(runFolder.resolve("report.html")).contains("copied by a test"));
        assertTrue(Files.readString(runFolder.resolve("leaks.json")).contains("film-35.png"));
        assertEquals(
                "copied by a test",
                project.run(run.id()).config().acceptedLeaks().nearDuplicates());
    }

    @Test
    void aReasonIsForOneKindOnly() {
        films.add(Films.film(0, 1000, Split.TEST, Map.of()));
        films.set(2, measured(films.get(2), 5));
        Problem problem = assertThrows(
                Problem.class,
                () -> check("acceptedLeaks.laterClinicalValues=as published").require(leaks()));
        assertTrue(problem.what().contains("in two splits"), problem.what());
        assertFalse(problem.what().contains("clinical"), problem.what());
        assertThrows(
                Problem.class,
                () -> check("acceptedLeaks.patientInTwoSplits='  '").require(leaks()));
    }

    /// The tiny cohort as if it were of real films.
    private Path realFilms() throws IOException {
        Path description = TinyCohort.write(folder.resolve("films"));
        return Files.writeString(
                description, Files.readString(description).replace("synthetic: true", "synthetic: false"));
    }

    private void copy(int film, int over) throws IOException {
        Path films = folder.resolve("films");
        Files.write(films.resolve(TinyCohort.file(over)), Files.readAllBytes(films.resolve(TinyCohort.file(film))));
    }

    private void earlier(String... sets) {
        RunConfig config = TinyRun.config(sets);
        RunFolder run = RunFolder.create(project.runsFolder(), config, Instant.now());
        run.enter(RunState.DONE);
        run.json()
                .write(
                        run.environment(),
                        new Environment(
                                "p",
                                "j",
                                "s",
                                1,
                                1,
                                "dl4j",
                                "CPU",
                                "r",
                                "tiny",
                                "h",
                                1,
                                Instant.now().toString(),
                                null,
                                null));
        DurableFile.replace(run.config(), ConfigFile.write(config));
        project.index(run);
    }

    private CheckLeaks check(String... sets) {
        return new CheckLeaks(project, TinyRun.config(sets));
    }

    private List<Leak> leaks(String... sets) {
        return check(sets).ofTables(new Cohort("tiny", synthetic, List.of(EDEMA, PNEUMONIA, FRACTURE), films));
    }

    private static Leak only(List<Leak> leaks, Kind kind) {
        assertEquals(List.of(kind), leaks.stream().map(Leak::kind).toList());
        return leaks.getFirst();
    }

    private static Radiograph measured(Radiograph film, double hours) {
        return new Radiograph(
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
                Map.of("creatinine", new ClinicalValue(1, hours)));
    }
}
