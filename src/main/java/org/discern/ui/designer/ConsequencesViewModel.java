package org.discern.ui.designer;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.config.RunConfig;
import org.discern.model.Problem;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.LastAsked;
import org.discern.workflow.ForeseeExperiment;
import org.discern.workflow.Foresight;
import org.discern.workflow.PairTotals;
import org.jspecify.annotations.Nullable;

/// What the designed experiment means, while it is edited: first what tables tell, then what pairs and weights come
/// to over all films.
public final class ConsequencesViewModel {
    /// How grave a remark is.
    public enum Weight {
        /// It keeps the run from starting.
        OBSTACLE,
        /// It makes the result worth less.
        WARNING
    }

    /// Something to mend or to know.
    public record Remark(Weight weight, String text) {}

    private final ForeseeExperiment foresee;
    private final LastAsked<Foresight> foreseeing;
    private final LastAsked<PairTotals> counting;
    private final ObservableList<Foresight.Line> lines = FXCollections.observableArrayList();
    private final ObservableList<Foresight.Line> pairLines = FXCollections.observableArrayList();
    private final ObservableList<Remark> remarks = FXCollections.observableArrayList();
    private @Nullable RunConfig config;
    private boolean open;

    ConsequencesViewModel(ForeseeExperiment foresee, Background background) {
        this.foresee = foresee;
        foreseeing = new LastAsked<>(background, "Consequences", this::show, this::fail);
        counting = new LastAsked<>(background, "Pairs of the experiment", this::show, _ -> pairLines.clear());
    }

    /// Work, time and memory.
    public ObservableList<Foresight.Line> lines() {
        return lines;
    }

    /// Positives, and what kinds of keys there are.
    public ObservableList<Foresight.Line> pairLines() {
        return pairLines;
    }

    /// The gravest first.
    public ObservableList<Remark> remarks() {
        return remarks;
    }

    public ReadOnlyBooleanProperty countingProperty() {
        return counting.workingProperty();
    }

    /// Looks only while someone sees it: pairs of many films take a while.
    public void setOpen(boolean now) {
        boolean opened = now && !open;
        open = now;
        if (opened) foreseeAgain();
    }

    /// @param changed `null` while something is wrong with the experiment: what was said before then stays
    void foresee(@Nullable RunConfig changed) {
        if (changed == null || changed.equals(config)) return;
        config = changed;
        foreseeAgain();
    }

    /// After films or runs have changed.
    void foreseeAgain() {
        RunConfig asked = config;
        if (asked == null || !open) return;
        counting.stop();
        foreseeing.ask(context -> {
            // One at a time: what nobody waits for any more must not take the processor from who is typing.
            synchronized (foresee) {
                context.checkCancelled();
                return foresee.of(asked);
            }
        });
    }

    private void show(Foresight found) {
        List<Remark> all = new ArrayList<>();
        if (!found.obstacle().isEmpty()) all.add(new Remark(Weight.OBSTACLE, found.obstacle()));
        found.leaks().forEach(leak -> all.add(new Remark(Weight.OBSTACLE, "Leak: " + leak)));
        found.notices().forEach(notice -> all.add(new Remark(Weight.WARNING, notice.text())));
        remarks.setAll(all);
        lines.setAll(found.lines());
        RunConfig asked = config;
        if (asked == null || asked.pretrain().epochs() == 0 || !found.obstacle().isEmpty()) pairLines.clear();
        else counting.ask(context -> foresee.pairs(asked, context));
    }

    private void show(PairTotals found) {
        if (config != null)
            pairLines.setAll(Foresight.lines(found, config.weighting().kind()));
    }

    private void fail(Problem failed) {
        lines.clear();
        pairLines.clear();
        String text = failed.hint().isEmpty() ? failed.what() : failed.what() + ": " + failed.hint();
        remarks.setAll(new Remark(Weight.OBSTACLE, text));
    }
}
