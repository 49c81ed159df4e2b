package org.discern.app;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.discern.config.RunConfig;
import org.discern.testing.Fx;
import org.discern.testing.Launcher;
import org.discern.testing.TinyRun;

/// A process with the window, in which a long run trains until somebody kills it.
final class TrainingWindow {
    /// What it says when it is well under way.
    static final String UNDER_WAY = "under way";

    private TrainingWindow() {}

    /// What waits for its turn meanwhile.
    static RunConfig waiting() {
        return TinyRun.config("name=the-next-one");
    }

    /// @param arguments project folder, folder for films
    public static void main(String[] arguments) throws InterruptedException {
        Path films = Path.of(arguments[1]);
        OpenWindow window = new OpenWindow(Path.of(arguments[0]));
        window.importTheTinyCohort(films);
        Fx.run(() -> window.model.training().start(TinyRun.config(Launcher.LONG.toArray(String[]::new))));
        Fx.until(
                "it trains",
                () -> window.model.training().progressProperty().get().totalSteps() == 20_000
                        && window.model.training().progressProperty().get().step() > 35);
        Fx.run(() -> window.model.training().start(waiting()));
        Fx.until(
                "what waits is kept",
                () -> window.model.jobs().live().stream()
                        .noneMatch(job -> job.name().equals("Keep queue")));
        System.out.println(UNDER_WAY);
        new CountDownLatch(1).await();
    }
}
