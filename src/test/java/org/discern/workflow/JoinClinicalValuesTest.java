package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.discern.config.ConfigFile;
import org.discern.config.WindowConfig;
import org.discern.config.WindowConfig.Statistic;
import org.discern.data.ingest.Ingested;
import org.discern.model.ClinicalReport;
import org.discern.model.ClinicalReport.Refused;
import org.discern.model.ClinicalValue;
import org.discern.model.DatasetEntry;
import org.discern.model.Finding;
import org.discern.model.ImportReport;
import org.discern.model.LabelValue;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.discern.model.RunEvent;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.discern.testing.RecordingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small tables in the layouts of several versions of MIMIC-IV, with values computed by hand.
class JoinClinicalValuesTest {
    private static final String LABEVENTS =
            "labevent_id,subject_id,hadm_id,specimen_id,itemid,charttime,storetime,value,"
                    + "valuenum,valueuom,ref_range_lower,ref_range_upper,flag,priority,comments\n";
    private static final LocalDateTime NOON = LocalDateTime.of(2180, 5, 6, 12, 0);

    private final Path mimic;
    private final Project project;
    private final List<Radiograph> films = new ArrayList<>();

    JoinClinicalValuesTest(@TempDir Path folder) throws IOException {
        mimic = Files.createDirectory(folder.resolve("mimic's [iv]"));
        project = Project.open(folder.resolve("project"));
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void takesTheLastValueOfTheTwoDaysBeforeTheFilm() throws IOException {
        film("a", "10", NOON);
        table("hosp/labevents.csv", LABEVENTS + """
                1,10,,1,50912,2180-05-04 12:00:00,,1,1.0,mg/dL,,,,ROUTINE,
                2,10,,1,50912,2180-05-06 12:00:00,,1,2.5,mg/dL,,,,ROUTINE,"in time, ""quoted"" too"
                3,10,,1,50912,2180-05-06 12:00:01,,1,9.0,mg/dL,,,,ROUTINE,a second too late
                4,10,,1,51006,2180-05-04 12:00:00,,1,20,mg/dL,,,,ROUTINE,just early enough
                5,10,,1,50902,2180-05-04 11:59:59,,1,100,mEq/L,,,,ROUTINE,a second too early
                6,11,,1,50971,2180-05-06 11:00:00,,1,4,mEq/L,,,,ROUTINE,another patient
                7,10,,1,50001,2180-05-06 11:00:00,,1,4,mEq/L,,,,ROUTINE,another item
                """);
        join(WindowConfig.PAST);
        assertEquals(
                Map.of("creatinine", new ClinicalValue(2.5, 0), "urea nitrogen", new ClinicalValue(20, -48)),
                values("a"));
    }

    @Test
    void thePublishedWindowTakesTheMeanOfBothSides() throws IOException {
        film("a", "10", NOON);
        table("hosp/labevents.csv", LABEVENTS + """
                1,10,,1,50912,2180-05-04 12:00:00,,1,1.0,mg/dL,,,,ROUTINE,
                2,10,,1,50912,2180-05-08 12:00:00,,1,4.0,mg/dL,,,,ROUTINE,
                2,10,,1,50912,2180-05-08 12:00:00,,1,4.0,mg/dL,,,,ROUTINE,the same again
                3,10,,1,50912,2180-05-08 12:00:01,,1,900,mg/dL,,,,ROUTINE,
                """);
        join(new WindowConfig(48, 48, Statistic.MEAN));
        assertEquals(Map.of("creatinine", new ClinicalValue(2.5, 48)), values("a"));
    }

    @Test
    void eachStudyOfAPatientHasItsOwnWindow() throws IOException {
        film("a", "10", NOON);
        film("b", "10", NOON.plusDays(1));
        film("c", "10", NOON.plusDays(100));
        film("d", "10", null);
        table("hosp/labevents.csv", LABEVENTS + """
                1,10,,1,50912,2180-05-06 06:00:00,,1,1.0,mg/dL,,,,ROUTINE,
                2,10,,1,50912,2180-05-07 00:00:00,,1,2.0,mg/dL,,,,ROUTINE,
                """);
        ClinicalReport report = join(WindowConfig.PAST);
        assertEquals(Map.of("creatinine", new ClinicalValue(1, -6)), values("a"));
        assertEquals(Map.of("creatinine", new ClinicalValue(2, -12)), values("b"));
        assertEquals(Map.of(), values("c"));
        assertEquals(Map.of(), values("d"));
        assertEquals(4, report.films());
        assertEquals(3, report.timedFilms());
        assertEquals(1, report.patients());
    }

    @Test
    void refusalsAreCountedByFeatureAndReason() throws IOException {
        film("a", "10", NOON);
        table("hosp/labevents.csv", LABEVENTS + """
                1,10,,1,50912,2180-05-06 06:00:00,,1,151,mg/dL,,,,ROUTINE,
                2,10,,1,50912,2180-05-06 06:00:00,,1,0,mg/dL,,,,ROUTINE,
                3,10,,1,50912,2180-05-06 06:00:00,,1,88,umol/L,,,,ROUTINE,
                4,10,,1,50912,2180-05-06 06:00:00,,1,high,mg/dL,,,,ROUTINE,
                5,10,,1,50912,2180-05-06 06:00:00,,,,mg/dL,,,,ROUTINE,no number at all
                6,10,,1,50912,sometime,,1,1,mg/dL,,,,ROUTINE,
                7,10
                8,10,,1,51249,2180-05-06 06:00:00,,1,33,%,,,,ROUTINE,as older versions write it
                """);
        ClinicalReport report = join(WindowConfig.PAST);
        assertEquals(Map.of("MCHC", new ClinicalValue(33, -6)), values("a"));
        assertEquals(
                List.of(
                        new Refused("creatinine", "in another unit", 1),
                        new Refused("creatinine", "not a number", 1),
                        new Refused("creatinine", "out of range", 2)),
                report.refused());
        assertEquals(List.of(new RowProblem("labevents.csv", 8, "missing columns; left out")), report.problems());
    }

    @Test
    void chartsOfIntensiveCareLeaveOutWhatIsMarkedAndConvertFahrenheit() throws IOException {
        film("a", "10", NOON);
        table("icu/chartevents.csv", """
                subject_id,hadm_id,stay_id,caregiver_id,charttime,storetime,itemid,value,valuenum,valueuom,warning
                10,1,1,7,2180-05-06 10:00:00,,223761,98.6,98.6,°F,0
                10,1,1,7,2180-05-06 09:00:00,,223762,39,39,°C,0
                10,1,1,7,2180-05-06 11:00:00,,223761,104,104,°F,1
                10,1,1,7,2180-05-06 11:00:00,,220277,100,100,%,0
                10,1,1,7,2180-05-06 11:30:00,,220277,101,101,%,0
                10,1,1,7,2180-05-06 11:00:00,,220210,20,20,insp/min,
                """);
        ClinicalReport report = join(WindowConfig.PAST);
        assertEquals(37, value("a", "temperature").value(), 1e-12);
        assertEquals(-2, value("a", "temperature").hours());
        assertEquals(new ClinicalValue(100, -1), value("a", "O2 saturation"));
        assertEquals(new ClinicalValue(20, -1), value("a", "respiratory rate"));
        assertEquals(
                List.of(
                        new Refused("O2 saturation", "out of range", 1),
                        new Refused("temperature", "marked as doubtful", 1)),
                report.refused());
        assertEquals(List.of("chartevents"), report.tables());
        assertEquals(List.of("labevents", "triage", "vitalsign"), report.missing());
    }

    @Test
    void triageHasTheTimeOfItsStayAndVitalSignsTheirOwn() throws IOException {
        film("a", "10", NOON);
        table("ed/edstays.csv", """
                subject_id,hadm_id,stay_id,intime,outtime,gender,race,arrival_transport,disposition
                10,,31,2180-05-06T10:00:00,2180-05-06T14:00:00,F,WHITE,WALK IN,HOME
                """);
        table("ed/triage.csv", """
                subject_id,stay_id,temperature,heartrate,resprate,o2sat,sbp,dbp,pain,acuity,chiefcomplaint
                10,31,101.3,90,18,97,130,80,5,3,"Cough, fever"
                10,32,99,60,12,99,120,70,0,3,no such stay
                """);
        table("ed/vitalsign.csv", """
                subject_id,stay_id,charttime,temperature,heartrate,resprate,o2sat,sbp,dbp,rhythm,pain
                10,31,2180-05-06 11:30:00,,95,,,,,Sinus,5
                10,31,2180-05-06 10:00:00,,90,,,,,Sinus,5
                10,31,2180-05-06 13:00:00,,180,,,,,Sinus,5
                """);
        ClinicalReport report = join(WindowConfig.PAST);
        assertEquals(38.5, value("a", "temperature").value(), 1e-12);
        assertEquals(new ClinicalValue(95, -0.5), value("a", "heart rate"));
        assertEquals(new ClinicalValue(130, -2), value("a", "systolic blood pressure"));
        assertEquals(List.of("triage", "vitalsign"), report.tables());
        assertEquals(1, report.emergencyFilms());
        join(new WindowConfig(48, 48, Statistic.MEAN));
        assertEquals((90 + 95 + 180) / 3.0, value("a", "heart rate").value(), 1e-12, "90 at 10:00 counts once");
    }

    @Test
    void ageAndSexComeFromThePatientsWhereTheyAreUnknown() throws IOException {
        film("a", "10", NOON);
        film("b", "11", NOON);
        film("c", "99", NOON);
        table("hosp/labevents.csv", LABEVENTS);
        table("core/patients.csv", """
                subject_id,gender,anchor_age,anchor_year,anchor_year_group,dod
                10,F,61,2178,2014 - 2016,
                11,M,91,2150,2014 - 2016,
                12,M,50,2150,2014 - 2016,
                """);
        table("core/admissions.csv", """
                subject_id,hadm_id,admittime,dischtime,deathtime,admission_type,ethnicity
                10,1,2180-05-06 11:00:00,2180-05-07 11:00:00,,URGENT,WHITE
                10,2,2180-05-06 08:00:00,2180-05-08 11:00:00,,URGENT,WHITE
                """);
        ClinicalReport report = join(WindowConfig.PAST);
        assertEquals(63, film("a").ageYears());
        assertEquals(Sex.FEMALE, film("a").sex());
        assertTrue(Double.isNaN(film("b").ageYears()), "121 years cannot be");
        assertEquals(Sex.MALE, film("b").sex());
        assertEquals(Sex.UNKNOWN, film("c").sex());
        assertEquals(2, report.knownPatients());
        assertEquals(1, report.admittedFilms());
    }

    @Test
    void joiningAgainReplacesValuesAndLeavesAllElse() throws IOException {
        film("a", "10", NOON, Map.of("CRP", ClinicalValue.untimed(5), "creatinine", ClinicalValue.untimed(7)));
        table("hosp/labevents.csv", LABEVENTS + "1,10,,1,51006,2180-05-06 06:00:00,,1,20,mg/dL,,,,ROUTINE,\n");
        join(WindowConfig.PAST);
        String hash = project.dataset("cxr").contentHash();
        join(WindowConfig.PAST);
        assertEquals(hash, project.dataset("cxr").contentHash());
        assertEquals(Map.of("CRP", ClinicalValue.untimed(5), "urea nitrogen", new ClinicalValue(20, -6)), values("a"));
        assertEquals("mg/dL", project.dataset("cxr").entry().clinicalUnits().get("creatinine"));
        assertEquals(LabelValue.POSITIVE, film("a").label(new Finding("Pneumonia")));
        assertEquals(1, project.dataset("cxr").problems());
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        film("a", "10", NOON);
        Problem nothing = assertThrows(Problem.class, () -> join(WindowConfig.PAST));
        assertTrue(nothing.what().startsWith("no table of measurements in"), nothing.what());
        table("hosp/labevents.csv", "subject_id,itemid,valuenum\n");
        Problem column = assertThrows(Problem.class, () -> join(WindowConfig.PAST));
        assertTrue(column.what().endsWith("labevents.csv has no column 'charttime'"), column.what());
        table("hosp/labevents.csv", LABEVENTS);
        table("hosp/patients.csv", "subject_id,gender,anchor_age,anchor_year\n7,F,3,2100\n");
        Problem strangers = assertThrows(Problem.class, () -> join(WindowConfig.PAST));
        assertEquals("MIMIC-IV's table of patients has none of cxr", strangers.what());
        assertThrows(
                Problem.class,
                () -> new JoinClinicalValues(project)
                        .run(
                                "cxr",
                                List.of(mimic.resolve("none")),
                                ConfigFile.features(),
                                WindowConfig.PAST,
                                RecordingContext.patient()));
        Files.writeString(mimic.resolve("hosp/labevents.csv.gz"), "not gzip");
        Problem damaged = assertThrows(Problem.class, () -> join(WindowConfig.PAST));
        assertTrue(damaged.what().contains("labevents.csv.gz cannot be read"), damaged.what());
    }

    @Test
    void filmsWithoutATimeCannotBeJoined() throws IOException {
        film("a", "10", null);
        table("hosp/labevents.csv", LABEVENTS);
        Problem problem = assertThrows(Problem.class, () -> join(WindowConfig.PAST));
        assertEquals("no film of cxr has a time, by which clinical values are joined", problem.what());
    }

    @Test
    void stopsWhenAskedAndChangesNothing() throws IOException {
        film("a", "10", NOON);
        table("hosp/labevents.csv", LABEVENTS + "1,10,,1,51006,2180-05-06 06:00:00,,1,20,mg/dL,,,,ROUTINE,\n");
        RecordingContext stopping = RecordingContext.stoppingAt(RunEvent.PhaseStarted.class::isInstance);
        putIn();
        assertThrows(
                CancellationException.class,
                () -> new JoinClinicalValues(project)
                        .run("cxr", List.of(mimic), ConfigFile.features(), WindowConfig.PAST, stopping));
        assertEquals(Map.of(), values("a"));
        try (Stream<Path> left = Files.list(project.folder())) {
            assertTrue(left.noneMatch(path -> path.toString().contains("clinical-join")));
        }
    }

    @Test
    void importingAgainKeepsWhatWasJoinedForFilmsThatAreTheSame() throws IOException {
        film("a", "10", NOON);
        film("b", "10", NOON.plusHours(1));
        table("hosp/labevents.csv", LABEVENTS + "1,10,,1,51006,2180-05-06 06:00:00,,1,20,mg/dL,,,,ROUTINE,\n");
        join(new WindowConfig(48, 6, WindowConfig.Statistic.MEAN));
        DatasetEntry joined = project.dataset("cxr").entry();
        String text = "mean from 48 hours before to 6 hours after the film, joined from mimic's [iv]";
        assertEquals(text, Objects.requireNonNull(joined.clinicalSource()).text());
        assertEquals(
                mimic.toAbsolutePath().toString(),
                joined.clinicalSource().folders().getFirst());

        films.clear();
        film("a", "10", NOON);
        film("b", "10", NOON.plusHours(2));
        film("c", "10", NOON);
        DatasetEntry entry =
                new DatasetEntry("cxr", "CXR", false, Path.of("films"), List.of(new Finding("Pneumonia")), Map.of());
        Ingested again = KeptClinicalValues.in(
                project, new Ingested(entry, films, List.of(), new ImportReport("cxr", 3, 3, 0, List.of())));
        assertEquals(
                "Clinical values (" + text
                        + ") kept for 1 film; 2 films are new or of another patient or time, and without them"
                        + " until they are joined again: `discern clinical cxr --mimic-iv \""
                        + mimic.toAbsolutePath()
                        + "\" --hours-before 48.0 --hours-after 6.0 --statistic mean`.",
                again.report().notice());
        project.catalog().replaceDataset(again.entry(), again.films(), again.report());
        assertEquals(Map.of("urea nitrogen", new ClinicalValue(20, -6)), values("a"));
        assertEquals(Map.of(), values("b"));
        assertEquals(Map.of(), values("c"));
        assertEquals(joined.clinicalSource(), project.dataset("cxr").entry().clinicalSource());
        assertEquals("mg/dL", project.dataset("cxr").entry().clinicalUnits().get("urea nitrogen"));
    }

    private ClinicalReport join(WindowConfig window) {
        putIn();
        return new JoinClinicalValues(project)
                .run("cxr", List.of(mimic), ConfigFile.features(), window, RecordingContext.patient());
    }

    private void putIn() {
        if (project.datasets().isEmpty()) {
            project.catalog()
                    .replaceDataset(
                            new DatasetEntry(
                                    "cxr", "CXR", false, Path.of("films"), List.of(new Finding("Pneumonia")), Map.of()),
                            films,
                            new ImportReport("cxr", 9, 9, 0, List.of(new RowProblem("t.csv", 2, "x"))));
        }
    }

    private Radiograph film(String id) {
        return project.cohort("cxr").films().stream()
                .filter(film -> film.imageId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, ClinicalValue> values(String id) {
        return film(id).clinicalValues();
    }

    private ClinicalValue value(String id, String feature) {
        return Objects.requireNonNull(values(id).get(feature), feature);
    }

    private void film(String id, String patient, @Nullable LocalDateTime taken) {
        film(id, patient, taken, Map.of());
    }

    private void film(
            String id, String patient, @Nullable LocalDateTime taken, Map<String, ClinicalValue> clinicalValues) {
        films.add(new Radiograph(
                id,
                "cxr",
                patient,
                "s" + id,
                taken,
                ViewPosition.AP,
                Split.TRAIN,
                id + ".jpg",
                Sex.UNKNOWN,
                Double.NaN,
                Map.of(new Finding("Pneumonia"), LabelValue.POSITIVE),
                clinicalValues));
    }

    private void table(String name, String content) throws IOException {
        Path file = mimic.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
