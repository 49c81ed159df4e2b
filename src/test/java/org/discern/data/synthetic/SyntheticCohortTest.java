package org.discern.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.discern.config.ClinicalConfig;
import org.discern.config.ConfigFile;
import org.discern.config.DatasetConfig;
import org.discern.data.ingest.DatasetReader;
import org.discern.data.ingest.Ingested;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticCohortTest {
    @TempDir
    Path folder;

    private Map<String, String> write(String name, int patients, long seed) throws IOException {
        Path target = folder.resolve(name);
        SyntheticCohort.write(target, patients, seed, _ -> {}, () -> false);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(target)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
                files.put(target.relativize(path).toString().replace('\\', '/'), content);
            }
        }
        return files;
    }

    private static String text(Map<String, String> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    @Test
    void sameSeedSameBytes() throws IOException {
        Map<String, String> first = write("a", 3, 42);
        assertEquals(first, write("b", 3, 42));
        assertFalse(text(first, "cohort.csv").equals(text(write("c", 3, 43), "cohort.csv")));
    }

    @Test
    void aPatientDoesNotDependOnTheOthers() throws IOException {
        Map<String, String> few = write("few", 2, 42);
        Map<String, String> more = write("more", 4, 42);
        few.forEach((file, content) -> {
            if (file.startsWith("films")) assertEquals(content, text(more, file), file);
        });
        assertTrue(text(more, "cohort.csv").startsWith(text(few, "cohort.csv")));
        assertTrue(text(more, "truth.csv").startsWith(text(few, "truth.csv")));
    }

    @Test
    void theTableFitsTheFilms() throws IOException {
        Map<String, String> files = write("cohort", 3, 5);
        List<String> lines = text(files, "cohort.csv").lines().toList();
        List<String> header = Arrays.asList(lines.getFirst().split(","));
        assertEquals(header.stream().distinct().count(), header.size());
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertEquals(header.size(), cells.length);
            assertEquals("1", cells[header.indexOf("synthetic")]);
            String file = cells[header.indexOf("file")];
            BufferedImage film =
                    ImageIO.read(folder.resolve("cohort").resolve(file).toFile());
            assertEquals(SyntheticCohort.FILM_PIXELS, film.getWidth());
            assertEquals(SyntheticCohort.FILM_PIXELS, film.getHeight());
            assertEquals(BufferedImage.TYPE_BYTE_GRAY, film.getType());
            assertTrue(text(files, file).contains("Synthetic"));
        }
        long films =
                files.keySet().stream().filter(file -> file.endsWith(".png")).count();
        assertEquals(films, lines.size() - 1);
        assertTrue(text(files, "README.txt").contains("SYNTHETIC"));
        assertTrue(text(files, "README.txt").contains(films + " films"));
    }

    @Test
    void theCohortImportsWithoutProblems() throws IOException {
        write("cohort", 6, 5);
        DatasetConfig config = ConfigFile.readDataset(Path.of("assets/synthetic-demo.yaml"));
        Ingested ingested = DatasetReader.read(config, folder.resolve("cohort"), (_, _) -> {}, () -> false);
        Map<String, String> columns = config.clinicalValues().stream()
                .collect(Collectors.toMap(ClinicalConfig::column, ClinicalConfig::name));
        assertEquals(List.of(), ingested.report().problems());
        assertTrue(config.synthetic());
        assertEquals(Stream.of(Pathology.values()).map(Pathology::finding).toList(), config.findings());
        assertEquals(ingested.report().rowsRead(), ingested.films().size());
        for (Patient patient : IntStream.rangeClosed(1, 6)
                .mapToObj(number -> Patient.draw(5, number))
                .toList()) {
            for (Study study : patient.studies()) {
                for (Film film : study.films()) assertImported(patient, study, film, ingested.films(), columns);
            }
        }
    }

    private static void assertImported(
            Patient patient, Study study, Film film, List<Radiograph> imported, Map<String, String> names) {
        Radiograph radiograph = imported.stream()
                .filter(candidate -> candidate.imageId().equals("synthetic-demo/" + film.imageId()))
                .findFirst()
                .orElseThrow();
        assertEquals(patient.patientId(), radiograph.patientId());
        assertEquals(study.studyId(), radiograph.studyId());
        assertEquals(film.view(), radiograph.view());
        assertEquals(patient.sex(), radiograph.sex());
        assertEquals(film.file(), radiograph.file());
        study.labels().forEach((pathology, label) -> assertEquals(label, radiograph.label(pathology.finding())));
        assertEquals(study.measured().size(), radiograph.clinicalValues().size());
        study.measured().forEach((value, measured) -> {
            double read = Objects.requireNonNull(radiograph.clinicalValues().get(names.get(value.column())))
                    .value();
            assertEquals(measured, read, 0.51 * Math.pow(10, -value.decimals()));
        });
    }

    @Test
    void filmsUseTheGreyScaleAndStayInIt() {
        for (int number = 1; number <= 6; number++) {
            Patient patient = Patient.draw(9, number);
            Study study = patient.studies().getFirst();
            GreyImage film = SyntheticCohort.paint(patient, study, study.films().getFirst());
            double mean = 0;
            double square = 0;
            for (byte pixel : film.pixels()) {
                mean += (pixel & 0xff) / (double) film.pixels().length;
                square += (double) (pixel & 0xff) * (pixel & 0xff) / film.pixels().length;
            }
            assertTrue(mean > 25 && mean < 215, "mean grey " + mean);
            assertTrue(Math.sqrt(square - mean * mean) > 20, "contrast " + Math.sqrt(square - mean * mean));
        }
    }

    @Test
    void aPngReadsBackAsWritten() throws IOException {
        byte[] pixels = new byte[7 * 5];
        new Random(1).nextBytes(pixels);
        Path file = folder.resolve("film.png");
        PngFile.write(file, new GreyImage(7, 5, pixels), "a comment");
        BufferedImage read = ImageIO.read(file.toFile());
        assertEquals(7, read.getWidth());
        byte[] back = new byte[pixels.length];
        read.getRaster().getDataElements(0, 0, 7, 5, back);
        assertArrayEquals(pixels, back);
    }

    @Test
    void progressEndsAtOne() {
        Queue<Double> heard = new ConcurrentLinkedQueue<>();
        SyntheticCohort.write(folder, 3, 1, heard::add, () -> false);
        assertEquals(3, heard.size());
        assertEquals(1.0, heard.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    @Test
    void aCancelledCohortHasNoTable() throws IOException {
        write(".", 1, 1);
        assertTrue(Files.exists(folder.resolve(SyntheticCohort.TABLE)));
        assertThrows(CancellationException.class, () -> SyntheticCohort.write(folder, 50, 1, _ -> {}, () -> true));
        assertFalse(Files.exists(folder.resolve(SyntheticCohort.TABLE)));
    }

    @Test
    void aFolderThatCannotBeWrittenIsAProblem() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Problem problem = assertThrows(Problem.class, () -> SyntheticCohort.write(file, 1, 1, _ -> {}, () -> false));
        assertTrue(problem.what().contains(file.toString()));
        Path films = Files.createDirectories(folder.resolve("cohort/films/" + film(1)));
        assertTrue(Files.isDirectory(films));
        assertThrows(Problem.class, () -> SyntheticCohort.write(folder.resolve("cohort"), 1, 1, _ -> {}, () -> false));
    }

    private static String film(int number) {
        String file =
                Patient.draw(1, number).studies().getFirst().films().getFirst().file();
        return file.substring("films/".length());
    }
}
