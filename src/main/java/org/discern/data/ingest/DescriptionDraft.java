package org.discern.data.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.model.TableHead;

/// A description to start from, guessed from the names and first cells of a table's columns; of a folder without
/// tables, from its folders' names alone. Everything in it is there to be corrected.
public final class DescriptionDraft {
    private static final String IMAGE = "(?i).*\\.(png|jpe?g|tiff?|bmp|gif|dcm|dicom)";
    private static final String LABEL = "(-?[01](\\.0)?)?";

    private final TableHead table;

    private DescriptionDraft(TableHead table) {
        this.table = table;
    }

    /// @param tables tables of the data folder `root`; the first that names image files is taken
    public static String of(Path root, List<TableHead> tables) {
        String name =
                String.valueOf(root.getFileName()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        String head =
                """
                # A draft: check every line (src/docs/datasets.md explains them).
                name: %s
                title: %s
                source: unknown
                licence: unknown
                """.formatted(name.matches("[a-z0-9].*") ? name : "data", quoted(String.valueOf(root.getFileName())));
        return head
                + tables.stream()
                        .map(DescriptionDraft::new)
                        .filter(draft -> draft.column(draft::namesImages).isPresent())
                        .findFirst()
                        .map(DescriptionDraft::ofTable)
                        .orElse("""
                tables: [./]                                    # every image file in the folder or below it is a film
                imageId: {column: Path, pattern: '(.*)\\.[A-Za-z]+', value: $1}
                # The patient is the first folder's name or, without folders, the file's name up to a _ or -.
                patient: {column: Path, pattern: '([^/]+)/.*|([^/_-]+)[^/]*', value: $1$2}
                file: Path
                split: {validation: 0.15, test: 0.25}
                """);
    }

    private String ofTable() {
        String file = column(this::namesImages).orElseThrow();
        String patient = column(named("patient|subject")).orElse(file);
        List<String> labels = table.columns().stream().filter(this::isLabel).toList();
        StringBuilder draft = new StringBuilder("tables: [" + quoted(table.name()) + "]\n");
        draft.append("imageId: ")
                .append(quoted(column(named("image.?id|dicom.?id")).orElse(file)));
        draft.append("\npatient: ").append(quoted(patient));
        column(named("study")).ifPresent(column -> draft.append("\nstudy: ").append(quoted(column)));
        column(named("^sex$|gender"))
                .ifPresent(column -> draft.append("\nsex: {column: ")
                        .append(quoted(column))
                        .append(", map: {F: female, M: male, Female: female, Male: male}}"));
        column(named("\\bage\\b"))
                .ifPresent(column -> draft.append("\nageYears: ").append(quoted(column)));
        draft.append("\nfile: ").append(quoted(file)).append("\nlocate: name\nsplit: {validation: 0.15, test: 0.25}\n");
        if (!labels.isEmpty()) {
            draft.append("labelColumns:\n  - columns: [")
                    .append(labels.stream().map(DescriptionDraft::quoted).collect(Collectors.joining(", ")))
                    .append("]\n    positive: '1(\\.0)?'\n    negative: '0(\\.0)?'\n    uncertain: '-1(\\.0)?'\n");
        }
        return draft.toString();
    }

    private Optional<String> column(Predicate<String> fits) {
        return table.columns().stream().filter(fits).findFirst();
    }

    private boolean namesImages(String column) {
        return cells(column).anyMatch(cell -> cell.matches(IMAGE));
    }

    private boolean isLabel(String column) {
        return !named("age|(^|[^a-z])id|number|row").test(column)
                && cells(column).allMatch(cell -> cell.matches(LABEL))
                && cells(column).anyMatch(cell -> !cell.isEmpty());
    }

    private Stream<String> cells(String column) {
        int index = table.columns().indexOf(column);
        return table.rows().stream().map(row -> row.get(index));
    }

    private static Predicate<String> named(String part) {
        return column -> column.matches("(?is).*(" + part + ").*");
    }

    private static String quoted(String text) {
        return "'" + text.replaceAll("\\p{Cntrl}", " ").replace("'", "''") + "'";
    }
}
