package org.discern.ui.pairs;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunSummary;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.LastAsked;
import org.discern.workflow.FilmSimilarities;
import org.discern.workflow.InspectSimilarities;
import org.jspecify.annotations.Nullable;

/// The pairs of the film that is looked at, as a run's encoders see them.
public final class SeenPairsViewModel {
    private final InspectSimilarities similarities;
    private final ObservableValue<@Nullable Radiograph> film;
    private final LastAsked<FilmSimilarities> seeing;
    private final ObjectProperty<@Nullable RunSummary> run = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper alarm = new ReadOnlyBooleanWrapper();
    private final ObservableList<PairCard> positives = FXCollections.observableArrayList();
    private final ObservableList<PairCard> keys = FXCollections.observableArrayList();

    SeenPairsViewModel(
            InspectSimilarities similarities, Background background, ObservableValue<@Nullable Radiograph> film) {
        this.similarities = similarities;
        this.film = film;
        seeing = new LastAsked<>(background, "Similarities", this::show, this::fail);
        run.subscribe((_, _) -> see());
        film.subscribe((_, _) -> see());
    }

    /// The run by whose encoders the pairs are seen; `null` for none.
    public ObjectProperty<@Nullable RunSummary> runProperty() {
        return run;
    }

    public ReadOnlyBooleanProperty seeingProperty() {
        return seeing.workingProperty();
    }

    /// What there is to say of the similarities; empty while no run is chosen.
    public ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    /// Whether films of a same disease are pushed away more than their number would do.
    public ReadOnlyBooleanProperty alarmProperty() {
        return alarm.getReadOnlyProperty();
    }

    /// The films of the patient as the run sees them, the nearest first.
    public ObservableList<PairCard> positives() {
        return positives;
    }

    /// The keys that the film is pushed away from most.
    public ObservableList<PairCard> keys() {
        return keys;
    }

    private void see() {
        RunSummary chosen = run.get();
        Radiograph looked = film.getValue();
        seeing.stop();
        if (chosen == null || looked == null) {
            forget("");
            return;
        }
        seeing.ask(context -> similarities.of(chosen.id(), looked.imageId(), context));
    }

    private void show(FilmSimilarities found) {
        told.set(String.format(
                Locale.ROOT, "Step %,d, loss of this film %.3f. %s", found.step(), found.loss(), found.remark()));
        alarm.set(found.pushesSameDisease());
        positives.setAll(found.positives().stream()
                .map(one -> new PairCard(
                        one.film(),
                        one.probability() > 0,
                        String.format(Locale.ROOT, "Similarity %.3f", one.similarity())))
                .toList());
        keys.setAll(found.keys().stream()
                .map(one -> new PairCard(
                        one.film(),
                        true,
                        String.format(
                                Locale.ROOT,
                                "%.2f %% of the loss, similarity %.3f, weight %.3f%s",
                                100 * one.lossShare(),
                                one.similarity(),
                                one.weight(),
                                one.samePatient() ? ", same patient" : one.sameDisease() ? ", same disease" : "")))
                .toList());
    }

    private void fail(Problem failed) {
        forget(failed.hint().isEmpty() ? failed.what() : failed.what() + ": " + failed.hint());
    }

    private void forget(String why) {
        told.set(why);
        alarm.set(false);
        positives.clear();
        keys.clear();
    }
}
