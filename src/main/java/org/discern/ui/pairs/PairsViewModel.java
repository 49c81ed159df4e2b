package org.discern.ui.pairs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.config.RunConfig;
import org.discern.config.WeightingConfig;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.LastAsked;
import org.discern.ui.kit.Selection;
import org.discern.workflow.FilmPairs;
import org.discern.workflow.InspectPairs;
import org.discern.workflow.InspectSimilarities;
import org.discern.workflow.PairInspection;
import org.discern.workflow.PairTotals;
import org.jspecify.annotations.Nullable;

/// Looks at the pairs of the experiment that is being designed: those of one film, and totals over all. Both are
/// found in the background, and again with each change of a rule; what was asked before is stopped then.
public final class PairsViewModel {
    private static final int DISEASE_SETS = 12;

    private final InspectPairs inspect;
    private final Selection selection;
    private final Function<String, ObjectProperty<Object>> settings;
    private final LastAsked<Found> looking;
    private final LastAsked<PairTotals> counting;
    private final ReadOnlyObjectWrapper<@Nullable Radiograph> film = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObservableList<PairCard> positives = FXCollections.observableArrayList();
    private final ObservableList<PairCard> negatives = FXCollections.observableArrayList();
    private final ObservableList<KeyLine> classes = FXCollections.observableArrayList();
    private final ObservableList<KeyLine> groups = FXCollections.observableArrayList();
    private final ObservableList<KeyLine> totalClasses = FXCollections.observableArrayList();
    private final ObservableList<String> totals = FXCollections.observableArrayList();
    private @Nullable RunConfig config;
    private @Nullable PairInspection inspection;
    private boolean open;
    private boolean rulesKept;

    private final SeenPairsViewModel seen;

    private record Found(PairInspection inspection, FilmPairs pairs) {}

    /// What to look for in an inspection: the film's id.
    @FunctionalInterface
    private interface Choice {
        String in(PairInspection inspection);
    }

    /// @param settings the input of a setting of the designed experiment, by its path
    public PairsViewModel(
            InspectPairs inspect,
            InspectSimilarities similarities,
            Background background,
            Selection selection,
            Function<String, ObjectProperty<Object>> settings) {
        this.inspect = inspect;
        this.selection = selection;
        this.settings = settings;
        looking = new LastAsked<>(background, "Pairs", this::show, this::fail);
        counting = new LastAsked<>(background, "Totals of pairs", this::show, problem::set);
        seen = new SeenPairsViewModel(similarities, background, film);
        selection.filmProperty().subscribe(this::follow);
    }

    /// The same pairs as a run sees them.
    public SeenPairsViewModel seen() {
        return seen;
    }

