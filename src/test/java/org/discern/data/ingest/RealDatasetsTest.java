package org.discern.data.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.discern.config.ConfigFile;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.discern.testing.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports the four real sources as `sample-configs/datasets` describes them. The expected counts were taken
/// from the tables with another program in another language.
class RealDatasetsTest {
    @TempDir
    Path folder;

    @Test
    void pediatricPneumonia() {
        Ingested ingested = read("pediatric-pneumonia");
        assertEquals(List.of(), ingested.report().problems());
        assertEquals(2628, ingested.report().rowsRead());
        assertEquals(2628, ingested.films().size());
        assertEquals(1816, distinct(ingested, Radiograph::patientId));
        assertEquals(
                Map.of(Split.TRAIN, 2081, Split.VALIDATION, 320, Split.TEST, 227), count(ingested, Radiograph::split));
        assertEquals(Map.of(ViewPosition.AP, 2628), count(ingested, Radiograph::view));
        assertLabels(ingested, "Pneumonia", 1795 + 123, 606 + 104, 0);
        assertLabels(ingested, "Bacterial Pneumonia", 1175 + 63, 2628 - 1238, 0);
        assertLabels(ingested, "Viral Pneumonia", 620 + 60, 2628 - 680, 0);
        assertTrue(ingested.films().stream()
                .filter(film -> film.split() == Split.TEST)
                .allMatch(film -> film.file().startsWith("images/test/")));
    }

    @Test
    void nihChestXray14() {
        Ingested ingested = read("nih-chestxray14");
        assertEquals(955, ingested.report().rowsRead());
        assertEquals(955, ingested.films().size());
        assertEquals(306, distinct(ingested, Radiograph::patientId));
        assertEquals(Map.of(Sex.FEMALE, 490, Sex.MALE, 465), count(ingested, Radiograph::sex));
        assertEquals(Map.of(ViewPosition.PA, 595, ViewPosition.AP, 360), count(ingested, Radiograph::view));
        assertEquals(
                Map.of(Split.TRAIN, 626, Split.VALIDATION, 126, Split.TEST, 203), count(ingested, Radiograph::split));
        assertEquals(
                955,
                ingested.films().stream()
                        .filter(film -> film.ageYears() >= 13 && film.ageYears() <= 94)
                        .count());
        Map<String, Integer> positives = Map.ofEntries(
                Map.entry("No Finding", 446),
                Map.entry("Effusion", 166),
                Map.entry("Infiltration", 164),
                Map.entry("Atelectasis", 95),
                Map.entry("Cardiomegaly", 86),
                Map.entry("Consolidation", 46),
                Map.entry("Pneumothorax", 44),
                Map.entry("Nodule", 43),
                Map.entry("Emphysema", 39),
                Map.entry("Mass", 37),
                Map.entry("Edema", 33),
                Map.entry("Fibrosis", 32),
                Map.entry("Pleural Thickening", 29),
                Map.entry("Pneumonia", 12),
                Map.entry("Hernia", 10));
        assertEquals(positives.size(), ingested.entry().findings().size());
        positives.forEach((finding, count) -> assertLabels(ingested, finding, count, 955 - count, 0));
        assertEquals(1, ingested.report().problems().size(), "one image is there twice");
        assertTrue(ingested.report().problems().getFirst().what().contains("images256/00000061_025.jpg is taken"));
        assertEquals(
                93,
                ingested.films().stream()
                        .filter(film -> film.file().startsWith("images256/"))
                        .count());
    }

