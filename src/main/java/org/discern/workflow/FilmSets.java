package org.discern.workflow;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.discern.config.EvaluationConfig;
import org.discern.config.RunConfig;
import org.discern.model.Cohort;
import org.discern.model.Radiograph;
import org.discern.model.Split;

/// The films of an evaluation with what is asked of them.
///
/// @param pool all training films, of which labels may be used
/// @param training those whose labels are used: a share of the training patients
/// @param validation those by which thresholds, strengths and epochs are chosen
/// @param judged those that the scores are of: the test films or, while settings are still being chosen, the
///     validation films again
record FilmSets(
        Targets targets,
        List<Radiograph> pool,
        List<Radiograph> training,
        List<Radiograph> validation,
        List<Radiograph> judged) {
    static FilmSets of(Cohort cohort, EvaluationConfig policy, long seed) {
        List<Radiograph> pool = cohort.films(Split.TRAIN);
        return new FilmSets(
                        Targets.choose(policy, cohort),
                        pool,
                        pool,
                        cohort.films(Split.VALIDATION),
                        cohort.films(judgedSplit(policy)))
                .drawn(policy.labelFraction(), seed);
    }

    /// The same with the labels of a share of the training patients.
    FilmSets drawn(double fraction, long seed) {
        return new FilmSets(targets, pool, Targets.fraction(pool, fraction, seed), validation, judged);
    }

    static Split judgedSplit(EvaluationConfig policy) {
        return policy.judgedOn() == EvaluationConfig.JudgedOn.TEST ? Split.TEST : Split.VALIDATION;
    }

    /// What the judged films are called where they are shown.
    static String judged(RunConfig config) {
        return judgedSplit(config.evaluation()).name().toLowerCase(Locale.ROOT);
    }

    float[][] trainingTargets() {
        return targets.ofTraining(training);
    }

    float[][] validationTargets() {
        return targets.of(validation);
    }

    float[][] judgedTargets() {
        return targets.of(judged);
    }

    /// Whether settings are still being chosen.
    boolean judgedOnValidation() {
        return targets.policy().judgedOn() == EvaluationConfig.JudgedOn.VALIDATION;
    }

    /// The films that every model scores, each once: by the one part a threshold can be chosen that is
    /// applied to the other.
    List<Radiograph> scored() {
        return judgedOnValidation()
                ? validation
                : Stream.concat(validation.stream(), judged.stream()).toList();
    }

    /// Rows of [#scored] from those of its parts.
    float[][] scored(float[][] ofValidation, float[][] ofJudged) {
        return judgedOnValidation()
                ? ofValidation
                : Stream.of(ofValidation, ofJudged).flatMap(Stream::of).toArray(float[][]::new);
    }
}
