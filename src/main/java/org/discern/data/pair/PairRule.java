package org.discern.data.pair;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.config.PairConfig;
import org.discern.config.PairConfig.Positive;
import org.discern.config.PairConfig.Relation;
import org.discern.model.Laterality;

/// Chooses the positive of a film (MedAug, Vu et al. 2021, section 3): uniformly among the films of its patient
/// that fit all rules, the film itself included where it fits; the film itself where none fits. `SELF` is MoCo:
/// always the film itself, whatever the other rules.
///
/// A film of unknown laterality is neither of the same nor of different laterality than any other, so unless
/// laterality is `ANY` it is nobody's positive but its own.
public final class PairRule {
    private final PairConfig config;
    private final List<FilmTags> tags;
    private final int[][] filmsByPatient;

    /// @param tags of the films that may be chosen, as [FilmTags#of] gives them; films are named by their place
    /// in this list
    public PairRule(PairConfig config, List<FilmTags> tags) {
        this.config = config;
        this.tags = List.copyOf(tags);
        int patients = 1 + tags.stream().mapToInt(FilmTags::patient).max().orElse(-1);
        int[] counts = new int[patients];
        for (FilmTags tag : tags) counts[tag.patient()]++;
        filmsByPatient = new int[patients][];
        for (int patient = 0; patient < patients; patient++) filmsByPatient[patient] = new int[counts[patient]];
        for (int film = tags.size() - 1; film >= 0; film--) {
            int patient = tags.get(film).patient();
            filmsByPatient[patient][--counts[patient]] = film;
        }
    }

    /// What keeps a film from being another's positive.
    public enum Obstacle {
        OTHER_PATIENT("it is another patient's"),
        OTHER_FILM("only the film itself may be drawn"),
        OTHER_STUDY("it is of another study"),
        SAME_STUDY("it is of the same study"),
        UNKNOWN_LATERALITY("frontal or lateral is not known"),
        OTHER_LATERALITY("it is of the other laterality"),
        SAME_LATERALITY("it is of the same laterality");

        private final String words;

        Obstacle(String words) {
            this.words = words;
        }

        /// What a person reads of it.
        public String words() {
            return words;
        }
    }

    /// The films that fit the rules as positives of `film`, ascending; empty where none does.
    public int[] candidates(int film) {
        if (config.positive() == Positive.SELF) return new int[] {film};
        return IntStream.of(filmsByPatient[tags.get(film).patient()])
                .filter(other -> obstacles(film, other).isEmpty())
                .toArray();
    }

    /// Why `other` is no positive of `film`; empty where it is one.
    public Set<Obstacle> obstacles(int film, int other) {
        FilmTags query = tags.get(film);
        FilmTags key = tags.get(other);
        Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
        if (query.patient() != key.patient()) obstacles.add(Obstacle.OTHER_PATIENT);
        if (config.positive() == Positive.SELF) {
            if (film != other) obstacles.add(Obstacle.OTHER_FILM);
            return obstacles;
        }
        boolean sameStudy = query.study() == key.study();
        if (config.study() == Relation.SAME && !sameStudy) obstacles.add(Obstacle.OTHER_STUDY);
        if (config.study() == Relation.DIFFERENT && sameStudy) obstacles.add(Obstacle.SAME_STUDY);
        compareLaterality(query.laterality(), key.laterality(), obstacles);
        return obstacles;
    }

    /// Draws the positive of `film`.
    public int positive(int film, SplittableRandom random) {
        int[] candidates = candidates(film);
        return candidates.length == 0 ? film : candidates[random.nextInt(candidates.length)];
    }

    private void compareLaterality(Laterality query, Laterality key, Set<Obstacle> obstacles) {
        if (config.laterality() == Relation.ANY) return;
        if (query == Laterality.UNKNOWN || key == Laterality.UNKNOWN) obstacles.add(Obstacle.UNKNOWN_LATERALITY);
        else if (config.laterality() == Relation.SAME && query != key) obstacles.add(Obstacle.OTHER_LATERALITY);
        else if (config.laterality() == Relation.DIFFERENT && query == key) obstacles.add(Obstacle.SAME_LATERALITY);
    }
}
