package org.discern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.discern.app.Main;
import org.discern.config.Schema;
import org.discern.model.RunState;
import org.discern.testing.DetachedWork;
import org.discern.testing.SecondProcess;
import org.discern.testing.TestEngines;
import org.discern.testing.TinyCohort;
import org.discern.testing.TinyRun;
import org.discern.workflow.Project;
import org.discern.workflow.RunExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiscernCommandTest {
    private final Path folder;
    private final Path project;
    private final Path experiment;
    private final Path description;
    private final List<Optional<Path>> opened = new ArrayList<>();
    private Function<Project, RunExperiment> experiments = each -> new RunExperiment(each, TestEngines.both());

    DiscernCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.project = folder.resolve("project");
        this.experiment = folder.resolve("tiny-run.yaml");
        this.description = TinyCohort.write(folder.resolve("films"));
    }

    @BeforeEach
    void writeExperiment() throws IOException {
        Files.writeString(experiment, TinyRun.YAML);
    }

    // --- the path ---

    @Test
    void goesFromImportToReport() throws IOException {
        Said imported = say("import", description, "--quiet");
        assertEquals(new Said(ExitCode.OK, "tiny: 36 rows read, 36 images found, 0 problems\n", ""), imported);

        Said checked = say("check", experiment, "--set", "moco.queueSize=64");
        assertEquals(ExitCode.OK, checked.exitCode);
        assertTrue(checked.out.contains("\nwarning: the queue (64 keys)"), checked.out);
        assertEquals(
                "Effusion: train 18 (9 positive, 9 negative; 0 left out), validation 9 (4 positive, 5 negative; 0 left out),"
                        + " test 9 (5 positive, 4 negative; 0 left out)",
                checked.out.lines().findFirst().orElseThrow());
        String unopposed = say("check", experiment).out;
        assertTrue(unopposed.endsWith("nothing speaks against it\n"), unopposed);

        Said run = say("run", experiment, "--set", "pretrain.epochs=1");
        assertEquals(ExitCode.OK, run.exitCode, run.err);
        assertTrue(run.out.contains("pretrain  epoch 1/1  mean loss"), run.out);
        assertTrue(run.out.contains("AUROC, linear probe, pre-trained"), run.out);
        String report = run.out
                .lines()
                .filter(line -> line.startsWith("report: "))
                .findFirst()
                .orElseThrow();
        assertTrue(Files.exists(Path.of(report.substring("report: ".length()))), report);

        String listed = say("runs").out;
        assertTrue(listed.matches("\\d{8}-\\d{6}-tiny-run +MoCo +tiny +done\n"), listed);
        String id = listed.substring(0, listed.indexOf(' '));

        Said embedded = say("embed", id);
        assertEquals(ExitCode.OK, embedded.exitCode, embedded.err);
        assertTrue(embedded.out.startsWith("imageId,e0,e1"), embedded.out);
        Path laidOut = folder.resolve("laid-out");
        Said projected = say("project", id, "--quiet", "--to", laidOut, "--perplexity", "4", "--iterations", "50");
        assertEquals(ExitCode.OK, projected.exitCode, projected.err);
        assertTrue(projected.out.contains("perplexity 4, seed") && projected.out.contains("Trustworthiness 0."));
        assertTrue(Files.exists(laidOut.resolve("layout.csv")) && Files.exists(laidOut.resolve("layout.png")));
        Said umap = say("project", id, "--quiet", "--to", laidOut, "--method", "umap", "--split", "test");
        assertEquals(ExitCode.OK, umap.exitCode, umap.err);
        assertTrue(umap.out.contains("UMAP, n = ") && umap.out.contains(" test films, "), umap.out);
        Path encoded = folder.resolve("encoded.parquet");
        Said written = say("embed", id, "--quiet", "--dataset", "tiny", "--split", "test", "--to", encoded);
        assertEquals(ExitCode.OK, written.exitCode, written.err);
        assertTrue(Files.exists(encoded) && written.out.endsWith(encoded + "\n"), written.out);
        assertEquals(ExitCode.PROBLEM, say("project", id, "--neighbours", "1e9").exitCode);

        Said resumed = say("resume", id);
        assertEquals(ExitCode.OK, resumed.exitCode);
        Said evaluated = say("evaluate", id, "--quiet", "--set", "evaluation.findings=[Edema]");
        assertEquals(ExitCode.OK, evaluated.exitCode, evaluated.err);
        String second = evaluated.out.lines().findFirst().orElseThrow();

        Said sideBySide = say("report", id, second, "--quiet");
        assertEquals(ExitCode.OK, sideBySide.exitCode, sideBySide.err);
        String page = Files.readString(Path.of(sideBySide.out.strip().substring("report: ".length())));
        assertTrue(page.contains("calls at the threshold chosen on the validation films by Youden"), sideBySide.out);

        Path tables = folder.resolve("tables");
        Said compared = say("compare", id, second, "--quiet", "--out", tables);
        assertEquals(ExitCode.OK, compared.exitCode, compared.err);
        assertTrue(compared.out.startsWith("tiny: 9 test films of 3 patients\n"), compared.out);
        assertTrue(compared.out.contains("evaluation.findings: ") && compared.out.contains(second), compared.out);
        assertTrue(Files.readString(tables.resolve("auroc.csv")).contains("linear probe"));
        assertTrue(Files.exists(tables.resolve("comparison.json")));
        assertTrue(Files.exists(tables.resolve("roc-effusion@2x.png")));
        assertTrue(compared.out.contains("no evidence of equality"), compared.out);

        for (String target : List.of("figures", "tables", "tensorboard")) {
            Path exported = folder.resolve(target);
            Said said = say("export", id, "--quiet", "--to", target, "--out", exported);
            assertEquals(new Said(ExitCode.OK, "written: " + exported + "\n", ""), said);
            assertTrue(Files.isDirectory(exported));
        }
        Said nowhere = say("export", id, "--to", "mlflow");
        assertEquals(ExitCode.PROBLEM, nowhere.exitCode);
        assertTrue(nowhere.err.contains("--server"), nowhere.err);
    }

    @Test
    void judgesAnEncoderByAFileOfSettingsAndOnOtherFilms() throws IOException {
        say("import", description);
        Path other = TinyCohort.write(folder.resolve("other"));
        Files.writeString(other, Files.readString(other).replace("name: tiny", "name: other"));
        Path table = other.resolveSibling("films.csv");
        Files.writeString(table, Files.readString(table).replace("img-", "other-"));
        say("import", other);
        String id = json(say("run", experiment, "--json", "--set", "pretrain.epochs=0"))
                .getLast()
                .get("id")
                .asString();

        Path few = Files.writeString(
                folder.resolve("few.yaml"), "name: few\nevaluation: {labelFractions: [0.5], repeats: 2, knn: true}\n");
        Said evaluated = say("evaluate", id, "--quiet", "--settings", few, "--set", "evaluation.repeats=3");
        assertEquals(ExitCode.OK, evaluated.exitCode, evaluated.err);
        assertTrue(evaluated.out.contains("-few\n") && evaluated.out.contains("AUROC, k-NN, untrained"), evaluated.out);
        Files.writeString(few, "encoder: {width: 8}\n");
        Said refused = say("evaluate", id, "--settings", few);
        assertEquals(ExitCode.PROBLEM, refused.exitCode);
        assertTrue(
                refused.err.contains("few.yaml: only `evaluation`, `acceptedLeaks` and `name` can change"),
                refused.err);

        Said external = say("external", id, "other", "--quiet", "--split", "test");
        assertEquals(ExitCode.OK, external.exitCode, external.err);
        assertTrue(
                external.out.startsWith("other: 9 films of 3 patients\n  AUROC, linear probe, untrained"),
                external.out);
        assertEquals(
                9,
                json(say("external", id, "other", "--json", "--split", "test"))
                        .getLast()
                        .get("films")
                        .asInt());

        Said matrix = say("matrix", experiment, "--quiet");
        assertEquals(ExitCode.PROBLEM, matrix.exitCode);
        assertTrue(matrix.err.contains("weight by none"), matrix.err);
    }

    @Test
    void tellsWhatAnImportWouldFindAndChangesNothing() throws IOException {
        Files.delete(folder.resolve("films").resolve(TinyCohort.file(3)));
        Said seen = say("import", "--preview", folder.resolve("films"), "--quiet");
        assertEquals(ExitCode.OK, seen.exitCode, seen.err);
        assertTrue(
                seen.out.contains("tiny: 36 rows read, 36 films of 12 patients in 24 studies; of the first 36 files 1"
                        + " are missing, 1 problem\n"),
                seen.out);
        assertTrue(seen.out.contains("\n  films: train 18, validation 9, test 9\n"), seen.out);
        assertTrue(seen.out.contains("\n  Effusion: positive 18, negative 18, "), seen.out);
        assertFalse(Files.exists(project), "no project is made for it");

        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("things.csv"), "image,patient,pneumonia\na.png,1,1\n");
        String draft = say("import", "--preview", other, "--quiet").out;
        assertTrue(draft.startsWith("no description fits ") && draft.contains("things.csv"), draft);
    }

    @Test
    void speaksJsonALine() throws IOException {
        JsonNode imported = json(say("import", description, "--json")).getLast();
        assertEquals(36, imported.get("films").asInt());
        assertEquals(0, imported.get("filesMissing").asInt());

        JsonNode notice = json(say("check", experiment, "--json", "--set", "moco.queueSize=64"))
                .getLast();
        assertEquals("notice", notice.get("event").asString());
        List<JsonNode> checked = json(say("check", experiment, "--json"));
        assertEquals(1, checked.stream().filter(line -> line.has("foresight")).count());
        assertEquals(1, checked.stream().filter(line -> line.has("pairs")).count());
        for (JsonNode line : checked)
            if (!line.has("foresight") && !line.has("pairs"))
                assertEquals(3, line.get("counts").size(), "no words among the records");
        assertEquals("", say("runs", "--json").out);

        List<JsonNode> run = json(say("run", experiment, "--json", "--set", "pretrain.epochs=1"));
        assertEquals(
                4,
                run.stream()
                        .filter(line ->
                                is(line, "step") && line.get("phase").asString().equals("pretrain"))
                        .count());
        assertTrue(run.stream().anyMatch(line -> is(line, "checkpoint")));
        assertEquals("DONE", run.getLast().get("state").asString());
        String id = run.getLast().get("id").asString();
        assertEquals(run.getLast(), json(say("runs", "--json")).getFirst());

        JsonNode report = json(say("report", id, "--json")).getLast();
        assertTrue(Files.exists(Path.of(report.get("report").asString())));
    }

    @Test
    void theReportOfAnImportNamesRowsAndEndsBeforeItIsTooLong() throws IOException {
        for (int film = 0; film < 22; film++)
            Files.delete(folder.resolve("films").resolve(TinyCohort.file(film)));
        Said said = say("import", description, "--quiet");
        assertEquals(ExitCode.OK, said.exitCode);
        List<String> lines = said.out.lines().toList();
        assertEquals("tiny: 36 rows read, 14 images found, 22 problems", lines.getFirst());
        assertEquals(22, lines.size());
        assertTrue(lines.get(1).startsWith("  films.csv, row 2: "), lines.get(1));
        assertEquals("  and 2 more; `--json` lists all", lines.getLast());
    }

    // --- exit codes ---

    @Test
    void aProblemIsToldInWordsAndEndsWithOne() {
        Project.open(project).close();
        Said unknown = say("run", experiment);
        assertEquals(ExitCode.PROBLEM, unknown.exitCode);
        assertEquals(
                "discern: the project has no data set 'tiny'\n         bring it in with `discern import`\n",
                unknown.err);
        assertEquals("", unknown.out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"runs", "resume none", "evaluate none", "report none", "run tiny-run.yaml", "check tiny-run.yaml"
            })
    void onlyAnImportMakesAProject(String line) {
        Said said = say(
                (Object[]) line.replace("tiny-run.yaml", experiment.toString()).split(" "));
        assertEquals(ExitCode.PROBLEM, said.exitCode);
        assertTrue(said.err.contains("no project in " + project), said.err);
        assertFalse(Files.exists(project));
    }

    @Test
    void settingsThatAreNotUnderstoodAreNamedWithTheirPath() throws IOException {
        Said misspelt = say("run", experiment, "--set", "moco.temprature=0.1");
        assertEquals(ExitCode.PROBLEM, misspelt.exitCode);
        assertTrue(misspelt.err.contains("moco.temprature") && misspelt.err.contains("temperature"), misspelt.err);
        Said wrongType = say("check", experiment, "--set", "moco.queueSize=many");
        assertTrue(wrongType.err.contains("moco.queueSize"), wrongType.err);
        Files.writeString(experiment, TinyRun.YAML + "pretran: {epochs: 3}\n");
        Said inFile = say("run", experiment);
        assertEquals(ExitCode.PROBLEM, inFile.exitCode);
        assertTrue(inFile.err.contains("tiny-run.yaml") && inFile.err.contains("pretran"), inFile.err);
        assertEquals(ExitCode.PROBLEM, say("run", folder.resolve("none.yaml")).exitCode);
    }

    @Test
    void aCheckFindsWhatARunWouldRefuse() {
        say("import", description);
        Said said = say("check", experiment, "--set", "pretrain.batchSize=20");
        assertEquals(ExitCode.PROBLEM, said.exitCode);
        assertTrue(said.err.contains("18 training films"), said.err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "evaluate", "compare", "report"})
    void aRunThatIsNotThereIsAProblem(String command) {
        Project.open(project).close();
        for (String name : List.of("none", "../project", "a b")) {
            Said said = say(command, name);
            assertEquals(ExitCode.PROBLEM, said.exitCode, said.err);
            assertTrue(said.err.contains("no run '" + name + "'"), said.err);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "impart", "run", "run --sett a=b", "report", "import a b c", "runs --project"})
    void aLineThatIsNotUnderstoodEndsWithTwo(String line) {
        Said said = execute(line.isEmpty() ? new String[0] : line.split(" "));
        assertEquals(ExitCode.USAGE, said.exitCode);
        assertFalse(said.err.isBlank() || said.err.contains("Exception"), said.err);
        assertEquals("", said.out);
    }

    @Test
    void whatIsStoppedEndsWithThree() {
        say("import", description);
        experiments = _ -> {
            throw new CancellationException("stopped on request");
        };
        Said said = say("run", experiment);
        assertEquals(ExitCode.CANCELLED, said.exitCode);
        assertTrue(said.err.contains("discern resume"), said.err);
    }

    /// As Ctrl-C does, and as a scheduler does when the time is up.
    @Test
    void aSignalStopsTheRunAtACheckpointAndEndsWithThree() throws InterruptedException {
        say("import", description);
        try (SecondProcess other = SecondProcess.start(
                Main.class,
                "run",
                experiment.toString(),
                "--project",
                project.toString(),
                "--json",
                "--set",
                "pretrain.epochs=100000")) {
            other.awaitLine("\"phase\":\"pretrain\",\"step\":5,");
            assertEquals(ExitCode.CANCELLED, other.terminate());
        }
        try (Project stopped = Project.open(project)) {
            assertEquals(RunState.CANCELLED, stopped.runs().getFirst().state());
        }
    }

    @Test
    void aBugIsCalledABugAndEndsWithSeventy() {
        say("import", description);
        experiments = _ -> {
            throw new IllegalStateException("thrown by a test");
        };
        Said said = say("run", experiment);
        assertEquals(ExitCode.BUG, said.exitCode);
        assertTrue(said.err.contains("a bug") && said.err.contains("thrown by a test"), said.err);
    }

    // --- help, window ---

    @Test
    void helpNamesEveryCommand() {
        Said said = execute("--help");
        assertEquals(ExitCode.OK, said.exitCode);
        for (String command : List.of(
                "import",
                "check",
                "schema",
                "run",
                "resume",
                "evaluate",
                "external",
                "matrix",
                "runs",
                "report",
                "demo",
                "gui")) {
            assertTrue(said.out.contains("\n  " + command + " "), command + " in " + said.out);
        }
        assertTrue(
                said.out.contains("Exit codes: 0 done, 1 problem, 2 usage, 3 stopped on request, 70 bug."), said.out);
        assertEquals("discern of the tests\n", execute("--version").out);
    }

    @Test
    void theSchemaIsPrintedAsItIs() {
        Said said = execute("schema");
        assertEquals(ExitCode.OK, said.exitCode);
        assertEquals(Schema.ofExperiment(), said.out.strip());
        assertTrue(execute("schema", "--help").exitCode != ExitCode.BUG);
    }

    @Test
    void theWindowOpensOnTheProject() {
        Said said = say("gui");
        assertEquals(ExitCode.OK, said.exitCode);
        assertEquals(List.of(Optional.of(project)), opened);
        assertFalse(Files.exists(project), "the window opens the project, not the command");
        Path experiment = project.resolve("experiments/a.experiment");
        assertEquals(ExitCode.OK, execute("gui", experiment.toString()).exitCode);
        assertEquals(Optional.of(experiment), opened.getLast());
        assertEquals(ExitCode.USAGE, say("gui", experiment).exitCode);
        assertEquals(ExitCode.OK, execute("gui").exitCode);
        assertEquals(Optional.empty(), opened.getLast(), "without a project it begins with its welcome page");
    }

    // --- how it is said ---

    private record Said(int exitCode, String out, String err) {}

    /// A command on the test's project.
    @Test
    void benchSetsBothEnginesBesideTheBareStep() {
        Said said = execute(
                "bench",
                "--rounds=1",
                "--quiet",
                "--json",
                "--set=encoder.width=4",
                "--set=data.imageSizePixels=16",
                "--set=data.cacheSizePixels=32",
                "--set=pretrain.batchSize=4",
                "--set=moco.queueSize=8",
                "--set=moco.batchNormGroups=1");
        JsonNode speeds = json(said).getLast();
        assertTrue(speeds.get("bareImagesPerSecond").asDouble() > 0);
        assertEquals(2, speeds.get("engines").size());
        assertTrue(speeds.get("work").asString().contains("batches of 4"), said.out);
    }

    private Said say(Object... words) {
        List<String> line = new ArrayList<>();
        for (Object word : words) line.add(word.toString());
        line.addAll(List.of("--project", project.toString()));
        return execute(line.toArray(String[]::new));
    }

    private Said execute(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                false,
                each -> experiments.apply(each),
                TestEngines::measuring,
                DetachedWork.runs(),
                opened::add);
        int exitCode = DiscernCommand.over(terminal, "of the tests").execute(words);
        return new Said(
                exitCode, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    private static List<JsonNode> json(Said said) {
        assertEquals(ExitCode.OK, said.exitCode, said.err);
        return said.out.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    private static boolean is(JsonNode line, String event) {
        return line.has("event") && line.get("event").asString().equals(event);
    }
}
