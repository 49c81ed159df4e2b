package org.discern.workflow;

import java.util.List;
import java.util.Objects;
import org.discern.config.RunConfig;
import org.discern.model.Cohort;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.jspecify.annotations.Nullable;

/// Looks at an experiment's positive pairs and at the weights of its negatives before anything is trained. The
/// films of the data set looked at last are kept, so that a changed rule is answered at once.
public final class InspectPairs {
    private final Project project;
    private @Nullable Known known;

    /// @param films `null` until pairs are asked for
    private record Known(
            DatasetSummary dataset,
            Cohort cohort,
            List<String> diseases,
            @Nullable InspectedFilms films) {}

    public InspectPairs(Project project) {
        this.project = project;
    }

    /// @throws Problem where the project has no such data set, or the settings do not fit it
    public synchronized PairInspection of(RunConfig config) {
        Cohort cohort = cohort(config.data().dataset());
        InspectedFilms films = films(cohort, config.weighting().findings());
        if (config.weighting().byDisease()) requireFindings(config.weighting().findings(), cohort);
        if (films.training().isEmpty()) {
            throw new Problem(
                    cohort.name() + " has no training films", "give it some in its description, under `split`");
        }
        return new PairInspection(config, films);
    }

    /// All films of a data set.
    synchronized Cohort cohort(String name) {
        DatasetSummary dataset = project.dataset(name);
        Known last = known;
        if (last == null || !last.dataset().equals(dataset))
            last = new Known(dataset, project.cohort(name), List.of(), null);
        known = last;
        return last.cohort();
    }

    private InspectedFilms films(Cohort cohort, List<String> diseases) {
        Known last = Objects.requireNonNull(known);
        InspectedFilms films = last.films();
        if (films == null || !last.diseases().equals(diseases)) films = InspectedFilms.of(cohort, diseases);
        known = new Known(last.dataset(), cohort, diseases, films);
        return films;
    }

    private static void requireFindings(List<String> names, Cohort cohort) {
        for (String name : names) {
            if (!cohort.findings().contains(new Finding(name))) {
                throw new Problem(
                        "weighting.findings: " + cohort.name() + " has no finding '" + name + "'",
                        "choose among the data set's findings");
            }
        }
    }
}
