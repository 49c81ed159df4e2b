package org.discern.model;

import java.util.Arrays;
import java.util.List;

/// Which films to show: those that fit every part. An empty part fits all films.
///
/// @param datasets names of data sets
/// @param labels what must be said of findings, all of it
/// @param text contained in the image, patient or study id, in any case
public record FilmFilter(
        List<String> datasets,
        List<Split> splits,
        List<ViewPosition> views,
        List<Sex> sexes,
        List<String> patientIds,
        List<LabelIs> labels,
        String text) {
    /// Fits every film.
    public static final FilmFilter ALL =
            new FilmFilter(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), "");

    public FilmFilter {
        datasets = List.copyOf(datasets);
        splits = List.copyOf(splits);
        views = List.copyOf(views);
        sexes = List.copyOf(sexes);
        patientIds = List.copyOf(patientIds);
        labels = List.copyOf(labels);
    }

    /// The label of `finding` is one of `values`; [LabelValue#UNMENTIONED] fits films whose table is silent
    /// about it.
    public record LabelIs(Finding finding, List<LabelValue> values) {
        public LabelIs {
            values = List.copyOf(values);
            if (values.isEmpty()) throw new IllegalArgumentException(finding + ": no label value");
        }

        public LabelIs(Finding finding, LabelValue value) {
            this(finding, List.of(value));
        }
    }

    /// The films of one data set.
    public static FilmFilter of(String dataset) {
        return ALL.withDatasets(List.of(dataset));
    }

    public FilmFilter withDatasets(List<String> changed) {
        return new FilmFilter(changed, splits, views, sexes, patientIds, labels, text);
    }

    public FilmFilter withSplits(List<Split> changed) {
        return new FilmFilter(datasets, changed, views, sexes, patientIds, labels, text);
    }

    public FilmFilter withViews(List<ViewPosition> changed) {
        return new FilmFilter(datasets, splits, changed, sexes, patientIds, labels, text);
    }

    /// The views of one laterality.
    public FilmFilter withLaterality(Laterality laterality) {
        return withViews(Arrays.stream(ViewPosition.values())
                .filter(view -> view.laterality() == laterality)
                .toList());
    }

    public FilmFilter withSexes(List<Sex> changed) {
        return new FilmFilter(datasets, splits, views, changed, patientIds, labels, text);
    }

    public FilmFilter withPatientIds(List<String> changed) {
        return new FilmFilter(datasets, splits, views, sexes, changed, labels, text);
    }

    public FilmFilter withLabels(List<LabelIs> changed) {
        return new FilmFilter(datasets, splits, views, sexes, patientIds, changed, text);
    }

    public FilmFilter withText(String changed) {
        return new FilmFilter(datasets, splits, views, sexes, patientIds, labels, changed);
    }
}
