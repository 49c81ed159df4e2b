package org.discern.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.figure.Table;
import org.discern.model.ModelComparison;
import org.discern.model.Problem;
import org.discern.model.RunState;
import org.discern.testing.FakeDialogs;
import org.discern.testing.SampleRuns;
import org.discern.ui.kit.Background;
import org.discern.workflow.ModelName;
import org.discern.workflow.SameThreadJobs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferencesViewModelTest {
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final DifferencesViewModel model =
            new DifferencesViewModel(new Background(new SameThreadJobs(), Runnable::run, new FakeDialogs()), problem);

    @Test
    void thePairIsToldInWordsAndInATable() {
        ask(ModelName.PROBE_PRETRAINED, "moco", "discern");
        assertNull(problem.get());
        ModelComparison pair = Objects.requireNonNull(model.pairProperty().get());
        assertTrue(pair.model().contains("discern"), pair.model());
        assertTrue(pair.reference().contains("moco"), pair.reference());
        assertFalse(pair.verdict().isBlank());
        Table table = Objects.requireNonNull(model.tableProperty().get());
        assertEquals(SampleRuns.FINDINGS.size() + 1, table.rows().size());
        List<String> heads = table.columns().stream().map(Table.Column::name).toList();
        assertTrue(heads.containsAll(List.of("p, permutation by patient", "p, Holm", "p, Benjamini-Hochberg")));
        assertFalse(model.workingProperty().get());
    }

    @Test
    void aThirdRunKeepsThePairThatIsLookedAt() {
        ask(ModelName.PROBE_PRETRAINED, "moco", "discern");
        ModelComparison before = Objects.requireNonNull(model.pairProperty().get());
        ask(ModelName.PROBE_PRETRAINED, "moco", "discern", "medaug");
        ModelComparison after = Objects.requireNonNull(model.pairProperty().get());
        assertEquals(before.model(), after.model());
        assertEquals(before.reference(), after.reference());
        assertTrue(model.pairs().size() > 2);
    }

    @Test
    void oneRunAloneAsksForAnother() {
        ask(ModelName.PROBE_PRETRAINED, "moco");
        assertNotNull(model.notesProperty().get());
        ask(ModelName.PROBE_PRETRAINED);
        assertNull(model.pairProperty().get());
        assertNull(model.tableProperty().get());
        assertEquals(List.of(), model.pairs());
    }

    @Test
    void runsOfOneShareOfLabelsHaveNoCurveOverShares() {
        ask(ModelName.PROBE_PRETRAINED, "moco", "discern");
        assertNull(model.labelCurveProperty().get());
    }

    private void ask(String asked, String... methods) {
        List<ChosenRun> runs = new ArrayList<>();
        for (String method : methods) runs.add(ChosenRun.of(SampleRuns.record(method, RunState.DONE), runs));
        model.ask(new Question(runs, SampleRuns.FINDINGS.getFirst(), asked));
    }
}
