package org.discern.data.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.discern.config.ConfigFile;
import org.discern.config.DatasetConfig;
import org.discern.model.ClinicalValue;
import org.discern.model.DatasetEntry;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReaderTest {
    private static final String DESCRIPTION = """
            name: toy
            title: Toy films
            source: nobody
            licence: none
            tables: ['films*.csv']
            imageId: id
            patient: patient
            study: study
            view: {column: view, map: {P: pa, L: ll}}
            sex: {column: sex, map: {F: female}}
            ageYears: age
            file: file
            split: {given: split, validation: 0}
            labels: [{finding: Mass, column: mass, positive: '1', negative: '0'}]
            clinicalValues: [{name: CRP, unit: mg/l, column: crp, min: 0, max: 500}]
            """;
    private static final String HEADER = "id,patient,study,view,sex,age,file,split,mass,crp\n";

    @TempDir
    Path folder;

    @Test
    void readsAFilmWhole() throws IOException {
        Ingested ingested =
                read(HEADER + "a,p1,s1,P,F,61,a.png,test,1,3.5\nb,p2,,,,,sub/b.png,TRAIN,,\n", "a.png", "sub/b.png");
        assertEquals(
                new DatasetEntry(
                        "toy",
                        "Toy films",
                        false,
                        folder.toRealPath(),
                        List.of(new Finding("Mass")),
                        Map.of("CRP", "mg/l")),
                ingested.entry());
        assertEquals(
                new Radiograph(
                        "toy/a",
                        "toy",
                        "p1",
                        "s1",
                        null,
                        ViewPosition.PA,
                        Split.TEST,
                        "a.png",
                        Sex.FEMALE,
                        61,
                        Map.of(new Finding("Mass"), LabelValue.POSITIVE),
                        Map.of("CRP", ClinicalValue.untimed(3.5))),
                ingested.films().getFirst());
        assertEquals(
                new Radiograph(
                        "toy/b",
                        "toy",
                        "p2",
                        "image b",
                        null,
                        ViewPosition.OTHER,
                        Split.TRAIN,
                        "sub/b.png",
                        Sex.UNKNOWN,
                        Double.NaN,
                        Map.of(),
                        Map.of()),
                ingested.films().getLast());
        assertEquals(List.of(), ingested.report().problems());
        assertEquals(2, ingested.report().rowsRead());
        assertEquals(2, ingested.report().films());
    }

    @Test
    void reportsEveryProblemWithItsRowAndGoesOn() throws IOException {
        Ingested ingested = read(HEADER + """
                a,p1,s1,P,F,61,a.png,train,1,3.5
                a,p1,s1,P,F,61,b.png,train,1,3.5
                c,p1,s1,P,F,61,a.png,train,1,3.5
                ,p1,s1,P,F,61,b.png,train,1,3.5
                d,,s1,P,F,61,b.png,train,1,3.5
                e,p1,s1,P,F,61,,train,1,3.5
                f,p1,s1,P,F,61,../outside.png,train,1,3.5
                too,few
                g,p1,s1,P,F,61,b.png,test,1,3.5
                h,p3,s1,P,F,61,c.png,somewhere,1,3.5
                i,p4,s1,Q,X,610,c.png,validation,maybe,high
                """, "a.png", "b.png", "c.png", "../outside.png");
        assertEquals(
                List.of("toy/a", "toy/g", "toy/i"),
                ingested.films().stream().map(Radiograph::imageId).toList());
        assertEquals(
                List.of(
                        "films.csv, row 3: the same image id as row 2; the first is kept",
                        "films.csv, row 4: the same image file as row 2; the first is kept",
                        "films.csv, row 5: no image id; left out",
                        "films.csv, row 6: no patient id; left out",
                        "films.csv, row 7: no image file is named",
                        "films.csv, row 8: image file ../outside.png leaves the data folder; refused",
                        "films.csv, row 9: 2 cells, but the header has 10; left out",
                        "films.csv, row 10: another split than the same patient's row 2; that one counts",
                        "films.csv, row 11: no split given; left out",
                        "films.csv, row 12: Mass: column 'mass': not understood; taken as unknown",
                        "films.csv, row 12: CRP: not a number; left out",
                        "films.csv, row 12: column 'view': not understood; taken as unknown",
                        "films.csv, row 12: column 'sex': not understood; taken as unknown",
                        "films.csv, row 12: column 'age': out of range; left out"),
                ingested.report().problems().stream().map(RowProblem::toString).toList());
        assertEquals(11, ingested.report().rowsRead());
        assertEquals(3, ingested.report().films());
        assertEquals(Split.TRAIN, ingested.films().get(1).split(), "the patient stays where the first film is");
        assertEquals(ViewPosition.OTHER, ingested.films().get(2).view());
    }

    @Test
    void readsWhenAFilmWasTakenFromTwoColumns() throws IOException {
        String table =
                "id,patient,file,split,date,time\na,p,a.png,train,21800506,1507.0\nb,p,b.png,train,21800506,9e9\n";
        Files.writeString(folder.resolve("films.csv"), table);
        images("a.png", "b.png");
        DatasetConfig timed = config("""
                name: toy
                title: t
                source: s
                licence: l
                tables: [films.csv]
                imageId: id
                patient: patient
                taken: {date: date, time: time}
                file: file
                split: {given: split, validation: 0}
                """);
        Ingested ingested = DatasetReader.read(timed, folder, (_, _) -> {}, () -> false);
        assertEquals(
                LocalDateTime.of(2180, 5, 6, 0, 15, 7),
                ingested.films().getFirst().taken());
        assertNull(ingested.films().getLast().taken());
        assertEquals(
                List.of(new RowProblem("films.csv", 3, "column 'time': not understood; taken as unknown")),
                ingested.report().problems());
    }

    @Test
    void readsSeveralTablesAsOne() throws IOException {
        Files.writeString(folder.resolve("films2.csv"), HEADER + "a,p1,,,,,b.png,train,,\nb,p1,,,,,b.png,train,,\n");
        Ingested ingested = read(HEADER + "a,p1,,,,,a.png,train,,\n", "a.png", "b.png");
        assertEquals(
                List.of("toy/a", "toy/b"),
                ingested.films().stream().map(Radiograph::imageId).toList());
        assertEquals(
                List.of(new RowProblem("films2.csv", 2, "the same image id as row 2 of films.csv; the first is kept")),
                ingested.report().problems());
        assertEquals(3, ingested.report().rowsRead());
    }

    @Test
    void joinsTablesThatHoldTheKeyOfTheNext() throws IOException {
        Files.writeString(folder.resolve("studies.csv"), "study_id,reader,mass\ns1,r1,1\ns1,r2,0\ns2,r2,0\n");
        Files.writeString(folder.resolve("readers.csv"), "who,view\nr1,P\n");
        Files.writeString(
                folder.resolve("films.csv"), "id,patient,study,file\na,p1,s1,a.png\nb,p2,s2,b.png\nc,p3,s9,c.png\n");
        images("a.png", "b.png", "c.png");
        DatasetConfig config = config("""
                name: toy
                title: t
                source: s
                licence: l
                tables: [films.csv]
                joins: [{table: studies.csv, key: study, column: study_id}, {table: readers.csv, key: reader, column: who}]
                imageId: id
                patient: patient
                view: {column: view, map: {P: pa}}
                file: file
                split: {validation: 0, test: 0.5}
                labels: [{finding: Mass, column: mass, positive: '1', negative: '0'}]
                """);
        Ingested ingested = DatasetReader.read(config, folder, (_, _) -> {}, () -> false);
        Finding mass = new Finding("Mass");
        assertEquals(
                List.of(LabelValue.POSITIVE, LabelValue.NEGATIVE, LabelValue.UNMENTIONED),
                ingested.films().stream().map(film -> film.label(mass)).toList());
        assertEquals(
                List.of(ViewPosition.PA, ViewPosition.OTHER, ViewPosition.OTHER),
                ingested.films().stream().map(Radiograph::view).toList());
        assertEquals(
                List.of(new RowProblem("studies.csv", 3, "the same study_id as row 2; the first counts")),
                ingested.report().problems());
    }

    @Test
    void namesTheMissingColumnAndThosePresentBeforeReadingARow() throws IOException {
        for (String missing : List.of(HEADER.replace(",age", ""), HEADER.replace(",patient", ""))) {
            boolean inFirst = missing.contains("patient");
            Files.writeString(folder.resolve("films.csv"), inFirst ? missing : HEADER + "a,p1,,,,,a.png,train,,\n");
            Files.writeString(folder.resolve("films2.csv"), inFirst ? HEADER : missing);
            List<Long> rows = new ArrayList<>();
            Problem problem = assertThrows(
                    Problem.class,
                    () -> DatasetReader.read(config(DESCRIPTION), folder, (row, _) -> rows.add(row), () -> false));
            assertEquals(
                    inFirst ? "films.csv has no column 'age'" : "films2.csv has no column 'patient'", problem.what());
            assertTrue(problem.hint().startsWith("It has: id, "), problem.hint());
            assertEquals(List.of(), rows);
        }
    }

    @Test
    void aFurtherTableMayLackWhatAFilmCanDoWithout() throws IOException {
        Files.writeString(folder.resolve("films2.csv"), "id,patient,file,split\nb,p2,b.png,test\n");
        Ingested ingested = read(HEADER + "a,p1,s1,P,F,61,a.png,train,1,3.5\n");
        assertEquals(2, ingested.films().size());
        assertTrue(ingested.films().getLast().labels().isEmpty());
        assertEquals(
                List.of("study", "view", "sex", "age", "mass", "crp"),
                ingested.report().problems().stream()
                        .map(problem -> problem.what().split("'")[1])
                        .toList());
        assertTrue(ingested.report().problems().stream().allMatch(problem -> problem.row() == 0));
    }

    @Test
    void theImageFilesOfAFolderAreATable() throws IOException {
        images("p1/a.png", "p1/deep/b.JPG", "p2/c.dcm", "p2/notes.txt", "p2/._c.png", "d.png");
        DatasetConfig plain = config("""
                name: toy
                title: t
                source: s
                licence: l
                tables: [./]
                imageId: {column: Path, pattern: '(.*)[.].*', value: $1}
                patient: {column: Path, pattern: '([^/]+)/.*', value: $1}
                file: Path
                split: {validation: 0.1, test: 0.1}
                """);
        Ingested ingested = DatasetReader.read(plain, folder, (_, _) -> {}, () -> false);
        assertEquals(
                List.of("p1 toy/p1/a p1/a.png", "p1 toy/p1/deep/b p1/deep/b.JPG", "p2 toy/p2/c p2/c.dcm"),
                ingested.films().stream()
                        .map(film -> film.patientId() + " " + film.imageId() + " " + film.file())
                        .toList());
        assertEquals(
                List.of("d.png: column 'Path': not understood; taken as unknown", "d.png: no patient id; left out"),
                ingested.report().problems().stream().map(RowProblem::toString).toList());
        assertEquals(4, ingested.report().rowsRead());
    }

    @Test
    void ofJoinedTablesTheFirstThatHasTheFilmCounts() throws IOException {
        Files.writeString(folder.resolve("expert.csv"), "study,mass\ns1,1\n");
        Files.writeString(folder.resolve("labeler.csv"), "who,study,mass\np1,s1,0\np2,s2,0\np9,s3,1\n");
        Files.writeString(
                folder.resolve("films.csv"), "id,patient,study,file\na,p1,s1,a.png\nb,p2,s2,b.png\nc,p3,s3,c.png\n");
        DatasetConfig config = config("""
                name: toy
                title: t
                source: s
                licence: l
                tables: [films.csv]
                joins:
                  - {table: expert.csv, key: study, column: study}
                  - {table: labeler.csv, key: {column: patient, and: [study]}, column: {column: who, and: [study]}}
                imageId: id
                patient: patient
                file: file
                split: {validation: 0, test: 0.5}
                labelColumns: [{columns: [mass], positive: '1', negative: '0'}]
                """);
        Ingested ingested = DatasetReader.read(config, folder, (_, _) -> {}, () -> false);
        Finding mass = new Finding("mass");
        assertEquals(
                List.of(LabelValue.POSITIVE, LabelValue.NEGATIVE, LabelValue.UNMENTIONED),
                ingested.films().stream().map(film -> film.label(mass)).toList(),
                "s1 by the expert, s2 by the labeler, s3 of another patient");
    }

    @Test
    void refusesARootWithoutTheTable() {
        assertTrue(assertThrows(
                        Problem.class, () -> DatasetReader.read(config(DESCRIPTION), folder, (_, _) -> {}, () -> false))
                .what()
                .startsWith("no table films*.csv in "));
        assertTrue(assertThrows(
                        Problem.class,
                        () -> DatasetReader.read(
                                config(DESCRIPTION), folder.resolve("none"), (_, _) -> {}, () -> false))
                .what()
                .endsWith("is not there"));
    }

    @Test
    void tellsProgressAndStopsWhenAsked() throws IOException {
        StringBuilder table = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) table.append("a%d,p1,,,,,a%d.png,train,,\n".formatted(i, i));
        Files.writeString(folder.resolve("films.csv"), table);
        List<Long> rows = new ArrayList<>();
        List<Long> inAll = new ArrayList<>();
        Ingested ingested = DatasetReader.read(
                config(DESCRIPTION),
                folder,
                (row, all) -> {
                    rows.add(row);
                    inAll.add(all);
                },
                () -> false);
        assertEquals(20_000, ingested.report().rowsRead());
        assertEquals(20_000L, rows.getLast());
        assertEquals(20_000L, inAll.getLast());
        assertTrue(rows.size() > 2 && inAll.stream().allMatch(all -> all > 15_000 && all < 25_000), inAll.toString());
        rows.clear();
        assertThrows(
                CancellationException.class,
                () -> DatasetReader.read(
                        config(DESCRIPTION), folder, (row, _) -> rows.add(row), () -> rows.size() == 2));
        assertEquals(2, rows.size());
    }

    @Test
    void addingRowsMovesNobody() throws IOException {
        String drawing = DESCRIPTION.replace(
                "split: {given: split, validation: 0}", "split: {validation: 0.3, test: 0.3, seed: 5}");
        StringBuilder table = new StringBuilder(HEADER);
        for (int i = 0; i < 200; i++) {
            table.append("i%d,p%d,,,,,%d.png,,,\n".formatted(i, i / 2, i));
            images(i + ".png");
        }
        Files.writeString(folder.resolve("films.csv"), table);
        Map<String, Split> all = splits(drawing);
        assertEquals(3, all.values().stream().distinct().count());
        Files.writeString(
                folder.resolve("films.csv"),
                HEADER + table.substring(table.length() / 2).split("\n", 2)[1]);
        Map<String, Split> some = splits(drawing);
        assertTrue(some.size() > 20 && some.size() < all.size());
        assertTrue(all.entrySet().containsAll(some.entrySet()), "same patients, same splits");
    }

    @Test
    void neverRepeatsACellOfAPatient() throws IOException {
        Ingested ingested = read(
                HEADER + "a,SECRET1,SECRET2,SECRET3,SECRET4,SECRET5,a.png,train,SECRET6,SECRET7\n"
                        + "b,SECRET1,,,,,b.png,SECRET8,,\n",
                "a.png",
                "b.png");
        assertEquals(6, ingested.report().problems().size());
        assertFalse(
                ingested.report().problems().toString().contains("SECRET"),
                ingested.report().problems().toString());
    }

    private Map<String, Split> splits(String description) throws IOException {
        Map<String, Split> splits = new HashMap<>();
        for (Radiograph film : DatasetReader.read(config(description), folder, (_, _) -> {}, () -> false)
                .films()) {
            Split before = splits.put(film.patientId(), film.split());
            assertTrue(before == null || before == film.split(), "a patient in two splits");
        }
        return splits;
    }

    private Ingested read(String table, String... images) throws IOException {
        Files.writeString(folder.resolve("films.csv"), table);
        images(images);
        return DatasetReader.read(config(DESCRIPTION), folder, (_, _) -> {}, () -> false);
    }

    private void images(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name).normalize();
            Files.createDirectories(file.getParent());
            if (file.startsWith(folder)) Files.createFile(file);
        }
    }

    private DatasetConfig config(String description) throws IOException {
        return ConfigFile.readDataset(Files.writeString(folder.resolve("toy.yaml"), description));
    }
}
