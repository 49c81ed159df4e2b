package org.discern.workflow;

import java.util.ArrayList;
import java.util.List;
import org.discern.model.ClinicalCoverage;
import org.discern.model.Cohort;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;

/// Which films of a run's frozen table have which clinical values: the answer of [MeasureCoverage] without a catalog,
/// so without units and times, which that table does not hold.
final class CohortCoverage {
    private CohortCoverage() {}

    static ClinicalCoverage of(Cohort cohort, Finding finding, List<String> values) {
        List<ClinicalCoverage.Group> groups = new ArrayList<>();
        List<List<Radiograph>> members = new ArrayList<>();
        groups.add(new ClinicalCoverage.Group(null, cohort.films().size(), studies(cohort.films())));
        members.add(cohort.films());
        for (LabelValue label : LabelValue.values()) {
            List<Radiograph> labelled = cohort.films().stream()
                    .filter(film -> film.label(finding) == label)
                    .toList();
            if (labelled.isEmpty()) continue;
            groups.add(new ClinicalCoverage.Group(label, labelled.size(), studies(labelled)));
            members.add(labelled);
        }
        return new ClinicalCoverage(
                cohort.name(),
                finding,
                groups,
                values.stream().map(value -> feature(value, members)).toList(),
                null);
    }

    private static ClinicalCoverage.Feature feature(String value, List<List<Radiograph>> groups) {
        List<ClinicalCoverage.Count> counts = groups.stream()
                .map(films -> films.stream()
                        .filter(film -> film.clinicalValues().containsKey(value))
                        .toList())
                .map(having -> new ClinicalCoverage.Count(having.size(), studies(having)))
                .toList();
        return new ClinicalCoverage.Feature(value, "", counts, Double.NaN, Double.NaN);
    }

    private static long studies(List<Radiograph> films) {
        return films.stream().map(Radiograph::studyId).distinct().count();
    }
}
