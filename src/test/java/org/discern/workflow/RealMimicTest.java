package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.discern.config.ConfigFile;
import org.discern.config.FeatureConfig;
import org.discern.config.SourceConfig;
import org.discern.config.WindowConfig;
import org.discern.config.WindowConfig.Statistic;
import org.discern.model.ClinicalReport;
import org.discern.model.ClinicalValue;
import org.discern.model.DatasetEntry;
import org.discern.model.ImportReport;
import org.discern.model.Interval;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.discern.testing.RealData;
import org.discern.testing.RecordingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The open demo tables of MIMIC-IV and MIMIC-III through the real join, held against a computation of its own
/// in plain Java. No film of their patients is open, so that films are made up, at times when values come in.
class RealMimicTest {
    private static final List<FeatureConfig> FEATURES = ConfigFile.features().features();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd['T'][' ']HH:mm:ss");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void mimicFourPast() throws IOException {
        Path schemas = RealData.at("schemas/mimic-iv-demo");
        Path hosp = Files.createDirectories(folder.resolve("iv/hosp"));
        Files.copy(schemas.resolve("labevents_rebuilt_v1.0.csv.gz"), hosp.resolve("labevents.csv.gz"));
        Files.copy(schemas.resolve("patients.csv"), hosp.resolve("patients.csv"));
        Files.copy(schemas.resolve("admissions.csv"), hosp.resolve("admissions.csv"));
        Files.createDirectories(folder.resolve("iv/ed"));
        Files.copy(schemas.resolve("edstays_v1.0.csv"), folder.resolve("iv/ed/edstays.csv"));
        List<Path> tables = List.of(hosp.resolve("labevents.csv.gz"));
        ClinicalReport report = agrees(folder.resolve("iv"), tables, WindowConfig.PAST);
        assertEquals(report.patients(), report.knownPatients());
        assertTrue(report.admittedFilms() > 0 && report.emergencyFilms() > 0, report.toString());
    }

    @Test
    void mimicThreePublished() throws IOException {
        Path schemas = RealData.at("schemas/mimic-iii-demo");
        Path hosp = Files.createDirectories(folder.resolve("iii/hosp"));
        Path icu = Files.createDirectories(folder.resolve("iii/icu"));
        Files.copy(schemas.resolve("labevents.csv.gz"), hosp.resolve("labevents.csv.gz"));
        Files.copy(schemas.resolve("chartevents_vitals.csv.gz"), icu.resolve("chartevents.csv.gz"));
        List<Path> tables = List.of(hosp.resolve("labevents.csv.gz"), icu.resolve("chartevents.csv.gz"));
        ClinicalReport report = agrees(folder.resolve("iii"), tables, new WindowConfig(48, 48, Statistic.MEAN));
        assertTrue(
                report.refused().stream().anyMatch(refused -> refused.reason().equals("marked as doubtful")),
                report.refused().toString());
        agrees(folder.resolve("iii"), tables, new WindowConfig(24, 6, Statistic.NEAREST));
    }

    /// Joins made-up films, and compares every value with the naive one.
    private ClinicalReport agrees(Path mimic, List<Path> tables, WindowConfig window) throws IOException {
        Map<String, List<Row>> rows = new TreeMap<>();
        for (Path table : tables) read(table, rows);
        List<Radiograph> films = films(rows);
        try (Project project = Project.open(Files.createTempDirectory(folder, "project"))) {
            DatasetEntry entry = new DatasetEntry("made-up", "Made up", true, Path.of("films"), List.of(), Map.of());
            project.catalog().replaceDataset(entry, films, new ImportReport("made-up", 1, 1, 0, List.of()));
            ClinicalReport report = new JoinClinicalValues(project)
                    .run("made-up", List.of(mimic), ConfigFile.features(), window, RecordingContext.patient());
            Map<String, Map<String, List<Row>>> byItem = new TreeMap<>();
            rows.forEach((patient, all) -> byItem.put(patient, all.stream().collect(Collectors.groupingBy(Row::item))));
            int values = 0;
            for (Radiograph film : project.cohort("made-up").films()) {
                Map<String, ClinicalValue> expected =
                        naive(film, byItem.getOrDefault(film.patientId(), Map.of()), window);
                assertEquals(
                        new TreeSet<>(expected.keySet()),
                        new TreeSet<>(film.clinicalValues().keySet()));
                expected.forEach((name, value) -> {
                    ClinicalValue joined = film.clinicalValues().getOrDefault(name, ClinicalValue.untimed(Double.NaN));
                    assertEquals(value.value(), joined.value(), 1e-9 * Math.abs(value.value()), name);
                    assertEquals(value.hours(), joined.hours(), 1e-9, name);
                });
                values += expected.size();
            }
            assertTrue(values > 3 * films.size(), values + " values of " + films.size() + " films");
            return report;
        }
    }

    /// Films of every patient, half an hour after each fortieth row.
    private static List<Radiograph> films(Map<String, List<Row>> rows) {
        List<Radiograph> films = new ArrayList<>();
        rows.forEach((patient, all) -> {
            for (int i = 0; i < all.size(); i += 40) {
                String id = String.format("film-%06d", films.size());
                films.add(new Radiograph(
                        id,
                        "made-up",
                        patient,
                        id,
                        all.get(i).time().plusMinutes(i % 80 == 0 ? 0 : 30),
                        ViewPosition.AP,
                        Split.TRAIN,
                        id + ".png",
                        Sex.UNKNOWN,
                        Double.NaN,
                        Map.of(),
                        Map.of()));
            }
        });
        return films;
    }

    private static Map<String, ClinicalValue> naive(
            Radiograph film, Map<String, List<Row>> byItem, WindowConfig window) {
        Map<String, ClinicalValue> values = new LinkedHashMap<>();
        for (FeatureConfig feature : FEATURES) {
            Map<Double, TreeSet<Double>> byHours = new TreeMap<>();
            for (SourceConfig source : feature.from()) {
                Interval valid = source.valid();
                for (Row row : source.items().stream()
                        .flatMap(item -> byItem.getOrDefault(item, List.of()).stream())
                        .toList()) {
                    if (!valid.contains(row.value())) continue;
                    double hours = Duration.between(film.taken(), row.time()).toSeconds() / 3600.0;
                    if (hours < -window.hoursBefore() || hours > window.hoursAfter()) continue;
                    double value = source.unit().equals("°F") ? (row.value() - 32) * 5 / 9 : row.value();
                    byHours.computeIfAbsent(hours, _ -> new TreeSet<>()).add(value);
                }
            }
            ClinicalValue value = naive(byHours, window.statistic());
            if (value != null) values.put(feature.name(), value);
        }
        return values;
    }

    private static @Nullable ClinicalValue naive(Map<Double, TreeSet<Double>> byHours, Statistic statistic) {
        if (byHours.isEmpty()) return null;
        double last = byHours.keySet().stream().max(Double::compare).orElseThrow();
        double nearest = last;
        for (double hours : byHours.keySet()) {
            boolean nearer = Math.abs(hours) < Math.abs(nearest);
            if (nearer || Math.abs(hours) == Math.abs(nearest) && hours < nearest) nearest = hours;
        }
        double at = statistic == Statistic.NEAREST ? nearest : last;
        double mean = byHours.entrySet().stream()
                .filter(entry -> statistic == Statistic.MEAN || entry.getKey() == at)
                .flatMap(entry -> entry.getValue().stream())
                .mapToDouble(value -> value)
                .average()
                .orElseThrow();
        return new ClinicalValue(mean, at);
    }

    private record Row(String item, LocalDateTime time, double value) {}

    private static void read(Path table, Map<String, List<Row>> rows) throws IOException {
        try (Reader reader = new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(table)), StandardCharsets.UTF_8);
                CSVParser parser = CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(reader)) {
            for (CSVRecord cells : parser) {
                if (cells.get("valuenum").isEmpty()) continue;
                if (cells.isMapped("warning") && cells.get("warning").equals("1")) continue;
                rows.computeIfAbsent(cells.get("subject_id"), _ -> new ArrayList<>())
                        .add(new Row(
                                cells.get("itemid"),
                                LocalDateTime.parse(cells.get("charttime"), TIME),
                                Double.parseDouble(cells.get("valuenum"))));
            }
        }
    }
}
