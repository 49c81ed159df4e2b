package org.discern.ui.embedding;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.discern.model.FilmLayout;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Latest;
import org.discern.workflow.Job;
import org.discern.workflow.LayoutControl;
import org.discern.workflow.LayoutSettings;
import org.discern.workflow.LayoutSettings.Method;
import org.jspecify.annotations.Nullable;

/// Makes a layout with settings chosen before, and shows it while it comes about: start, pause, go on, stop.
public final class LayoutViewModel {
    private final Layouts layouts;
    private final Background background;
    private final Consumer<LayoutControl.Snapshot> watcher;
    private final Consumer<FilmLayout> done;
    private final ObjectProperty<@Nullable Problem> problem;
    private final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.TSNE);
    private final StringProperty perplexity = new SimpleStringProperty("30");
    private final StringProperty iterations = new SimpleStringProperty("1000");
    private final StringProperty pcaDimensions = new SimpleStringProperty("0");
    private final StringProperty mostFilms = new SimpleStringProperty("20000");
    private final StringProperty seed = new SimpleStringProperty("1");
    private final ReadOnlyObjectWrapper<LayoutPhase> phase = new ReadOnlyObjectWrapper<>(LayoutPhase.IDLE);
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private @Nullable LayoutControl control;
    private @Nullable Job<FilmLayout> job;

    /// @param watcher told where the films are, on the window's thread, as often as it has time for
    /// @param done told of the layout at its end
    LayoutViewModel(
            Layouts layouts,
            Background background,
            Consumer<LayoutControl.Snapshot> watcher,
            Consumer<FilmLayout> done,
            ObjectProperty<@Nullable Problem> problem) {
        this.layouts = layouts;
        this.background = background;
        this.watcher = watcher;
        this.done = done;
        this.problem = problem;
    }

    public ObjectProperty<Method> methodProperty() {
        return method;
    }

    /// About how many neighbours of a film count; with UMAP simply their number.
    public StringProperty perplexityProperty() {
        return perplexity;
    }

    public StringProperty iterationsProperty() {
        return iterations;
    }

    /// Principal components that embeddings are reduced to before; 0 for none.
    public StringProperty pcaDimensionsProperty() {
        return pcaDimensions;
    }

    /// The most films to lay out; where the run has more, that many are drawn at random.
    public StringProperty mostFilmsProperty() {
        return mostFilms;
    }

    public StringProperty seedProperty() {
        return seed;
    }

    public ReadOnlyObjectProperty<LayoutPhase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// How far it is, 0 to 1; below 0 where it waits.
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /// The same in words.
    public ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    void suggest(LayoutSettings settings) {
        if (phase.get().active()) return;
        method.set(settings.method());
        perplexity.set(plain(settings.perplexity()));
        pcaDimensions.set(Integer.toString(settings.pcaDimensions()));
        iterations.set(Integer.toString(settings.iterations()));
        mostFilms.set(Integer.toString(settings.mostFilms()));
        seed.set(Long.toString(settings.seed()));
    }

    /// Lays out the films of a run. What is wrong with the settings is said where problems are.
    void start(RunId run) {
        if (phase.get().active()) return;
        LayoutSettings settings;
        try {
            settings = settings();
        } catch (Problem wrong) {
            problem.set(wrong);
            return;
        }
        problem.set(null);
        LayoutControl hand = new LayoutControl(new Latest<>(background.ui(), this::watch));
        control = hand;
        phase.set(LayoutPhase.RUNNING);
        share.set(-1);
        progress.set("Waits for the processor, or reads embeddings");
        job = background.compute(
                "Layout",
                context -> layouts.lay(run, settings, hand, context),
                _ -> {},
                new Background.Outcome<>(this::finish, this::fail, () -> end("Stopped before it began")));
    }

    public void pause() {
        if (phase.get() != LayoutPhase.RUNNING || control == null) return;
        control.pause();
        phase.set(LayoutPhase.PAUSED);
    }

    public void proceed() {
        if (phase.get() != LayoutPhase.PAUSED || control == null) return;
        control.proceed();
        phase.set(LayoutPhase.RUNNING);
    }

    /// Ends it with what there is.
    public void stop() {
        if (!phase.get().active() || control == null) return;
        phase.set(LayoutPhase.STOPPING);
        // One that has not begun has nothing to keep, and may wait long for a run.
        if (share.get() < 0 && job != null) job.cancel();
        else control.stop();
    }

    private void watch(LayoutControl.Snapshot snapshot) {
        if (!phase.get().active()) return;
        share.set((double) snapshot.iteration() / snapshot.iterations());
        progress.set(String.format(
                Locale.ROOT,
                "Iteration %,d of %,d, %,d films",
                snapshot.iteration(),
                snapshot.iterations(),
                snapshot.imageIds().size()));
        watcher.accept(snapshot);
    }

    private void finish(FilmLayout layout) {
        end("");
        done.accept(layout);
    }

    private void fail(Problem failure) {
        end("");
        problem.set(failure);
    }

    private void end(String note) {
        phase.set(LayoutPhase.IDLE);
        share.set(0);
        progress.set(note);
        control = null;
        job = null;
    }

    private LayoutSettings settings() {
        return new LayoutSettings(
                method.get(),
                number(method.get() == Method.TSNE ? "Perplexity" : "Neighbours", perplexity, 2, 500),
                (int) number("Iterations", iterations, 10, 10_000),
                (int) number("Components", pcaDimensions, 0, 10_000),
                (int) number("Most films", mostFilms, 10, 100_000),
                (long) number("Seed", seed, 0, Long.MAX_VALUE));
    }

    private static double number(String name, StringProperty text, double least, double most) {
        double value;
        try {
            value = Double.parseDouble(text.get().strip().replace(",", ""));
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (value >= least && value <= most) return value;
        throw new Problem(
                name + " cannot be '" + text.get() + "'",
                "Choose a number from " + plain(least) + (most < 1e9 ? " to " + plain(most) : " on") + ".");
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }
}
