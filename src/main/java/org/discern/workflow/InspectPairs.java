package org.discern.workflow;

import java.util.List;
import org.discern.config.RunConfig;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.jspecify.annotations.Nullable;

/// Looks at an experiment's positive pairs and at the weights of its negatives before anything is trained. The
/// films of the data set looked at last are kept, so that a changed rule is answered at once.
public final class InspectPairs {
    private final Project project;
    private @Nullable Known known;

    private record Known(DatasetSummary dataset, List<String> diseases, InspectedFilms films) {}

    public InspectPairs(Project project) {
        this.project = project;
    }

    /// @throws Problem where the project has no such data set, or the settings do not fit it
    public synchronized PairInspection of(RunConfig config) {
        DatasetSummary dataset = project.dataset(config.data().dataset());
        List<String> diseases = config.weighting().findings();
        Known last = known;
        if (last == null || !last.dataset().equals(dataset)) {
            last = new Known(dataset, diseases, InspectedFilms.of(project.cohort(dataset.name()), diseases));
        } else if (!last.diseases().equals(diseases)) {
            last = new Known(dataset, diseases, InspectedFilms.of(last.films().cohort(), diseases));
        }
        known = last;
        if (config.weighting().byDisease()) requireFindings(diseases, last.films());
        if (last.films().training().isEmpty()) {
            throw new Problem(
                    dataset.name() + " has no training films", "give it some in its description, under `split`");
        }
        return new PairInspection(config, last.films());
    }

    private static void requireFindings(List<String> names, InspectedFilms films) {
        for (String name : names) {
            if (!films.cohort().findings().contains(new Finding(name))) {
                throw new Problem(
                        "weighting.findings: " + films.cohort().name() + " has no finding '" + name + "'",
                        "choose among the data set's findings");
            }
        }
    }
}
