package org.discern.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.discern.model.Finding;
import org.discern.model.Sex;
import org.discern.model.ViewPosition;

/// A data set's description: where its tables are and what their columns mean. `src/docs/datasets.md`
/// explains each part.
///
/// @param name short name, unique in the project: letters, digits, `.`, `_`, `-`
/// @param title name to show
/// @param synthetic whether the films were drawn by a program
/// @param source whom to cite
/// @param licence terms of use
/// @param root data root, relative to the description's own folder; an import may name another
/// @param tables csv or csv.gz files relative to the data root, read as one; file names may have `*`, `?` and
///     `{a,b}`. A name that ends with `/` is a folder: each image file in it or below is a row with the one
///     column `Path`, relative to the data root
/// @param joins tables whose columns are added
/// @param imageId unique for each film
/// @param patient unique for each patient
/// @param study same for films of one study of a patient; where it is none or blank, each film is a study of
///     its own
/// @param taken when the film was taken
/// @param view `ap`, `pa`, `ll`, `rl` or `other`
/// @param sex `female`, `male` or `unknown`
/// @param ageYears age in years, 0 to 120
/// @param file the film's image file
/// @param locate whether `file` is a path relative to the data root, or a name to be found anywhere below it
/// @param split how patients are divided
/// @param labels findings with a column each
/// @param labelColumns findings with a column of their own name each
/// @param labelLists columns that list findings
/// @param clinicalValues measured values
/// @param clinicalWindow which of them belong to the film
public record DatasetConfig(
        String name,
        String title,
        @WhenAbsent("false") boolean synthetic,
        String source,
        String licence,
        @WhenAbsent(".") String root,
        List<String> tables,
        @WhenAbsent("[]") List<JoinConfig> joins,
        FieldConfig imageId,
        FieldConfig patient,
        @WhenAbsent("{}") FieldConfig study,
        @WhenAbsent("{}") TakenConfig taken,
        @WhenAbsent("{}") FieldConfig view,
        @WhenAbsent("{}") FieldConfig sex,
        @WhenAbsent("{}") FieldConfig ageYears,
        FieldConfig file,
        @WhenAbsent("path") Locate locate,
        SplitConfig split,
        @WhenAbsent("[]") List<LabelConfig> labels,
        @WhenAbsent("[]") List<LabelColumnsConfig> labelColumns,
        @WhenAbsent("[]") List<LabelListConfig> labelLists,
        @WhenAbsent("[]") List<ClinicalConfig> clinicalValues,
        @WhenAbsent("{}") WindowConfig clinicalWindow) {
    public DatasetConfig {
        tables = List.copyOf(tables);
        joins = List.copyOf(joins);
        labels = List.copyOf(labels);
        labelColumns = List.copyOf(labelColumns);
        labelLists = List.copyOf(labelLists);
        clinicalValues = List.copyOf(clinicalValues);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "name may have letters, digits, '.', '_' and '-' (at most 64), got '" + name + "'");
        }
        if (tables.isEmpty()) throw new IllegalArgumentException("tables must name at least one file");
        imageId.requireGiven("imageId");
        patient.requireGiven("patient");
        file.requireGiven("file");
        view.requireConstants("view", ViewPosition.values());
        sex.requireConstants("sex", Sex.values());
        requireDistinct("labels", findingNames(labels, labelColumns, labelLists).toList());
        requireDistinct(
                "clinicalValues",
                clinicalValues.stream().map(ClinicalConfig::name).toList());
    }

    /// How an image file is named.
    public enum Locate {
        /// By its path relative to the data root.
        PATH,
        /// By its file name, wherever it lies below the data root; the extension may differ.
        NAME
    }

    /// The vocabulary of the labels, in the order of the description.
    public List<Finding> findings() {
        return findingNames(labels, labelColumns, labelLists).map(Finding::new).toList();
    }

    /// The labels that have a column, those of `labelColumns` among them.
    public List<LabelConfig> columnLabels() {
        return columnLabels(labels, labelColumns).toList();
    }

    /// All columns that films are made of.
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(requiredColumns());
        for (FieldConfig field : List.of(study, taken.date(), taken.time(), view, sex, ageYears))
            columns.addAll(field.columns());
        columnLabels().forEach(label -> columns.add(label.column()));
        labelLists.forEach(list -> columns.add(list.column()));
        for (ClinicalConfig value : clinicalValues) {
            columns.add(value.column());
            if (!value.dayColumn().isEmpty()) columns.add(value.dayColumn());
        }
        return columns;
    }

    /// The columns without which a row gives no film.
    public Set<String> requiredColumns() {
        Set<String> columns = new LinkedHashSet<>();
        for (FieldConfig field : List.of(imageId, patient, file, split.given())) columns.addAll(field.columns());
        return columns;
    }

    /// The data root for a description that was read from `file`.
    public Path rootBeside(Path file) {
        return file.toAbsolutePath().resolveSibling(root).normalize();
    }

    private static Stream<LabelConfig> columnLabels(List<LabelConfig> labels, List<LabelColumnsConfig> columns) {
        return Stream.concat(labels.stream(), columns.stream().flatMap(LabelColumnsConfig::labels));
    }

    private static Stream<String> findingNames(
            List<LabelConfig> labels, List<LabelColumnsConfig> columns, List<LabelListConfig> lists) {
        return Stream.concat(
                columnLabels(labels, columns).map(LabelConfig::finding),
                lists.stream().flatMap(list -> list.findings().stream()));
    }

    private static void requireDistinct(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) throw new IllegalArgumentException(what + " name '" + name + "' twice");
        }
    }
}
