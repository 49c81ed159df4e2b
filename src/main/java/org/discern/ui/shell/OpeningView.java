package org.discern.ui.shell;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.FxThread;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/// What the window shows while a project is opened or closed, and when it cannot be.
public final class OpeningView extends StackPane {
    private final ProgressBar bar = new ProgressBar();
    private final Label text = Controls.label("", Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    private final Runnable back;

    /// @param title what is under way
    /// @param back leaves a project that cannot be opened
    public OpeningView(String title, Path folder, Runnable back) {
        this.back = back;
        getStyleClass().add("panel");
        bar.setPrefWidth(280);
        VBox box = new VBox(
                12,
                Controls.label(title, Styles.TITLE_4),
                Controls.label(folder.toString(), Styles.TEXT_MUTED),
                bar,
                text);
        box.setAlignment(Pos.CENTER);
        getChildren().add(box);
    }

    /// Takes up progress, from any thread; such as of a demo that is drawn on first use.
    public void report(RunEvent event) {
        if (!(event instanceof RunEvent.StepDone step) || step.totalSteps() == 0) return;
        FxThread.run(() -> {
            bar.setProgress((double) step.step() / step.totalSteps());
            text.setText(String.format(Locale.ROOT, "%s, %,d of %,d", step.phase(), step.step(), step.totalSteps()));
        });
    }

    /// Says why the project cannot be opened.
    public void show(Problem problem) {
        Button button = Controls.button(Material2OutlinedAL.ARROW_BACK, "Welcome page", back);
        getChildren().setAll(new EmptyState(Material2OutlinedAL.ERROR_OUTLINE, problem.what(), problem.hint(), button));
    }
}
