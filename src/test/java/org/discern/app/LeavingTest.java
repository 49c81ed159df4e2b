package org.discern.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.testing.Fx;
import org.discern.testing.Launcher;
import org.discern.testing.TinyRun;
import org.discern.ui.training.RunPlace;
import org.discern.workflow.Phase;
import org.discern.workflow.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A window that is left while a run is under way, with the real engine and a real second process.
class LeavingTest {
    @Test
    void aRunGoesOnInAProcessOfItsOwnWithoutLosingAStep(@TempDir Path folder) {
        Path project = folder.resolve("project");
        RunId id;
        try (OpenWindow window = new OpenWindow(project)) {
            window.importTheTinyCohort(folder.resolve("films"));
            Fx.run(() -> window.model.training().start(TinyRun.config(Launcher.LONG.toArray(String[]::new))));
            Fx.until(
                    "it trains",
                    () -> window.model.training().progressProperty().get().totalSteps() == 20_000
                            && window.model.training().progressProperty().get().step() > 13);
            AtomicBoolean left = new AtomicBoolean();

            window.dialogs.choice = "nothing of it";
            Fx.run(() -> window.model.leave(true, () -> left.set(true)));
            assertEquals(List.of("Keep running in the background", "Stop with a checkpoint"), window.dialogs.offered);
            assertFalse(left.get(), "who thinks better of it stays");

            window.dialogs.choice = "Keep running in the background";
            Fx.run(() -> window.model.leave(true, () -> left.set(true)));
            Fx.until("the window may be left", left::get);
            var row = Fx.call(() -> window.model.training().rows().getFirst());
            assertEquals(RunPlace.OWN_PROCESS, row.place());
            id = Objects.requireNonNull(row.id());
            assertEquals(List.of("The run goes on in the background: tiny-run"), window.desktop.told);
            Fx.run(() -> window.model.training().looked().selectedProperty().set(row));
            Fx.run(() -> window.model.training().steering().stop());
            Fx.until(
                    "it has stopped",
                    () -> window.model.training().rows().getFirst().state() == RunState.CANCELLED);
            assertEquals(List.of(), window.dialogs.bugs);
        }
        try (Project kept = Project.open(project)) {
            List<RunEvent> told = new ArrayList<>();
            kept.log(id).read(told::add, told::clear);
            List<Long> steps = told.stream()
                    .filter(RunEvent.StepDone.class::isInstance)
                    .map(RunEvent.StepDone.class::cast)
                    .filter(step -> step.phase().equals(Phase.PRETRAIN))
                    .map(RunEvent.StepDone::step)
                    .toList();
            assertTrue(steps.size() > 13, "it went on");
            assertEquals(LongStream.rangeClosed(1, steps.size()).boxed().toList(), steps, "every step stands once");
        }
    }
}
