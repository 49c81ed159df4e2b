package org.discern.data.pair;

import java.util.List;
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

    /// The films that fit the rules as positives of `film`, ascending; empty where none does.
    public int[] candidates(int film) {
        if (config.positive() == Positive.SELF) return new int[] {film};
        FilmTags query = tags.get(film);
        return IntStream.of(filmsByPatient[query.patient()])
                .filter(other -> fits(query, tags.get(other)))
                .toArray();
    }

    /// Draws the positive of `film`.
    public int positive(int film, SplittableRandom random) {
        int[] candidates = candidates(film);
        return candidates.length == 0 ? film : candidates[random.nextInt(candidates.length)];
    }

    private boolean fits(FilmTags query, FilmTags other) {
        boolean known = query.laterality() != Laterality.UNKNOWN && other.laterality() != Laterality.UNKNOWN;
        return fits(config.study(), true, query.study() == other.study())
                && fits(config.laterality(), known, query.laterality() == other.laterality());
    }

    private static boolean fits(Relation relation, boolean known, boolean equal) {
        return switch (relation) {
            case ANY -> true;
            case SAME -> known && equal;
            case DIFFERENT -> known && !equal;
        };
    }
}
