package org.discern.testing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// MIMIC-CXR-JPG without a patient: its files with exactly their columns and quirks, made up by a seed. Rows are
/// in the order of subject and study, dicom ids random; a study has one row of labels for all its films, and a
/// few have none or a blank one; times have lost their leading zeros; views are missing, or odd, and then only
/// the view code may tell.
public final class MimicCxr {
    /// The published size: films, studies and patients of each split.
    public static final List<Part> FULL = List.of(
            new Part("train", 64_586, 222_758, 368_960),
            new Part("validate", 500, 1_808, 2_991),
            new Part("test", 293, 3_269, 5_159));
    /// Few enough to draw.
    public static final List<Part> SMALL =
            List.of(new Part("train", 12, 30, 52), new Part("validate", 3, 6, 9), new Part("test", 3, 7, 11));

    private static final int STUDIES_WITHOUT_LABELS = 8;
    private static final String[] FINDINGS = {
        "Atelectasis",
        "Cardiomegaly",
        "Consolidation",
        "Edema",
        "Enlarged Cardiomediastinum",
        "Fracture",
        "Lung Lesion",
        "Lung Opacity",
        "No Finding",
        "Pleural Effusion",
        "Pleural Other",
        "Pneumonia",
        "Pneumothorax",
        "Support Devices"
    };
    /// Of 1,000 studies, how many affirm, deny and leave open each finding: about as the published labels do.
    private static final int[][] PER_MILLE = {
        {201, 7, 45},
        {197, 70, 27},
        {47, 35, 19},
        {119, 113, 58},
        {32, 23, 41},
        {19, 4, 2},
        {28, 4, 5},
        {226, 13, 17},
        {331, 0, 0},
        {238, 119, 26},
        {9, 1, 3},
        {73, 107, 80},
        {45, 186, 5},
        {292, 15, 1}
    };
    /// ViewPosition and ViewCodeSequence_CodeMeaning of frontal, lateral and other films.
    private static final String[][] FRONTAL = {
        {"AP", "antero-posterior"},
        {"PA", "postero-anterior"},
        {"AP", "antero-posterior"},
        {"PA", "postero-anterior"},
        {"", "postero-anterior"},
        {"", "antero-posterior"}
    };
    private static final String[][] LATERAL = {{"LATERAL", "lateral"}, {"LL", "left lateral"}, {"", "lateral"}};
    private static final String[][] OTHER = {
        {"", ""}, {"XTABLE LATERAL", ""}, {"LAO", "left anterior oblique"}, {"SWIMMERS", ""}
    };

    private final List<Study> studies = new ArrayList<>();
    private final SplittableRandom random;

    /// The size of a split.
    public record Part(String split, int patients, int studies, int films) {}

    private record Study(int subject, int id, String split, String date, String time, List<Film> films) {}

    /// A film of the data set.
    private record Film(String dicom, String view, String viewCode) {}

    private MimicCxr(List<Part> parts, long seed) {
        random = new SplittableRandom(seed);
        for (Part part : parts) add(part);
        studies.sort(Comparator.comparingInt(Study::subject).thenComparingInt(Study::id));
    }

    /// Writes metadata, split, both label tables and the list of files; for 2.1.0 also the labels of the test set.
    ///
    /// @param release `2.0.0` or `2.1.0`
    public static void writeTables(Path root, List<Part> parts, String release, long seed) {
        new MimicCxr(parts, seed).write(root, release);
    }

    /// Writes the tables, and a small picture for each film.
    public static void writeTree(Path root, List<Part> parts, String release, long seed) {
        MimicCxr made = new MimicCxr(parts, seed);
        made.write(root, release);
        made.studies.forEach(study -> study.films.forEach(film -> Drawings.write(root.resolve(path(study, film)))));
    }

    private void add(Part part) {
        int[] subjects = distinct(part.patients(), 10_000_032, 19_999_987);
        int[] ids = distinct(part.studies(), 50_000_014, 59_999_961);
        int[] films = ones(part.studies(), part.films());
        for (int i = 0; i < part.studies(); i++) {
            int subject = subjects[i < subjects.length ? i : random.nextInt(subjects.length)];
            studies.add(study(subject, ids[i], part.split(), films[i]));
        }
    }

