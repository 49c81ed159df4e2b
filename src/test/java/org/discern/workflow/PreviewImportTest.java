package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.discern.config.ConfigFile;
import org.discern.data.ingest.DatasetReader;
import org.discern.data.ingest.Ingested;
import org.discern.model.Finding;
import org.discern.model.FindingCounts;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.Split;
import org.discern.testing.CheXpert;
import org.discern.testing.MimicCxr;
import org.discern.testing.RealData;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyCohort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewImportTest {
    @TempDir
    Path folder;

    @Test
    void knowsAPublishedLayoutByItsTables() {
        MimicCxr.writeTree(folder, MimicCxr.SMALL, "2.0.0", 1);
        ImportPreview preview = preview(folder);
        assertEquals(List.of("mimic-cxr-jpg.yaml", "mimic-cxr-jpg-negbio.yaml"), names(preview));
        ImportPreview.Found found = preview.found().orElseThrow();
        assertEquals(72, found.report().films());
        assertEquals(0, found.report().filesMissing());
        assertEquals(18, found.patients());
        assertEquals(43, found.studies());
        assertEquals(Map.of(Split.TRAIN, 52L, Split.VALIDATION, 9L, Split.TEST, 11L), found.films());
        assertEquals(14, found.findings().size());
        for (FindingCounts counts : found.findings()) {
            assertEquals(72, counts.positive() + counts.negative() + counts.uncertain() + counts.unmentioned());
        }
        assertEquals(4, preview.tables().size());
        assertEquals("dicom_id", preview.tables().get(1).columns().getFirst());
        assertEquals(10, preview.tables().get(1).rows().size());
    }

    @Test
    void aTableStandsForItsFolder() {
        CheXpert.writeTree(folder, "CheXpert-v1.0-small");
        ImportPreview preview = preview(folder.resolve("valid.csv"));
        assertEquals(List.of("chexpert.yaml"), names(preview));
        assertEquals(
                List.of("valid.csv"),
                preview.tables().stream().map(table -> table.name()).toList());
        CheXpert.addTestSet(folder);
        assertEquals(
                List.of("chexpert.yaml", "chexpert-test.yaml").stream().sorted().toList(),
                names(preview(folder)).stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"covid-chestxray", "hannover", "nih-chestxray14", "pediatric-pneumonia"})
    void knowsTheOpenDataSets(String name) {
        ImportPreview preview = preview(RealData.at("openxr").resolve(name));
        assertEquals(List.of(name + ".yaml"), names(preview));
        assertEquals(0, preview.found().orElseThrow().report().filesMissing());
    }

    @Test
    void theFoldersOwnDescriptionComesFirstAndSaysWhatIsMissing() throws IOException {
        TinyCohort.write(folder);
        Files.delete(folder.resolve(TinyCohort.file(3)));
        ImportPreview.Found found = preview(folder).found().orElseThrow();
        assertEquals("tiny", found.entry().name());
        assertEquals(1, found.report().filesMissing());
        assertEquals(5, found.report().problems().getLast().row());
        assertEquals(found, preview(folder.resolve("tiny.yaml")).found().orElseThrow());
    }

    @Test
    void draftsADescriptionOfAnUnknownTable() throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        for (String name : List.of("a", "b", "c")) Files.createFile(folder.resolve("deep/" + name + ".png"));
        Files.writeString(
                folder.resolve("my films.csv"),
                "film,PatientID,Gender,Age,Mass,It's,score\na.png,p1,F,61,1,0,7\nb.png,p1,M,9,0,,1\nc.png,p2,F,,-1,1,0\n");
        ImportPreview preview = preview(folder);
        assertTrue(preview.found().isEmpty());
        Ingested ingested = read(preview.draft());
        assertEquals(List.of(), ingested.report().problems());
        assertEquals(
                List.of("p1", "p1", "p2"),
                ingested.films().stream().map(Radiograph::patientId).toList());
        assertEquals(
                List.of(new Finding("Mass"), new Finding("It's")),
                ingested.entry().findings());
        assertEquals("deep/a.png", ingested.films().getFirst().file());
        assertEquals(61, ingested.films().getFirst().ageYears());
    }

    @Test
    void draftsADescriptionOfAFolderOfImages() throws IOException {
        for (String name : List.of("p1/a.png", "p1/b.png", "p2_x.jpg", "p2_y.jpg")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.createFile(folder.resolve(name));
        }
        Ingested ingested = read(preview(folder).draft());
        assertEquals(
                List.of("p1", "p1", "p2", "p2"),
                ingested.films().stream().map(Radiograph::patientId).toList());
    }

    @Test
    void changesNothingAndCanBeStopped() {
        MimicCxr.writeTables(folder, MimicCxr.SMALL, "2.1.0", 1);
        RecordingContext stopping = RecordingContext.stoppingAt(_ -> true);
        assertThrows(CancellationException.class, () -> new PreviewImport(shipped()).run(folder, null, stopping));
        assertThrows(Problem.class, () -> preview(folder.resolve("nowhere")));
    }

    private ImportPreview preview(Path dropped) {
        return new PreviewImport(shipped()).run(dropped, null, RecordingContext.patient());
    }

    private static Path shipped() {
        return Path.of("sample-configs", "datasets");
    }

    private static List<String> names(ImportPreview preview) {
        return preview.descriptions().stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    private Ingested read(String draft) throws IOException {
        Path yaml = Files.writeString(folder.resolve("draft.yaml"), draft);
        return DatasetReader.read(ConfigFile.readDataset(yaml), folder, (_, _) -> {}, () -> false);
    }
}
