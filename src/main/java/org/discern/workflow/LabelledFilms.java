package org.discern.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.discern.catalog.Catalog;
import org.discern.config.EvaluationConfig;
import org.discern.config.EvaluationConfig.Reading;
import org.discern.config.EvaluationConfig.UncertainReading;
import org.discern.model.Cohort;
import org.discern.model.FilmFilter;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.Split;

/// How many films an experiment has for a finding, read by its policy for labels that are neither positive nor
/// negative, in the order of the splits.
///
/// @param published what was published of the same films; empty where nothing was
public record LabelledFilms(Finding finding, List<Count> counts, Optional<Published> published) {
    public LabelledFilms {
        counts = List.copyOf(counts);
    }

    /// The films of a split.
    ///
    /// @param leftOut films whose label the policy ignores
    public record Count(Split split, long positive, long negative, long leftOut) {}

    /// Counts of the DisCeRn slides (8 Dec 2021): films with a label of 1 or 0 for pneumonia, and no others.
    ///
    /// @param training films that were not judged
    /// @param judged films of the split that was judged
    public record Published(long training, long judged, Split split) {
        private static final Finding PNEUMONIA = new Finding("Pneumonia");

        static Optional<Published> of(String dataset, Finding finding, EvaluationConfig policy) {
            boolean labelledOnly =
                    policy.uncertain() == UncertainReading.IGNORE && policy.unmentioned() == Reading.IGNORE;
            return finding.equals(PNEUMONIA) && labelledOnly ? of(dataset) : Optional.empty();
        }

        private static Optional<Published> of(String dataset) {
            if (dataset.equals("chexpert")) return Optional.of(new Published(8_838, 234, Split.TEST));
            if (dataset.equals("mimic-cxr-jpg")) return Optional.of(new Published(68_057, 495, Split.VALIDATION));
            return Optional.empty();
        }
    }

    /// The films that the slides' counts are of, pneumonia with a label of 1 or 0, as the catalog counts them; empty
    /// for data sets that the slides do not have.
    static Optional<LabelledFilms> ofSlides(Catalog catalog, String dataset) {
        return Published.of(dataset).map(published -> {
            List<Count> counts = new ArrayList<>();
            for (Split split : Split.values()) {
                FilmFilter films = FilmFilter.of(dataset).withSplits(List.of(split));
                long positive = catalog.count(films.withLabel(Published.PNEUMONIA, List.of(LabelValue.POSITIVE)));
                long negative = catalog.count(films.withLabel(Published.PNEUMONIA, List.of(LabelValue.NEGATIVE)));
                counts.add(new Count(split, positive, negative, catalog.count(films) - positive - negative));
            }
            return new LabelledFilms(Published.PNEUMONIA, counts, Optional.of(published));
        });
    }

    /// Of each finding that the experiment tells.
    public static List<LabelledFilms> of(EvaluationConfig policy, Cohort cohort) {
        Targets targets = Targets.choose(policy, cohort);
        List<LabelledFilms> all = new ArrayList<>();
        for (Finding finding : targets.findings()) {
            List<Count> counts = new ArrayList<>();
            for (Split split : Split.values()) counts.add(count(targets, finding, split, cohort.films(split)));
            all.add(new LabelledFilms(finding, counts, Published.of(cohort.name(), finding, policy)));
        }
        return all;
    }

    private static Count count(Targets targets, Finding finding, Split split, List<Radiograph> films) {
        long positive = 0;
        long negative = 0;
        for (Radiograph film : films) {
            float target = targets.of(film, finding);
            if (target == 1) positive++;
            else if (target == 0) negative++;
        }
        return new Count(split, positive, negative, films.size() - positive - negative);
    }

    /// One line for the terminal.
    public String text() {
        StringBuilder text = new StringBuilder(finding.name()).append(':');
        for (Count count : counts) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s %s %,d (%,d positive, %,d negative; %,d left out)",
                    count.split() == Split.TRAIN ? "" : ",",
                    count.split().name().toLowerCase(Locale.ROOT),
                    count.positive() + count.negative(),
                    count.positive(),
                    count.negative(),
                    count.leftOut()));
        }
        published.ifPresent(known -> text.append(String.format(
                Locale.ROOT,
                "; published: %,d not judged, %,d judged (here %s)",
                known.training(),
                known.judged(),
                known.split().name().toLowerCase(Locale.ROOT))));
        return text.toString();
    }
}
