package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.discern.model.ClinicalValue;
import org.discern.model.DatasetEntry;
import org.discern.model.FacetCount;
import org.discern.model.FilmFilter;
import org.discern.model.Finding;
import org.discern.model.ImportReport;
import org.discern.model.LabelValue;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.Range;
import org.discern.model.SavedView;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyCohort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person does with the films of a project: tag them, keep filters, export them, say where they are now.
class FilmLibraryTest {
    private final Path folder;
    private final Path films;
    private final Path description;
    private Project project;

    FilmLibraryTest(@TempDir Path folder) {
        this.folder = folder;
        films = folder.resolve("disk/films");
        description = TinyCohort.write(films);
        project = Project.open(folder.resolve("project"));
        bringIn();
    }

    private void bringIn() {
        new ImportDataset(project).run(description, films, RecordingContext.patient());
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void tagsOutliveAnImportAndTheCatalog() throws IOException {
        TagFilms tag = new TagFilms(project);
        List<String> three = new BrowseFilms(project).imageIds(FilmFilter.ALL, 4, 3);
        tag.run(three, " check again ", true);
        tag.run(three.subList(0, 1), "check again", false);
        bringIn();
        assertEquals(three.subList(1, 3), tagged());
        project.close();
        Files.delete(folder.resolve("project/catalog.duckdb"));
        project = Project.open(folder.resolve("project"));
        bringIn();
        assertEquals(three.subList(1, 3), tagged());
        assertEquals(List.of("check again"), new TagFilms(project).of(three.get(1)));
        assertEquals(
                List.of(new FacetCount<>("check again", 2)),
                new BrowseFilms(project).facets(FilmFilter.ALL).tags());
    }

    private List<String> tagged() {
        return new BrowseFilms(project).imageIds(FilmFilter.ALL.withTags(List.of("check again")), 0, 100);
    }

    @Test
    void aTagIsAWordOrTwo() {
        TagFilms tag = new TagFilms(project);
        for (String word : List.of("", "  ", "two\nlines", "x".repeat(TagFilms.LENGTH_MAX + 1))) {
            assertThrows(Problem.class, () -> tag.run(List.of("a"), word, true), word);
        }
    }

    @Test
    void aViewComesBackAsItWasSaved() {
        SavedViews views = new SavedViews(project);
        FilmFilter filter = FilmFilter.of(TinyCohort.NAME)
                .withSplits(List.of(Split.TEST))
                .withViews(List.of(ViewPosition.PA))
                .withSexes(List.of(Sex.UNKNOWN))
                .withLabel(new Finding("Edema"), List.of(LabelValue.UNCERTAIN, LabelValue.UNMENTIONED))
                .withAge(new Range(40, Double.POSITIVE_INFINITY))
                .withClinical("SpO2", new Range(88, 92.5))
                .withTags(List.of("odd"))
                .withText("1\"2")
                .withSql("age > 60 and \"Edema\" = 'positive'");
        views.save(new SavedView("z", FilmFilter.ALL));
        views.save(new SavedView("a", FilmFilter.ALL));
        views.save(new SavedView("a", filter));
        assertEquals(List.of(new SavedView("a", filter), new SavedView("z", FilmFilter.ALL)), views.all());
        views.delete("z");
        assertEquals(List.of(new SavedView("a", filter)), new SavedViews(project).all());
    }

    @Test
    void exportsWhatFitsAndReadsBackAsItWas() throws IOException {
        new TagFilms(project).run(new BrowseFilms(project).imageIds(FilmFilter.ALL, 0, 1), "=1+1", true);
        FilmFilter filter = FilmFilter.ALL.withSplits(List.of(Split.TRAIN));
        Path file = folder.resolve("films.csv");
        assertEquals(TinyCohort.TRAINING_FILMS, new ExportFilms(project).run(filter, file, RecordingContext.patient()));
        List<List<String>> rows = read(file);
        List<String> head = rows.removeFirst();
        List<Radiograph> expected = new BrowseFilms(project).page(filter, 0, 1000);
        assertEquals(expected.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(expected.get(i).imageId(), rows.get(i).get(head.indexOf("image_id")));
            assertEquals(expected.get(i).file(), rows.get(i).get(head.indexOf("file")));
            assertEquals(
                    expected.get(i).label(new Finding("Edema")).name().toLowerCase(Locale.ROOT),
                    rows.get(i).get(head.indexOf("Edema")));
        }
        assertEquals("'=1+1", rows.getFirst().get(head.indexOf("tags")));
    }

    @Test
    void formulasAreMadeHarmlessInEveryText() throws IOException {
        Finding finding = new Finding("+cmd|' /C calc'!A0");
        String evil = "=HYPERLINK(\"http://x\",\"y\")";
        Radiograph film = new Radiograph(
                "@sum(1)",
                "-evil",
                evil,
                "\tstudy",
                null,
                ViewPosition.PA,
                Split.TRAIN,
                "=file, with \"quotes\".png",
                Sex.FEMALE,
                50,
                Map.of(finding, LabelValue.POSITIVE),
                Map.of("=value", ClinicalValue.untimed(-3.5)));
        DatasetEntry entry = new DatasetEntry("-evil", "x", true, films, List.of(finding), Map.of("=value", ""));
        project.catalog().replaceDataset(entry, List.of(film), new ImportReport("-evil", 1, 1, 0, List.of()));
        Path file = folder.resolve("evil.csv");
        new ExportFilms(project).run(FilmFilter.of("-evil"), file, RecordingContext.patient());
        List<List<String>> rows = read(file);
        for (List<String> row : rows) {
            for (String cell : row) {
                boolean number = cell.equals("-3.5");
                assertTrue(number || cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0, cell);
            }
        }
        assertEquals("'" + evil, rows.get(1).get(2));
    }

    /// As RFC 4180 has it.
    private static List<List<String>> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
        Matcher cell =
                Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^,\r\n]*))(,|\r\n)").matcher(Files.readString(file));
        while (cell.find()) {
            String quoted = cell.group(1);
            rows.getLast().add(quoted == null ? cell.group(2) : quoted.replace("\"\"", "\""));
            if (!cell.group(3).equals(",")) rows.add(new ArrayList<>());
        }
        rows.removeLast();
        return rows;
    }

    @Test
    void aStoppedExportLeavesTheFileAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("films.csv"), "before");
        RecordingContext stopped = RecordingContext.stoppingAt(_ -> true);
        assertThrows(CancellationException.class, () -> new ExportFilms(project).run(FilmFilter.ALL, file, stopped));
        assertEquals("before", Files.readString(file));
    }

    @Test
    void aMovedDiskIsOneEdit() throws IOException {
        Path other = folder.resolve("disk/other");
        TinyCohort.write(other);
        DatasetEntry entry = new DatasetEntry("other", "Other", true, other, List.of(), Map.of());
        project.catalog().replaceDataset(entry, List.of(), new ImportReport("other", 0, 0, 0, List.of()));
        Files.move(folder.resolve("disk"), folder.resolve("mount"));
        Radiograph film = new BrowseFilms(project).page(FilmFilter.ALL, 0, 1).getFirst();
        assertThrows(Problem.class, () -> new BrowseFilms(project).thumbnail(film));
        RelocateDataset relocate = new RelocateDataset(project);
        assertThrows(Problem.class, () -> relocate.run(TinyCohort.NAME, folder.resolve("project")));
        assertEquals(films, project.dataset(TinyCohort.NAME).entry().root());

        RelocateDataset.Relocated done = relocate.run(TinyCohort.NAME, folder.resolve("mount/films"));
        assertEquals(
                new RelocateDataset.Relocated(List.of(TinyCohort.NAME, "other"), TinyCohort.FILMS, TinyCohort.FILMS),
                done);
        assertEquals(
                folder.resolve("mount/other"), project.dataset("other").entry().root());
        assertEquals(32, new BrowseFilms(project).thumbnail(film).width());
    }

    @Test
    void onlyWhatLayBesideMovesAlong() {
        Path before = Path.of("/disk/a/films");
        Path now = Path.of("/mount/usb/a/films");
        assertEquals(Path.of("/mount/usb/b"), RelocateDataset.onMovedDisk(Path.of("/disk/b"), before, now));
        assertEquals(Path.of("/home/b"), RelocateDataset.onMovedDisk(Path.of("/home/b"), before, now));
    }

    @Test
    void theMaskKeyStaysThatOfTheProject() {
        String key = project.maskKey();
        assertEquals(32, key.length());
        project.close();
        project = Project.open(folder.resolve("project"));
        assertEquals(key, project.maskKey());
    }
}