    private Study study(int subject, int id, String split, int count) {
        List<Film> films = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(2544);
            String[][] views = kind == 0 ? OTHER : kind < 828 ? LATERAL : FRONTAL;
            // Views are missing in one film of 24.
            int known = kind != 0 && random.nextInt(8) > 0 ? (views == LATERAL ? 2 : 4) : views.length;
            String[] view = views[random.nextInt(known)];
            films.add(new Film(dicom(), view[0], view[1]));
        }
        String date =
                "%d%02d%02d".formatted(2105 + random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28));
        double time = random.nextInt(24) * 10_000
                + random.nextInt(60) * 100
                + random.nextInt(60)
                + random.nextInt(1000) / 1000.0;
        return new Study(subject, id, split, date, String.valueOf(time).toLowerCase(Locale.ROOT), films);
    }

    private void write(Path root, String release) {
        String stem = "mimic-cxr-2.0.0-";
        List<Study> labelled = studies.subList(0, Math.max(1, studies.size() - STUDIES_WITHOUT_LABELS));
        gzip(root.resolve(stem + "metadata.csv.gz"), this::metadata);
        gzip(root.resolve(stem + "split.csv.gz"), this::split);
        gzip(root.resolve(stem + "chexpert.csv.gz"), out -> labels(out, labelled, new SplittableRandom(1)));
        gzip(root.resolve(stem + "negbio.csv.gz"), out -> labels(out, labelled, new SplittableRandom(2)));
        if (!release.equals("2.1.0")) return;
        plain(root.resolve("IMAGE_FILENAMES"), this::fileNames);
        plain(root.resolve("mimic-cxr-2.1.0-test-set-labeled.csv"), this::testLabels);
    }

    private void metadata(BufferedWriter out) throws IOException {
        out.write("dicom_id,subject_id,study_id,PerformedProcedureStepDescription,ViewPosition,Rows,Columns,StudyDate,"
                + "StudyTime,ProcedureCodeSequence_CodeMeaning,ViewCodeSequence_CodeMeaning,"
                + "PatientOrientationCodeSequence_CodeMeaning\n");
        for (Study study : studies) {
            boolean portable = study.films.size() == 1;
            String procedure = portable ? "CHEST (PORTABLE AP)" : "CHEST (PA AND LAT)";
            for (Film film : study.films) {
                out.write(film.dicom + "," + study.subject + "," + study.id + ",");
                out.write(study.id % 29 == 0 ? "\"CHEST, AP\"," : procedure + ",");
                out.write(film.view + ",3056,2544," + study.date + "," + study.time + "," + procedure + ",");
                out.write(film.viewCode + "," + (portable ? "" : "Erect") + "\n");
            }
        }
    }

    private void split(BufferedWriter out) throws IOException {
        out.write("dicom_id,study_id,subject_id,split\n");
        for (Study study : studies) {
            for (Film film : study.films)
                out.write(film.dicom + "," + study.id + "," + study.subject + "," + study.split + "\n");
        }
    }

    private static void labels(BufferedWriter out, List<Study> labelled, SplittableRandom random) throws IOException {
        out.write("subject_id,study_id," + String.join(",", FINDINGS) + "\n");
        for (Study study : labelled) {
            boolean blank = random.nextInt(94) == 0;
            StringBuilder row =
                    new StringBuilder().append(study.subject).append(',').append(study.id);
            for (int[] perMille : PER_MILLE) row.append(',').append(blank ? "" : label(perMille, random.nextInt(1000)));
            out.write(row.append('\n').toString());
        }
    }

    private static String label(int[] perMille, int draw) {
        if (draw < perMille[0]) return "1.0";
        if (draw < perMille[0] + perMille[1]) return "0.0";
        return draw < perMille[0] + perMille[1] + perMille[2] ? "-1.0" : "";
    }

    private void fileNames(BufferedWriter out) throws IOException {
        for (Study study : studies) {
            for (Film film : study.films) out.write(path(study, film) + "\n");
        }
    }

    /// A radiologist's labels: 1 and 0 only, and only of studies of the test set.
    private void testLabels(BufferedWriter out) throws IOException {
        out.write("study_id," + String.join(",", FINDINGS) + "\n");
        for (Study study : studies) {
            if (!study.split.equals("test") || study.id % 4 == 0) continue;
            StringBuilder row = new StringBuilder().append(study.id);
            for (int i = 0; i < FINDINGS.length; i++) row.append(',').append((study.id / (i + 1)) % 2);
            out.write(row.append('\n').toString());
        }
    }

    /// Where the release keeps a film.
    private static String path(Study study, Film film) {
        String subject = String.valueOf(study.subject);
        return "files/p" + subject.substring(0, 2) + "/p" + subject + "/s" + study.id + "/" + film.dicom + ".jpg";
    }

    private String dicom() {
        return IntStream.range(0, 5)
                .mapToObj(_ -> String.format(Locale.ROOT, "%08x", random.nextInt()))
                .reduce((left, right) -> left + "-" + right)
                .orElseThrow();
    }

    /// `count` different numbers, shuffled.
    private int[] distinct(int count, int from, int to) {
        return random.ints(from, to)
                .filter(n -> n % 3 == count % 3)
                .distinct()
                .limit(count)
                .toArray();
    }

    /// `count` numbers of at least 1 that sum to `sum`.
    private int[] ones(int count, int sum) {
        int[] numbers = new int[count];
        Arrays.fill(numbers, 1);
        for (int more = sum - count; more > 0; more--) numbers[random.nextInt(count)]++;
        return numbers;
    }

    private static void gzip(Path file, Content content) {
        try {
            Files.createDirectories(file.getParent());
            try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
                content.to(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void plain(Path file, Content content) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            content.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Content {
        void to(BufferedWriter out) throws IOException;
    }
}
