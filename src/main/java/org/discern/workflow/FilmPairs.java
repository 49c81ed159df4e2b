package org.discern.workflow;

import java.util.List;
import org.discern.model.KeyClass;
import org.discern.model.Radiograph;

/// What training does with a film as a query: the positives that it may draw, and what it is told apart from.
///
/// @param diseases names of the film's own, of `weighting.findings`
/// @param patient all films of its patient, the film itself first: which may be drawn, and why not the others
/// @param itself whether no film fits the rules, so that the film is its own positive
/// @param classes the keys by what they are to the film
/// @param groups the same keys by their diseases too, those of the largest weight in sum first
/// @param sample some of the keys, the heaviest first
/// @param effectiveNegatives how many keys of equal weight would tell as much: `(sum w)^2 / sum w^2`
/// @param queueFill share of the keys that are films'
public record FilmPairs(
        Radiograph film,
        List<String> diseases,
        List<Candidate> patient,
        boolean itself,
        List<KeyShare> classes,
        List<KeyGroup> groups,
        List<Negative> sample,
        double effectiveNegatives,
        double queueFill) {
    public FilmPairs {
        diseases = List.copyOf(diseases);
        patient = List.copyOf(patient);
        classes = List.copyOf(classes);
        groups = List.copyOf(groups);
        sample = List.copyOf(sample);
    }

    /// A film of the query's patient.
    ///
    /// @param probability that it is drawn as the positive
    /// @param reasons why it is not, in words; empty where it may be drawn
    public record Candidate(Radiograph film, List<String> diseases, double probability, List<String> reasons) {}

    /// A key of the queue.
    public record Negative(Radiograph film, List<String> diseases, KeyClass keyClass, double weight) {}

    /// Keys that are the same to the query.
    ///
    /// @param keys how many
    /// @param keyShare of all keys
    /// @param meanWeight of one; `NaN` where there is none
    /// @param weightShare of the sum of all weights
    public record KeyShare(KeyClass keyClass, long keys, double keyShare, double meanWeight, double weightShare) {}

    /// Keys of one class and one set of diseases.
    public record KeyGroup(
            KeyClass keyClass, List<String> diseases, long keys, double meanWeight, double weightShare) {}
}