    @Test
    void covidChestXray() {
        Ingested ingested = read("covid-chestxray");
        assertEquals(218, ingested.report().rowsRead());
        assertEquals(213, ingested.films().size());
        assertEquals(111, distinct(ingested, Radiograph::patientId), "339 and 340 are 285 and 287 again");
        List<RowProblem> problems = ingested.report().problems();
        assertEquals(5, problems.size(), problems.toString());
        assertTrue(
                problems.stream().allMatch(problem -> problem.what().contains("the same image id as row")),
                problems.toString());
        assertEquals(
                Map.of(ViewPosition.PA, 122, ViewPosition.LL, 35, ViewPosition.AP, 56),
                count(ingested, Radiograph::view));
        assertEquals(Map.of(Sex.MALE, 121, Sex.FEMALE, 79, Sex.UNKNOWN, 13), count(ingested, Radiograph::sex));
        assertEquals(
                199,
                ingested.films().stream()
                        .filter(film -> !Double.isNaN(film.ageYears()))
                        .count());
        int covid = 100 + 9;
        int bacterial = 13 + 6 + 4 + 4 + 4;
        int viral = covid + 5 + 2;
        int otherCauses = 13 + 5;
        assertLabels(ingested, "COVID-19", covid, bacterial + 5 + 2 + otherCauses + 4, 0);
        assertLabels(ingested, "Viral Pneumonia", viral, bacterial + otherCauses + 4, 0);
        assertLabels(ingested, "Bacterial Pneumonia", bacterial, viral + otherCauses + 4, 0);
        assertLabels(ingested, "Pneumonia", viral + bacterial + otherCauses + 9, 4, 0);
        assertLabels(ingested, "ARDS", 9 + 2, 4, 0);
        assertLabels(ingested, "No Finding", 4, 213 - 33 - 4, 0);
        assertLabels(ingested, "ICU Admission", 67, 19, 3);
        assertLabels(ingested, "Intubation", 51, 31, 3);
        assertLabels(ingested, "Death", 11, 57, 0);
        assertEquals(
                Map.of("temperature", 16, "O2 saturation", 14, "leukocytes", 1, "neutrophils", 1, "lymphocytes", 4),
                measured(ingested));
    }

    @Test
    void hannover() {
        Ingested ingested = read("hannover");
        assertEquals(220, ingested.report().rowsRead());
        assertEquals(220, ingested.films().size());
        assertEquals(62, distinct(ingested, Radiograph::patientId));
        assertEquals(196, distinct(ingested, film -> film.patientId() + "/" + film.studyId()));
        assertEquals(Map.of(Sex.MALE, 160, Sex.FEMALE, 60), count(ingested, Radiograph::sex));
        assertEquals(Map.of(ViewPosition.AP, 180, ViewPosition.PA, 40), count(ingested, Radiograph::view));
        assertLabels(ingested, "COVID-19", 220, 0, 0);
        assertLabels(ingested, "ICU Stay", 169, 51, 0);
        assertLabels(ingested, "Death", 48, 172, 0);
        assertEquals(
                Map.of(
                        "CRP",
                        147,
                        "D-dimer",
                        58,
                        "factor XIII",
                        36,
                        "LDH",
                        103,
                        "lymphocytes",
                        49,
                        "neutrophils",
                        49,
                        "pCO2",
                        139,
                        "pO2",
                        137),
                measured(ingested));
        List<RowProblem> problems = ingested.report().problems();
        assertEquals(
                2 + 6 + 2,
                problems.stream()
                        .filter(problem -> problem.what().contains("beyond the detection limit"))
                        .count());
        assertEquals(
                8,
                problems.stream()
                        .filter(problem -> problem.what()
                                .contains("values not measured from 48.0 h before to 0.0 h after the film"))
                        .count());
        assertEquals(18, problems.size(), problems.toString());
    }

