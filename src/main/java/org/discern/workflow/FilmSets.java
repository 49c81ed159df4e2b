package org.discern.workflow;

import java.util.List;
import org.discern.config.EvaluationConfig;
import org.discern.model.Cohort;
import org.discern.model.Radiograph;
import org.discern.model.Split;

/// The films of an evaluation with what is asked of them.
///
/// @param training those whose labels are used: a share of the training patients
record FilmSets(Targets targets, List<Radiograph> training, List<Radiograph> validation, List<Radiograph> test) {
    static FilmSets of(Cohort cohort, EvaluationConfig policy, long seed) {
        return new FilmSets(
                Targets.choose(policy, cohort),
                Targets.fraction(cohort.films(Split.TRAIN), policy.labelFraction(), seed),
                cohort.films(Split.VALIDATION),
                cohort.films(Split.TEST));
    }

    float[][] trainingTargets() {
        return targets.of(training);
    }

    float[][] validationTargets() {
        return targets.of(validation);
    }

    float[][] testTargets() {
        return targets.of(test);
    }
}