    /// The film that is the query; `null` until one is found.
    public ReadOnlyObjectProperty<@Nullable Radiograph> filmProperty() {
        return film.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    public ReadOnlyBooleanProperty lookingProperty() {
        return looking.workingProperty();
    }

    public ReadOnlyBooleanProperty countingProperty() {
        return counting.workingProperty();
    }

    /// The films of the query's patient, those that may be drawn first.
    public ObservableList<PairCard> positives() {
        return positives;
    }

    /// Some of the negatives, the heaviest first.
    public ObservableList<PairCard> negatives() {
        return negatives;
    }

    /// The negatives by what they are to the query.
    public ObservableList<KeyLine> classes() {
        return classes;
    }

    /// The same by their diseases, the heaviest first.
    public ObservableList<KeyLine> groups() {
        return groups;
    }

    /// The negatives of films drawn evenly from all, by what they are to them.
    public ObservableList<KeyLine> totalClasses() {
        return totalClasses;
    }

    /// What there is to say of all films, a sentence a line.
    public ObservableList<String> totals() {
        return totals;
    }

    /// The input of a setting of the designed experiment, such as `pair.study`.
    public ObjectProperty<Object> setting(String path) {
        return settings.apply(path);
    }

    /// Takes up the designed experiment as it now is.
    public void inspect(RunConfig changed) {
        if (changed.equals(config)) return;
        config = changed;
        if (open) look();
    }

    /// Looks, and again whenever the experiment or the film is another: it takes a while, and so waits until
    /// someone comes to see.
    public void setOpen(boolean now) {
        boolean opened = now && !open;
        open = now;
        if (opened) look();
    }

    public void next() {
        step(1);
    }

    public void previous() {
        step(-1);
    }

    public void random() {
        ask(PairInspection::any, true);
    }

    /// Looks at the first film whose id, or whose patient's, holds `text`.
    public void search(String text) {
        if (!text.isBlank()) ask(found -> found.find(text.strip()), true);
    }

    private void step(int by) {
        Radiograph shown = film.get();
        if (shown != null) ask(found -> found.beside(shown.imageId(), by), true);
    }

    private void follow(@Nullable Radiograph looked) {
        if (open && looked != null && !looked.equals(film.get())) look();
    }

    private void look() {
        Radiograph looked = selection.filmProperty().get();
        RunConfig asked = config;
        boolean fits = looked != null
                && asked != null
                && looked.dataset().equals(asked.data().dataset());
        ask(found -> fits && looked != null ? looked.imageId() : found.any(), false);
    }

    private void ask(Choice choice, boolean sameRules) {
        RunConfig asked = config;
        if (asked == null) return;
        PairInspection known = sameRules ? inspection : null;
        rulesKept = known != null;
        looking.ask(context -> {
            PairInspection found = known == null ? inspect.of(asked) : known;
            context.checkCancelled();
            return new Found(found, found.film(choice.in(found)));
        });
    }

    private void show(Found found) {
        problem.set(null);
        if (found.inspection() != inspection) {
            inspection = found.inspection();
            counting.ask(found.inspection()::totals);
        }
        FilmPairs pairs = found.pairs();
        film.set(pairs.film());
        selection.look(pairs.film());
        positives.setAll(pairs.patient().stream()
                .sorted(Comparator.comparing(one -> -one.probability()))
                .map(one -> positive(one, pairs))
                .toList());
        negatives.setAll(pairs.sample().stream()
                .map(one -> new PairCard(
                        one.film(),
                        true,
                        String.format(
                                Locale.ROOT,
                                "%s · weight %.3f",
                                PairInspection.words(one.keyClass(), kind()),
                                one.weight())))
                .toList());
        classes.setAll(lines(pairs.classes()));
        long keys = pairs.classes().stream().mapToLong(FilmPairs.KeyShare::keys).sum();
        groups.setAll(pairs.groups().stream()
                .limit(DISEASE_SETS)
                .map(group -> KeyLine.of(
                        PairInspection.words(group.keyClass(), kind()) + ": "
                                + (group.diseases().isEmpty() ? "no disease" : String.join(", ", group.diseases())),
                        group.keys(),
                        group.keys() / (double) keys,
                        group.meanWeight(),
                        group.weightShare()))
                .toList());
    }

    private static PairCard positive(FilmPairs.Candidate one, FilmPairs pairs) {
        boolean drawn = one.probability() > 0;
        String itself = one.film().equals(pairs.film()) ? "the film itself, " : "";
        String note = !drawn
                ? "Left out: " + String.join(", ", one.reasons())
                : pairs.itself()
                        ? "Drawn always: no film fits the rules"
                        : String.format(Locale.ROOT, "%sdrawn with %.1f %%", itself, 100 * one.probability());
        return new PairCard(one.film(), drawn, note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1));
    }

    private List<KeyLine> lines(List<FilmPairs.KeyShare> shares) {
        return shares.stream()
                .map(share -> KeyLine.of(
                        PairInspection.words(share.keyClass(), kind()),
                        share.keys(),
                        share.keyShare(),
                        share.meanWeight(),
                        share.weightShare()))
                .toList();
    }

    private WeightingConfig.Kind kind() {
        return inspection == null ? WeightingConfig.Kind.NONE : inspection.weighting();
    }

    private void show(PairTotals found) {
        totalClasses.setAll(lines(found.classes()));
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%,d films are trained on.", found.films()));
        lines.add(KeyLine.percent(found.withOther()) + " have a positive other than themselves.");
        lines.add(
                String.format(Locale.ROOT, "A positive is drawn from %.2f films in the mean.", found.meanCandidates()));
        if (!Double.isNaN(found.sameDiseases())) {
            lines.add("Another film that is drawn has the very same diseases in "
                    + KeyLine.percent(found.sameDiseases()) + " of the draws.");
        }
        lines.add(String.format(
                Locale.ROOT,
                "A query's negatives tell as much as %,.0f of equal weight (mean of %,d queries).",
                found.effectiveNegatives(),
                found.queries()));
        for (PairTotals.WeightBin bin : found.weights()) {
            if (bin.share() > 0)
                lines.add("Weight " + bin.text() + ": " + KeyLine.percent(bin.share()) + " of the keys.");
        }
        if (found.turned()) {
            lines.add("Keys of the same disease weigh more than others, the opposite of what is meant: choose a larger"
                    + " alpha, or the ratio.");
        }
        totals.setAll(lines);
    }

    /// Under other rules nothing of what was seen before is true.
    private void fail(Problem failed) {
        problem.set(failed);
        if (rulesKept) return;
        inspection = null;
        counting.stop();
        film.set(null);
        positives.clear();
        negatives.clear();
        classes.clear();
        groups.clear();
        totals.clear();
        totalClasses.clear();
    }
}