    @Test
    void bothLayoutsOfTheNihTableGiveTheSameKindOfFilms() throws IOException {
        Ingested current = readNihTable("Data_Entry_2017_v2020.first300-not-heldout.csv");
        assertEquals(300, current.films().size());
        assertEquals(74, distinct(current, Radiograph::patientId));
        assertLabels(current, "No Finding", 107, 193, 0);
        assertLabels(current, "Pleural Thickening", 12, 288, 0);
        Ingested older = readNihTable("sample_labels.kaggle-layout.first100-not-heldout.csv");
        assertEquals(100, older.films().size());
        assertEquals(79, distinct(older, Radiograph::patientId));
        assertLabels(older, "No Finding", 51, 49, 0);
        assertLabels(older, "Pleural Thickening", 6, 94, 0);
        assertLabels(older, "Infiltration", 16, 84, 0);
        Radiograph first = older.films().getFirst();
        assertEquals("nih-chestxray14/00000013_005.png", first.imageId());
        assertEquals("13", first.patientId());
        assertEquals("5", first.studyId());
        assertEquals(60, first.ageYears());
        assertEquals("deep/down/00000013_005.jpg", first.file());
        assertEquals(List.of(), older.report().problems());
        Map<String, Split> splits = current.films().stream()
                .collect(Collectors.toMap(Radiograph::patientId, Radiograph::split, (a, _) -> a));
        assertTrue(
                older.films().stream()
                        .allMatch(film -> splits.getOrDefault(film.patientId(), film.split()) == film.split()),
                "the same patient is in the same split, whatever the layout");
    }

    /// A table of the NIH's beside empty files of the names that it lists, in a deep folder and with another
    /// extension.
    private Ingested readNihTable(String name) throws IOException {
        Path table = RealData.at("schemas/nih/" + name);
        Path root = Files.createDirectory(folder.resolve(name));
        Files.copy(table, root.resolve(name));
        Path images = Files.createDirectories(root.resolve("deep/down"));
        for (String line : Files.readAllLines(table).stream().skip(1).toList()) {
            Files.createFile(images.resolve(line.substring(0, line.indexOf(',')).replace(".png", ".jpg")));
        }
        return DatasetReader.read(
                ConfigFile.readDataset(Path.of("sample-configs/datasets/nih-chestxray14.yaml")),
                root,
                (_, _) -> {},
                () -> false);
    }

    private static Ingested read(String name) {
        Ingested ingested = DatasetReader.read(
                ConfigFile.readDataset(Path.of("sample-configs/datasets/" + name + ".yaml")),
                RealData.at("openxr").resolve(name),
                (_, _) -> {},
                () -> false);
        assertEquals(ingested.films().size(), distinct(ingested, Radiograph::imageId));
        Map<String, Split> splits = new HashMap<>();
        for (Radiograph film : ingested.films()) {
            assertEquals(
                    film.split(),
                    splits.computeIfAbsent(film.patientId(), _ -> film.split()),
                    "a patient in two splits");
            assertTrue(Files.isRegularFile(RealData.at("openxr").resolve(name).resolve(film.file())), film.file());
        }
        return ingested;
    }

    private static void assertLabels(Ingested ingested, String finding, int positive, int negative, int uncertain) {
        Map<LabelValue, Integer> counts = count(ingested, film -> film.label(new Finding(finding)));
        Map<LabelValue, Integer> expected = new EnumMap<>(LabelValue.class);
        expected.put(LabelValue.POSITIVE, positive);
        expected.put(LabelValue.NEGATIVE, negative);
        expected.put(LabelValue.UNCERTAIN, uncertain);
        expected.put(LabelValue.UNMENTIONED, ingested.films().size() - positive - negative - uncertain);
        expected.values().removeIf(count -> count == 0);
        assertEquals(expected, counts, finding);
    }

    private static <T> Map<T, Integer> count(Ingested ingested, Function<Radiograph, T> property) {
        Map<T, Integer> counts = new HashMap<>();
        ingested.films().forEach(film -> counts.merge(property.apply(film), 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> measured(Ingested ingested) {
        Map<String, Integer> counts = new TreeMap<>();
        ingested.films()
                .forEach(film -> film.clinicalValues().keySet().forEach(name -> counts.merge(name, 1, Integer::sum)));
        return counts;
    }

    private static long distinct(Ingested ingested, Function<Radiograph, String> property) {
        return ingested.films().stream().map(property).distinct().count();
    }
}
