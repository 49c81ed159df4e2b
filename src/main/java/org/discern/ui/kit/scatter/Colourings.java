package org.discern.ui.kit.scatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.discern.figure.ColourBy;
import org.discern.model.Cohort;

/// What the films of a cohort can be coloured by.
public final class Colourings {
    private Colourings() {}

    /// By findings first: that is what one asks of an embedding.
    ///
    /// @param units of the clinical values, by name, as far as they are known
    public static List<ColourBy> of(Cohort cohort, Map<String, String> units) {
        List<ColourBy> all = new ArrayList<>();
        cohort.findings().forEach(finding -> all.add(new ColourBy.Labels(finding)));
        all.addAll(List.of(new ColourBy.Views(), new ColourBy.Splits(), new ColourBy.Sources()));
        cohort.films().stream()
                .flatMap(film -> film.clinicalValues().keySet().stream())
                .distinct()
                .sorted()
                .forEach(name -> all.add(new ColourBy.Clinical(name, units.getOrDefault(name, ""))));
        return List.copyOf(all);
    }
}
