package org.discern.catalog;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.model.ClinicalSource;
import org.discern.model.ClinicalValue;
import org.discern.model.DatasetEntry;
import org.discern.model.Finding;
import org.discern.model.ImportReport;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;

/// Films drawn at random, with names that try to break things.
record Films(DatasetEntry entry, List<Radiograph> films, ImportReport report) {
    static final List<Finding> VOCABULARY = List.of(
            new Finding("Pleural Effusion"),
            new Finding("Enfisema \"ü\" 'quoted'; drop table film; --"),
            new Finding("No Finding"),
            new Finding("Edema"));

    /// `count` films of patients with up to six each; equal seeds give equal films.
    static Films drawn(String dataset, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, String> units = new LinkedHashMap<>();
        units.put("SpO2 \"room air\"", "%");
        units.put("respiratory rate", "1/min");
        DatasetEntry entry = new DatasetEntry(
                dataset, "Title of " + dataset, seed % 2 == 0, Path.of("data", dataset), VOCABULARY, units);
        if (seed % 2 == 1) {
            List<String> folders = List.of("/data/mimic's [iv]", "C:\\ed");
            entry = entry.withClinical(
                    units, new ClinicalSource(List.copyOf(units.keySet()), folders, 48, 6.5, "nearest"));
        }
        List<Radiograph> films = new ArrayList<>();
        for (int i = 0; i < count; i++) films.add(film(dataset, i, random, List.copyOf(units.keySet())));
        for (int i = count - 1; i > 0; i--) films.set(i, films.set(random.nextInt(i + 1), films.get(i)));
        List<RowProblem> problems = List.of(
                new RowProblem("table.csv", 7, "age is not a number"),
                new RowProblem("table.csv", 3, "no such image file"));
        return new Films(entry, films, new ImportReport(dataset, count + 2, count, 0, problems));
    }

    private static Radiograph film(String dataset, int index, SplittableRandom random, List<String> clinicalNames) {
        Map<Finding, LabelValue> labels = new HashMap<>();
        for (Finding finding : VOCABULARY) labels.put(finding, any(LabelValue.values(), random));
        Map<String, ClinicalValue> clinicalValues = new HashMap<>();
        for (String name : clinicalNames) {
            if (random.nextBoolean()) {
                double hours = random.nextBoolean() ? Double.NaN : random.nextDouble(-48, 48);
                clinicalValues.put(name, new ClinicalValue(random.nextDouble(), hours));
            }
        }
        return new Radiograph(
                "%s-%05d".formatted(dataset, index),
                dataset,
                "patient %d'%%".formatted(index / 6),
                "study " + index % 6 / 2,
                random.nextInt(4) == 0
                        ? null
                        : LocalDateTime.of(2180, 2, 28, 0, 0).plus(random.nextLong(1L << 40), ChronoUnit.MICROS),
                any(ViewPosition.values(), random),
                any(Split.values(), random),
                "files/é/" + index + ".jpg",
                any(Sex.values(), random),
                random.nextInt(4) == 0 ? Double.NaN : random.nextDouble(90),
                labels,
                clinicalValues);
    }

    private static <T> T any(T[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }

    void putInto(Catalog catalog) {
        catalog.replaceDataset(entry, films, report);
    }
}
