package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.discern.config.RunConfig;
import org.discern.model.Cohort;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.model.Split;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;

class CheckExperimentTest {
    private static final Finding EDEMA = new Finding("Edema");
    private static final Finding FRACTURE = new Finding("Fracture");
    private static final int PER_SPLIT = 20;

    private final List<Radiograph> films = new ArrayList<>();

    CheckExperimentTest() {
        for (Split split : Split.values()) {
            for (int i = 0; i < PER_SPLIT; i++) {
                int number = split.ordinal() * PER_SPLIT + i;
                // Two films a patient; edema in every second film, a fracture in every fifth.
                films.add(Films.film(
                        number / 2, number, split, Map.of(EDEMA, label(i % 2 == 0), FRACTURE, label(i % 5 == 0))));
            }
        }
    }

    @Test
    void aSoundExperimentPassesWithoutANotice() {
        assertDoesNotThrow(() -> check().require());
        assertEquals(List.of(), notices());
    }

    // --- what makes it impossible or worthless ---

    @Test
    void refusesFindingsThatTheDataDoNotHaveAndNamesThoseTheyHave() {
        Problem evaluated = refused("evaluation.findings=[Edema, Hernia]");
        assertEquals("evaluation.findings: tiny has no finding 'Hernia'", evaluated.what());
        assertEquals("it has: Edema, Fracture", evaluated.hint());
        Problem weighted = refused("weighting.kind=mass", "weighting.findings=[Pleural_Thickening]");
        assertTrue(weighted.what().startsWith("weighting.findings"), weighted.what());
    }

    @Test
    void refusesABatchThatIsLargerThanTheTrainingSplit() {
        Problem problem = refused("pretrain.batchSize=22");
        assertTrue(problem.what().contains("22") && problem.what().contains("20 training films"), problem.what());
        assertDoesNotThrow(() -> check("pretrain.batchSize=20").require());
        assertDoesNotThrow(
                () -> check("pretrain.batchSize=22", "pretrain.epochs=0").require());
    }

    @Test
    void refusesDataWithoutTestOrValidationFilms() {
        List<Radiograph> all = List.copyOf(films);
        films.removeIf(film -> film.split() == Split.TEST);
        assertTrue(refused().what().contains("no films in its test split"));
        films.clear();
        films.addAll(all);
        films.removeIf(film -> film.split() == Split.VALIDATION);
        assertTrue(refused().what().contains("no films in its validation split"));
    }

    @Test
    void refusesAnEvaluationThatTellsNothing() {
        Problem nothingOn = refused("evaluation.linearProbe=false");
        assertTrue(nothingOn.what().contains("judges nothing"), nothingOn.what());
        assertDoesNotThrow(() -> check("evaluation.linearProbe=false", "evaluation.endToEnd=true")
                .require());
        films.replaceAll(film -> film.split() == Split.TRAIN
                ? Films.film(
                        film.imageId().hashCode(),
                        film.imageId().hashCode(),
                        Split.TRAIN,
                        Map.of(EDEMA, LabelValue.POSITIVE))
                : film);
        Problem oneClass = refused();
        assertTrue(oneClass.what().contains("both classes"), oneClass.what());
    }

    // --- what a careful person would want to know ---

    @Test
    void noticesAQueueThatIsLargerThanTheTrainingSplit() {
        assertEquals(List.of(), notices("moco.queueSize=20"));
        String notice = only(notices("moco.queueSize=21"));
        assertTrue(notice.contains("21 keys") && notice.contains("20 films"), notice);
        assertEquals(List.of(), notices("moco.queueSize=21", "pretrain.epochs=0"));
    }

    @Test
    void noticesWhereMostPatientsHaveOneFilm() {
        assertEquals(List.of(), notices("pair.positive=samePatient"));
        films.replaceAll(film -> film.split() == Split.TRAIN
                ? Films.film(1000 + films.indexOf(film), films.indexOf(film), Split.TRAIN, film.labels())
                : film);
        String notice = only(notices("pair.positive=samePatient"));
        assertTrue(notice.startsWith("100 %"), notice);
        assertEquals(List.of(), notices("pair.positive=self"));
    }

    /// A fifth of the films have a fracture: of the keys of a query with one, four fifths are of other
    /// diseases.
    @Test
    void noticesAnAlphaThatTurnsTheWeightsRound() {
        String[] weighted = {"weighting.kind=mass", "weighting.findings=[Fracture]", "evaluation.findings=[Edema]", ""};
        weighted[3] = "weighting.alpha=0.79";
        String notice = only(notices(weighted));
        assertTrue(notice.contains("about 80 %") && notice.contains("(0.79)"), notice);
        weighted[3] = "weighting.alpha=0.81";
        assertEquals(List.of(), notices(weighted));
        weighted[3] = "weighting.alpha=0.79";
        weighted[0] = "weighting.kind=asRun";
        assertEquals(1, notices(weighted).size());
        weighted[0] = "weighting.kind=ratio";
        assertEquals(List.of(), notices(weighted), "a ratio cannot be turned round");
    }

    private CheckExperiment check(String... sets) {
        RunConfig config = TinyRun.config(sets);
        return new CheckExperiment(config, new Cohort("tiny", true, List.of(EDEMA, FRACTURE), films));
    }

    private Problem refused(String... sets) {
        CheckExperiment check = check(sets);
        return assertThrows(Problem.class, check::require);
    }

    private List<String> notices(String... sets) {
        return check(sets).notices().stream().map(RunEvent.Notice::text).toList();
    }

    private static String only(List<String> notices) {
        assertEquals(1, notices.size(), notices.toString());
        return notices.getFirst();
    }

    private static LabelValue label(boolean positive) {
        return positive ? LabelValue.POSITIVE : LabelValue.NEGATIVE;
    }
}
