package org.discern.data.ingest;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.discern.config.ConfigFile;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Laterality;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.discern.testing.CheXpert;
import org.discern.testing.MimicCxr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads data sets that may not be passed on, made up with exactly their columns, as `sample-configs/datasets`
/// describes them. What is expected is taken from the tables by plain splitting.
class PublishedLayoutsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "mimic-cxr-jpg, 2.0.0, chexpert",
        "mimic-cxr-jpg, 2.1.0, chexpert",
        "mimic-cxr-jpg-negbio, 2.0.0, negbio",
        "mimic-cxr-jpg-radiologist, 2.1.0, chexpert"
    })
    void mimicCxrJpg(String description, String release, String labels) throws IOException {
        MimicCxr.writeTree(folder, MimicCxr.SMALL, release, 7);
        Ingested ingested = read(description);
        assertEquals(List.of(), ingested.report().problems());
        assertEquals(List.of(), missing(ingested));
        assertEquals(
                Map.of("TRAIN", 52L, "VALIDATION", 9L, "TEST", 11L),
                count(ingested, film -> film.split().name()));
        assertEquals(18, count(ingested, Radiograph::patientId).size());
        assertEquals(43, count(ingested, Radiograph::studyId).size());
        Map<String, Map<String, String>> byStudy = new HashMap<>();
        for (Map<String, String> row : rows("mimic-cxr-2.0.0-" + labels + ".csv.gz"))
            byStudy.put(at(row, "study_id"), row);
        if (description.endsWith("radiologist")) {
            for (Map<String, String> row : rows("mimic-cxr-2.1.0-test-set-labeled.csv"))
                byStudy.put(at(row, "study_id"), row);
        }
        for (Radiograph film : ingested.films()) {
            Map<String, String> row = byStudy.getOrDefault(film.studyId(), Map.of());
            for (Finding finding : ingested.entry().findings())
                assertEquals(row.getOrDefault(finding.name(), ""), cell(film.label(finding), row, finding));
        }
        if (release.equals("2.1.0")) {
            assertEquals(
                    Files.readAllLines(folder.resolve("IMAGE_FILENAMES")).stream()
                            .sorted()
                            .toList(),
                    ingested.films().stream().map(Radiograph::file).sorted().toList());
        }
    }

    @Test
    void mimicViewsAndTimes() throws IOException {
        MimicCxr.writeTables(folder, List.of(new MimicCxr.Part("train", 200, 900, 1500)), "2.0.0", 1);
        Ingested ingested = read("mimic-cxr-jpg");
        Map<String, Map<String, String>> byId = rows("mimic-cxr-2.0.0-metadata.csv.gz").stream()
                .collect(Collectors.toMap(row -> at(row, "dicom_id"), Function.identity()));
        int inferred = 0;
        int early = 0;
        for (Radiograph film : ingested.films()) {
            Map<String, String> row = requireNonNull(byId.get(film.imageId().substring("mimic-cxr-jpg/".length())));
            String view = at(row, "ViewPosition");
            String code = at(row, "ViewCodeSequence_CodeMeaning");
            if (view.isEmpty() && !code.isEmpty()) inferred++;
            Laterality expected = List.of("AP", "PA").contains(view) || view.isEmpty() && code.contains("-")
                    ? Laterality.FRONTAL
                    : List.of("LATERAL", "LL").contains(view) || view.isEmpty() && code.equals("lateral")
                            ? Laterality.LATERAL
                            : Laterality.UNKNOWN;
            assertEquals(expected, film.view().laterality(), view + "/" + code);
            LocalDateTime taken = requireNonNull(film.taken());
            assertEquals(at(row, "StudyDate"), taken.toLocalDate().toString().replace("-", ""));
            double time = Double.parseDouble(at(row, "StudyTime"));
            if (time < 100_000) early++;
            assertEquals((int) time / 10_000, taken.getHour());
            assertEquals((int) time % 10_000 / 100, taken.getMinute());
        }
        assertTrue(inferred > 20 && early > 100, "the quirks are there");
        assertEquals(1500, missing(ingested).size(), "tables only");
        assertEquals(2, missing(ingested).getFirst().row());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CheXpert-v1.0", "CheXpert-v1.0-small"})
    void cheXpert(String release) throws IOException {
        int train = CheXpert.writeTree(folder, release);
        Ingested ingested = read("chexpert");
        List<Map<String, String>> rows = rows("train.csv");
        rows.addAll(rows("valid.csv"));
        assertEquals(rows.size(), ingested.films().size());
        assertEquals(List.of(), missing(ingested));
        assertEquals(
                CheXpert.TRAIN_PATIENTS + CheXpert.VALID_PATIENTS,
                count(ingested, Radiograph::patientId).size());
        for (int i = 0; i < rows.size(); i++) {
            Radiograph film = ingested.films().get(i);
            Map<String, String> row = rows.get(i);
            assertEquals(i >= train, film.split() == Split.TEST);
            assertTrue(at(row, "Path")
                    .endsWith("/" + film.patientId() + "/" + film.studyId() + "/"
                            + film.file().substring(film.file().lastIndexOf('/') + 1)));
            assertEquals(
                    at(row, "AP/PA").isEmpty() ? ViewPosition.LL : ViewPosition.valueOf(at(row, "AP/PA")), film.view());
            assertEquals(at(row, "Sex").toUpperCase(Locale.ROOT), film.sex().name());
            assertEquals(at(row, "Age").equals("0") ? Double.NaN : Integer.parseInt(at(row, "Age")), film.ageYears());
            for (Finding finding : ingested.entry().findings())
                assertEquals(at(row, finding.name()), cell(film.label(finding), row, finding));
        }
        assertTrue(ingested.report().problems().stream().allMatch(p -> p.what().contains("'Age'")), "ages of 0");
    }

    @Test
    void cheXpertWithItsTestSet() throws IOException {
        CheXpert.writeTree(folder, "CheXpert-v1.0-small");
        CheXpert.addTestSet(folder);
        Ingested ingested = read("chexpert-test");
        Map<String, Map<String, String>> truth = rows("groundtruth.csv").stream()
                .collect(Collectors.toMap(row -> at(row, "Study").replace("CheXpert-v1.0/", ""), Function.identity()));
        List<Radiograph> test = ingested.films().stream()
                .filter(film -> film.split() == Split.TEST)
                .toList();
        assertEquals(CheXpert.TEST_PATIENTS + 1, test.size());
        for (Radiograph film : test) {
            Map<String, String> row = requireNonNull(
                    truth.get(film.file().substring(0, film.file().lastIndexOf('/'))));
            for (Finding finding : ingested.entry().findings())
                assertEquals(at(row, finding.name()), cell(film.label(finding), row, finding));
            assertEquals(Sex.UNKNOWN, film.sex());
        }
        assertTrue(ingested.films().stream().anyMatch(film -> film.split() == Split.VALIDATION));
        assertTrue(ingested.report()
                .problems()
                .contains(new RowProblem("test", 0, "has no column 'Sex'; taken as blank")));
    }

    private static String at(Map<String, String> row, String column) {
        return requireNonNull(row.get(column), column);
    }

    /// A label as its table writes it.
    private static String cell(LabelValue value, Map<String, String> row, Finding finding) {
        boolean whole = !row.getOrDefault(finding.name(), "").contains(".");
        String number = switch (value) {
            case POSITIVE -> "1.0";
            case NEGATIVE -> "0.0";
            case UNCERTAIN -> "-1.0";
            case UNMENTIONED -> "";
        };
        return whole ? number.replace(".0", "") : number;
    }

    private Ingested read(String description) {
        return DatasetReader.read(
                ConfigFile.readDataset(Path.of("sample-configs/datasets/" + description + ".yaml")),
                folder,
                (_, _) -> {},
                () -> false);
    }

    private List<RowProblem> missing(Ingested ingested) {
        List<String> files = ingested.films().stream().map(Radiograph::file).toList();
        return MissingFiles.find(folder, files, ingested.rows(), _ -> {}, () -> false);
    }

    private static <T> Map<T, Long> count(Ingested ingested, Function<Radiograph, T> by) {
        return ingested.films().stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    private List<Map<String, String>> rows(String name) throws IOException {
        Path file = folder.resolve(name);
        try (BufferedReader reader = name.endsWith(".gz")
                ? new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))
                : Files.newBufferedReader(file)) {
            String[] header = reader.readLine().split(",");
            return reader.lines().map(line -> row(header, line)).collect(Collectors.toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Map<String, String> row(String[] header, String line) {
        String[] cells = line.replace("\"CHEST, AP\"", "CHEST AP").split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.length; i++) row.put(header[i], cells[i]);
        return row;
    }
}
