package org.discern.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.discern.catalog.Catalog;
import org.discern.model.ClinicalValue;
import org.discern.model.DatasetEntry;
import org.discern.model.Finding;
import org.discern.model.ImportReport;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;

/// Generated films of nobody, as many as MIMIC-CXR-JPG has, in a project of their own.
public final class FullSizeFilms {
    public static final String DATASET = "generated";
    public static final int COUNT = 377_110;

    private static final String[] FINDINGS = {
        "Atelectasis", "Cardiomegaly", "Consolidation", "Edema", "Enlarged Cardiomediastinum", "Fracture",
        "Lung Lesion", "Lung Opacity", "No Finding", "Pleural Effusion", "Pleural Other", "Pneumonia",
        "Pneumothorax", "Support Devices"
    };

    private FullSizeFilms() {}

    /// Makes a project in `project`; the films take turns with the PNG files below `pictures`.
    public static void fill(Path project, Path pictures) throws IOException {
        List<String> files;
        try (Stream<Path> all = Files.walk(pictures)) {
            files = all.filter(file -> file.toString().endsWith(".png"))
                    .map(file -> pictures.relativize(file).toString())
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) files = List.of("none.png");
        List<Finding> findings = Arrays.stream(FINDINGS).map(Finding::new).toList();
        Map<String, String> units = Map.of("SpO2", "%", "Respiratory rate", "/min", "Temperature", "°C");
        SplittableRandom random = new SplittableRandom(7);
        List<Radiograph> films = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) films.add(film(i, files.get(i % files.size()), findings, random));
        try (Catalog catalog = Catalog.open(project.resolve("catalog.duckdb"))) {
            DatasetEntry entry = new DatasetEntry(DATASET, "Generated, full size", true, pictures, findings, units);
            catalog.replaceDataset(entry, films, new ImportReport(DATASET, COUNT, COUNT, 0, List.of()));
        }
    }

    private static Radiograph film(int number, String file, List<Finding> findings, SplittableRandom random) {
        Map<Finding, LabelValue> labels = new HashMap<>();
        for (Finding finding : findings) {
            double draw = random.nextDouble();
            if (draw < 0.15) labels.put(finding, LabelValue.POSITIVE);
            else if (draw < 0.25) labels.put(finding, LabelValue.NEGATIVE);
            else if (draw < 0.29) labels.put(finding, LabelValue.UNCERTAIN);
        }
        Map<String, ClinicalValue> values = new HashMap<>();
        if (random.nextInt(3) > 0) values.put("SpO2", ClinicalValue.untimed(88 + random.nextInt(13)));
        if (random.nextInt(3) > 0) values.put("Respiratory rate", ClinicalValue.untimed(10 + random.nextInt(20)));
        if (random.nextInt(2) > 0) values.put("Temperature", ClinicalValue.untimed(35 + 5 * random.nextDouble()));
        int patient = number / 6;
        return new Radiograph(
                "gen-%06d".formatted(number),
                DATASET,
                Integer.toString(10_000_000 + patient),
                Integer.toString(50_000_000 + number / 2),
                null,
                ViewPosition.values()[random.nextInt(3)],
                patient % 10 == 0 ? Split.TEST : patient % 10 == 1 ? Split.VALIDATION : Split.TRAIN,
                file,
                patient % 2 == 0 ? Sex.FEMALE : Sex.MALE,
                18 + patient % 73,
                labels,
                values);
    }
}
