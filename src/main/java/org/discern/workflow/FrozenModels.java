package org.discern.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.discern.config.EvaluationConfig;
import org.discern.stats.LinearProbe;
import org.discern.stats.NeighbourClassifier;

/// The classifiers on frozen features that an experiment asks for.
///
/// @param start where the encoder comes from, such as `pre-trained`
record FrozenModels(EvaluationConfig policy, String start, EncodedFilms encoded) {
    /// Trains them on the films' labels.
    ///
    /// @return what each says, by its name
    Map<String, Scores> train(FilmSets films) {
        Map<String, Scores> scores = new LinkedHashMap<>();
        if (policy.linearProbe()) scores.put(ModelName.probe(start), probe(films));
        if (policy.knn()) scores.put(ModelName.knn(start), neighbours(films));
        return scores;
    }

    Scores probe(FilmSets films) {
        float[][] validation = encoded.rows(films.validation());
        LinearProbe probe = LinearProbe.train(
                new LinearProbe.Films(encoded.rows(films.training()), films.trainingTargets()),
                new LinearProbe.Films(validation, films.validationTargets()));
        return new Scores(probe.predict(validation), probe.predict(encoded.rows(films.judged())));
    }

    private Scores neighbours(FilmSets films) {
        NeighbourClassifier classifier = new NeighbourClassifier(
                encoded.rows(films.training()),
                films.trainingTargets(),
                policy.neighbours().count(),
                policy.neighbours().temperature());
        return new Scores(
                classifier.predict(encoded.rows(films.validation())), classifier.predict(encoded.rows(films.judged())));
    }
}
