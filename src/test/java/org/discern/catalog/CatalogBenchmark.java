package org.discern.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.discern.model.ClinicalValue;
import org.discern.model.Cohort;
import org.discern.model.DatasetEntry;
import org.discern.model.FilmFilter;
import org.discern.model.FilmFilter.LabelIs;
import org.discern.model.Finding;
import org.discern.model.ImportReport;
import org.discern.model.LabelValue;
import org.discern.model.Laterality;
import org.discern.model.Radiograph;
import org.discern.model.Range;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Times the catalog at the size of MIMIC-CXR: 377,110 films, of whose 14 findings every other is mentioned
/// (more than reports do), as is every other of ten clinical values.
@Tag("slow")
class CatalogBenchmark {
    private static final int FILMS = 377_110;
    private static final List<Finding> FINDINGS = IntStream.range(0, 14)
            .mapToObj(i -> new Finding("Finding number " + i))
            .toList();

    @Test
    void printsWhatTakesHowLong(@TempDir Path folder) throws Exception {
        List<Radiograph> films = films();
        DatasetEntry entry = new DatasetEntry("mimic", "Generated", true, folder, FINDINGS, Map.of());
        ImportReport report = new ImportReport("mimic", FILMS, FILMS, 0, List.of());
        try (Catalog catalog = Catalog.open(folder.resolve("catalog.duckdb"))) {
            time("import", 1, () -> catalog.replaceDataset(entry, films, report));
            time("import again, in place of the first", 1, () -> catalog.replaceDataset(entry, films, report));
            FilmFilter dataset = FilmFilter.of("mimic");
            FilmFilter some = dataset.withLaterality(Laterality.FRONTAL).withSplits(List.of(Split.TRAIN));
            FilmFilter positive = dataset.withLabels(List.of(new LabelIs(FINDINGS.getFirst(), LabelValue.POSITIVE)));
            FilmFilter silent = dataset.withLabels(List.of(new LabelIs(FINDINGS.getFirst(), LabelValue.UNMENTIONED)));
            FilmFilter text = dataset.withText("1234");
            Map<String, FilmFilter> filters = Map.of(
                    "data set",
                    dataset,
                    "frontal training",
                    some,
                    "positive",
                    positive,
                    "silent",
                    silent,
                    "text",
                    text,
                    "five facets",
                    some.withAge(new Range(40, 70))
                            .withLabels(List.of(
                                    new LabelIs(FINDINGS.getFirst(), LabelValue.POSITIVE),
                                    new LabelIs(
                                            FINDINGS.getLast(),
                                            List.of(LabelValue.values()).subList(0, 2))))
                            .withClinical("value 3", new Range(0.2, 0.8)));
            time("index of the films, read anew", 3, () -> {
                catalog.replaceDataset(
                        new DatasetEntry("other", "Other", true, folder, FINDINGS, Map.of()),
                        List.of(),
                        new ImportReport("other", 0, 0, 0, List.of()));
                catalog.count(FilmFilter.ALL);
            });
            filters.forEach((name, filter) -> {
                long count = catalog.count(filter);
                time(name + " (" + count + "): count", 7, () -> catalog.count(filter));
                time(name + ": facets", 7, () -> catalog.facets(filter));
                time(name + ": last page of 100", 7, () -> catalog.page(filter, Math.max(0, count - 100), 100));
            });
            int[] typed = {0};
            time("a text not asked for before: facets", 7, () -> catalog.facets(dataset.withText("12" + typed[0]++)));
            time(
                    "a condition not asked for before: facets",
                    7,
                    () -> catalog.facets(dataset.withSql(
                            "age > " + typed[0]++ + " and \"Finding number 3\" = 'positive' and \"value 3\" < 0.5")));
            time("patients", 7, () -> catalog.patients(dataset));
            time(
                    "place of a film",
                    7,
                    () -> catalog.position(dataset, films.getLast().imageId()));
            List<String> many = catalog.imageIds(dataset, 0, 100_000);
            time("100,000 image ids", 7, () -> catalog.imageIds(dataset, 0, 100_000));
            time("100,000 films by their ids: count", 7, () -> catalog.count(dataset.withImageIds(many)));
            time("tag 100,000 films", 1, () -> catalog.tag(many, "many", true));
            assertEquals(FILMS, catalog.count(dataset));
            time("data sets", 7, catalog::datasets);
            time("cohort", 2, () -> catalog.cohort("mimic"));
            System.out.printf("%-45s %8.1f MB%n", "file", Files.size(folder.resolve("catalog.duckdb")) / 1e6);
            Cohort cohort = new Cohort("mimic", true, FINDINGS, films);
            Path file = folder.resolve("cohort.parquet");
            time("write cohort.parquet", 1, () -> ParquetFiles.writeCohort(file, cohort));
            System.out.printf("%-45s %8.1f MB%n", "file", Files.size(file) / 1e6);
            time("read cohort.parquet", 1, () -> ParquetFiles.readCohort(file));
        }
    }

    private static void time(String what, int times, Runnable work) {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf("%-45s %8.1f ms%n", what, millis[times / 2]);
    }

    /// Half of the ten values are there.
    private static Map<String, ClinicalValue> clinical(SplittableRandom random) {
        Map<String, ClinicalValue> values = new HashMap<>();
        for (int i = 0; i < 10; i++)
            if (random.nextBoolean()) values.put("value " + i, ClinicalValue.untimed(random.nextDouble()));
        return values;
    }

    private static List<Radiograph> films() {
        SplittableRandom random = new SplittableRandom(1);
        List<Radiograph> films = new ArrayList<>();
        for (int i = 0; i < FILMS; i++) {
            Map<Finding, LabelValue> labels = new HashMap<>();
            for (Finding finding : FINDINGS) {
                if (random.nextBoolean()) labels.put(finding, LabelValue.values()[random.nextInt(3)]);
            }
            films.add(new Radiograph(
                    "%08x-%08x".formatted(random.nextInt(), i),
                    "mimic",
                    "p" + i / 6,
                    "s" + i / 2,
                    null,
                    ViewPosition.values()[random.nextInt(4)],
                    random.nextInt(10) == 0 ? Split.TEST : Split.TRAIN,
                    "files/p" + i / 6 + "/s" + i / 2 + "/" + i + ".jpg",
                    Sex.values()[i / 6 % 2],
                    18 + i / 6 % 75,
                    labels,
                    clinical(random)));
        }
        return films;
    }
}
