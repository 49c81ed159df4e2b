package org.discern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.discern.testing.DetachedWork;
import org.discern.testing.TestEngines;
import org.discern.workflow.RunExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `discern clinical` and `discern coverage`, on a data set in the layout of MIMIC-CXR-JPG.
class ClinicalCommandTest {
    private static final String DESCRIPTION = """
            name: cxr
            title: CXR
            source: nobody
            licence: none
            tables: [metadata.csv]
            imageId: dicom_id
            patient: subject_id
            study: study_id
            taken: {date: StudyDate, time: StudyTime}
            file: file
            split: {validation: 0.2}
            labels: [{finding: Pneumonia, column: pneumonia, positive: '1.0', negative: '0.0', uncertain: '-1.0'}]
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void importFilms() throws IOException {
        Files.writeString(folder.resolve("cxr.yaml"), DESCRIPTION);
        Files.writeString(folder.resolve("metadata.csv"), """
                dicom_id,subject_id,study_id,StudyDate,StudyTime,file,pneumonia
                a,10,50,21800506,120000.0,a.jpg,1.0
                b,10,50,21800506,120003.5,b.jpg,1.0
                c,11,51,21800506,507.25,c.jpg,0.0
                d,12,52,21800506,120000.0,d.jpg,
                """);
        for (String name : List.of("a", "b", "c", "d")) Files.createFile(folder.resolve(name + ".jpg"));
        Files.createDirectories(folder.resolve("iv/hosp"));
        Files.writeString(folder.resolve("iv/hosp/labevents.csv"), """
                labevent_id,subject_id,itemid,charttime,valuenum,valueuom
                1,10,50912,2180-05-06 06:00:00,1.0,mg/dL
                2,10,50912,2180-05-06 18:00:00,2.0,mg/dL
                3,11,50912,2180-05-06 00:05:07,500,mg/dL
                """);
        assertEquals(ExitCode.OK, say("import", folder.resolve("cxr.yaml")).exitCode);
    }

    @Test
    void joinsAndTellsWhatIsCovered() {
        Said joined = say("clinical", "cxr", "--mimic-iv", folder.resolve("iv"));
        assertEquals("", joined.err);
        assertEquals("""
                cxr: 4 films, 4 of known time; read labevents
                  not there: chartevents, triage, vitalsign
                  0 films during a hospital stay, 0 in the emergency department
                  creatinine: 1 out of range; left out
                  `discern coverage cxr` says which films have which values
                """, joined.out);
        Said coverage = say("coverage", "cxr", "--finding", "Pneumonia", "--picture", folder.resolve("gaps.svg"));
        assertEquals("""
                cxr                                         all         positive         negative      unmentioned
                films                                         4                2                1                1
                studies                                       3                1                1                1
                """, coverage.out.lines().limit(3).map(line -> line + "\n").reduce("", String::concat));
        assertTrue(
                coverage.out
                        .replaceAll(" +", " ")
                        .contains("creatinine mg/dL 2 50.0% 2 100.0% 0 0.0% 0 0.0% -6.0 to -6.0 h"),
                coverage.out);
        assertTrue(Files.exists(folder.resolve("gaps.svg")));
    }

    @Test
    void thePublishedWindowIsAskedForByItsHours() {
        say("clinical", "cxr", "--mimic-iv", folder.resolve("iv"), "--hours-after", "48", "--statistic", "mean");
        JsonNode coverage = JsonMapper.shared().readTree(say("coverage", "cxr", "--json").out);
        JsonNode creatinine = coverage.get("features")
                .valueStream()
                .filter(feature -> feature.get("name").asString().equals("creatinine"))
                .findFirst()
                .orElseThrow();
        assertEquals(6.0, creatinine.get("latestHours").asDouble());
        assertEquals(2, creatinine.get("counts").get(0).get("films").asInt());
        assertEquals(1, creatinine.get("counts").get(0).get("studies").asInt());
    }

    @Test
    void saysWhatIsWrong() {
        assertEquals(ExitCode.USAGE, say("clinical", "cxr").exitCode);
        Said window = say("clinical", "cxr", "--mimic-iv", folder, "--hours-before", "-1");
        assertEquals(ExitCode.PROBLEM, window.exitCode);
        assertTrue(window.err.contains("hoursBefore and hoursAfter must be"), window.err);
        Said finding = say("coverage", "cxr", "--finding", "Pneumonai");
        assertTrue(finding.err.contains("cxr has no finding Pneumonai."), finding.err);
        Said picture = say("coverage", "cxr", "--picture", folder.resolve("gaps.gif"));
        assertTrue(picture.err.contains("neither an .svg nor a .png"), picture.err);
    }

    private record Said(int exitCode, String out, String err) {}

    private Said say(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                false,
                project -> new RunExperiment(project, TestEngines.both()),
                TestEngines::measuring,
                DetachedWork.runs(),
                _ -> {});
        List<String> all =
                new ArrayList<>(Stream.of(words).map(Object::toString).toList());
        all.addAll(List.of("--project", folder.resolve("project").toString(), "--quiet"));
        int exitCode = DiscernCommand.execute(terminal, "test", all.toArray(String[]::new));
        return new Said(exitCode, out.toString().replace("\r\n", "\n"), err.toString());
    }
}
