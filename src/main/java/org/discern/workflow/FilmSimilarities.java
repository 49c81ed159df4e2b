package org.discern.workflow;

import java.util.List;
import java.util.Locale;
import org.discern.model.Radiograph;
import org.discern.model.RunId;

/// A film as a run's encoders see it at the last checkpoint: how near its positives are, and how strongly the loss
/// pushes it away from each key of the queue.
///
/// @param step of the checkpoint
/// @param diseases names of the film's own, of those that were looked at
/// @param loss of the film, mean over the positives that it may be given
/// @param positives the films of its patient that are trained on, the nearest first
/// @param sameDiseaseKeys share of the queue's films of other patients that have a disease of the film
/// @param sameDiseasePush share of all push that they take: more than their share of the keys is a sign that films
///     that belong together are driven apart
/// @param keys the films that it is pushed away from most
public record FilmSimilarities(
        RunId run,
        long step,
        Radiograph film,
        List<String> diseases,
        double loss,
        List<Positive> positives,
        double sameDiseaseKeys,
        double sameDiseasePush,
        List<Key> keys) {
    public FilmSimilarities {
        diseases = List.copyOf(diseases);
        positives = List.copyOf(positives);
        keys = List.copyOf(keys);
    }

    /// A film of the same patient.
    ///
    /// @param probability that it is drawn as the positive
    /// @param similarity cosine of the film's query and this one's key
    public record Positive(Radiograph film, double probability, double similarity) {}

    /// A key of the queue.
    ///
    /// @param lossShare of the film's loss's denominator: how strongly the key is pushed away
    /// @param sameDisease whether it has a disease of the film
    public record Key(
            Radiograph film,
            List<String> diseases,
            double similarity,
            double weight,
            double lossShare,
            boolean sameDisease,
            boolean samePatient) {}

    /// Whether films of the same disease are pushed away more than their number alone would do.
    public boolean pushesSameDisease() {
        return sameDiseaseKeys > 0 && sameDiseasePush > sameDiseaseKeys;
    }

    /// What to make of it, in a sentence.
    public String remark() {
        if (diseases.isEmpty()) return "The film has none of the diseases that were looked at.";
        String numbers = String.format(
                Locale.ROOT,
                "films of a same disease are %.1f %% of the keys and take %.1f %% of the push",
                100 * sameDiseaseKeys,
                100 * sameDiseasePush);
        return pushesSameDisease()
                ? "False negatives: " + numbers + ", more than their number."
                : "No sign of false negatives: " + numbers + ".";
    }
}
