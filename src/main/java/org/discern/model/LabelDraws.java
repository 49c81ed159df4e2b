package org.discern.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Models trained with few labels, as `label-draws.json` holds them: at each share of the training patients
/// several draws. Validation films keep all their labels; all draws are judged on the same films.
///
/// @param findings in the order of each draw's figures
public record LabelDraws(List<Finding> findings, List<Draw> draws) {
    public LabelDraws {
        findings = List.copyOf(findings);
        draws = List.copyOf(draws);
    }

    /// A model trained with the labels of some patients.
    ///
    /// @param model as in the score table
    /// @param fraction of the training patients
    /// @param draw counted from 0; the smaller share of a draw is part of the larger of the same draw
    /// @param films of these patients
    /// @param auroc by finding; `null` where undefined, as with a single class among so few films
    /// @param macroAuroc mean over the findings for which it is defined; `null` where it is for none
    public record Draw(
            String model,
            double fraction,
            int draw,
            int patients,
            int films,
            List<@Nullable Double> auroc,
            @Nullable Double macroAuroc) {
        public Draw {
            // List.copyOf allows no null.
            auroc = Collections.unmodifiableList(new ArrayList<>(auroc));
        }
    }
}
