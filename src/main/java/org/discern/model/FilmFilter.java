package org.discern.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which films to show: those that fit every part. An empty part fits all films.
///
/// @param datasets names of data sets
/// @param labels what must be said of findings, all of it
/// @param age in years; a range that narrows leaves out films of unknown age
/// @param clinical ranges by name of the clinical value, all of which must hold
/// @param tags of which a film must have at least one
/// @param text contained in the image, patient or study id, in any case
/// @param sql a condition over the columns of the catalog, as it stands behind SQL's `where`
/// @param imageIds the films themselves
public record FilmFilter(
        List<String> datasets,
        List<Split> splits,
        List<ViewPosition> views,
        List<Sex> sexes,
        List<String> patientIds,
        List<LabelIs> labels,
        Range age,
        Map<String, Range> clinical,
        List<String> tags,
        String text,
        String sql,
        List<String> imageIds) {
    /// Fits every film.
    public static final FilmFilter ALL = new FilmFilter(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Range.ANY, Map.of(), List.of(), "", "",
            List.of());

    public FilmFilter {
        datasets = List.copyOf(datasets);
        splits = List.copyOf(splits);
        views = List.copyOf(views);
        sexes = List.copyOf(sexes);
        patientIds = List.copyOf(patientIds);
        labels = List.copyOf(labels);
        clinical = Map.copyOf(clinical);
        tags = List.copyOf(tags);
        imageIds = List.copyOf(imageIds);
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
        return new FilmFilter(
                changed, splits, views, sexes, patientIds, labels, age, clinical, tags, text, sql, imageIds);
    }

    public FilmFilter withSplits(List<Split> changed) {
        return new FilmFilter(
                datasets, changed, views, sexes, patientIds, labels, age, clinical, tags, text, sql, imageIds);
    }

    public FilmFilter withViews(List<ViewPosition> changed) {
        return new FilmFilter(
                datasets, splits, changed, sexes, patientIds, labels, age, clinical, tags, text, sql, imageIds);
    }

    /// The views of one laterality.
    public FilmFilter withLaterality(Laterality laterality) {
        return withViews(Arrays.stream(ViewPosition.values())
                .filter(view -> view.laterality() == laterality)
                .toList());
    }

    public FilmFilter withSexes(List<Sex> changed) {
        return new FilmFilter(
                datasets, splits, views, changed, patientIds, labels, age, clinical, tags, text, sql, imageIds);
    }

    public FilmFilter withPatientIds(List<String> changed) {
        return new FilmFilter(
                datasets, splits, views, sexes, changed, labels, age, clinical, tags, text, sql, imageIds);
    }

    public FilmFilter withLabels(List<LabelIs> changed) {
        return new FilmFilter(
                datasets, splits, views, sexes, patientIds, changed, age, clinical, tags, text, sql, imageIds);
    }

    /// With other values wanted of `finding`; with none, whatever is said of it.
    public FilmFilter withLabel(Finding finding, List<LabelValue> values) {
        List<LabelIs> others = labels.stream()
                .filter(label -> !label.finding().equals(finding))
                .toList();
        if (values.isEmpty()) return withLabels(others);
        return withLabels(Stream.concat(others.stream(), Stream.of(new LabelIs(finding, values)))
                .toList());
    }

    public FilmFilter withAge(Range changed) {
        return new FilmFilter(
                datasets, splits, views, sexes, patientIds, labels, changed, clinical, tags, text, sql, imageIds);
    }

    /// With another range of the clinical value `name`; [Range#ANY] lifts it.
    public FilmFilter withClinical(String name, Range range) {
        Map<String, Range> changed = new LinkedHashMap<>(clinical);
        if (range.narrows()) changed.put(name, range);
        else changed.remove(name);
        return new FilmFilter(
                datasets, splits, views, sexes, patientIds, labels, age, changed, tags, text, sql, imageIds);
    }

    public FilmFilter withTags(List<String> changed) {
        return new FilmFilter(
                datasets, splits, views, sexes, patientIds, labels, age, clinical, changed, text, sql, imageIds);
    }

    public FilmFilter withText(String changed) {
        return new FilmFilter(
                datasets, splits, views, sexes, patientIds, labels, age, clinical, tags, changed, sql, imageIds);
    }

    public FilmFilter withSql(String changed) {
        return new FilmFilter(
                datasets, splits, views, sexes, patientIds, labels, age, clinical, tags, text, changed, imageIds);
    }

    public FilmFilter withImageIds(List<String> changed) {
        return new FilmFilter(
                datasets, splits, views, sexes, patientIds, labels, age, clinical, tags, text, sql, changed);
    }
}
