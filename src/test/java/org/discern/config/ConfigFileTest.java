package org.discern.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.discern.model.Problem;
import org.discern.testing.Setups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    private static final List<String> NEEDS_FINDINGS = List.of("weighting.kind", "weighting.supervisedShare");

    @TempDir
    Path folder;

    @Test
    void defaultsAreExactlyTheDocumentedOnes() {
        assertEquals(
                new RunConfig(
                        "experiment",
                        1,
                        EngineName.AUTO,
                        new DataConfig("demo", 256, 128, 0.502, 0.085585),
                        new PairConfig(PairConfig.Positive.SELF, PairConfig.Relation.ANY, PairConfig.Relation.ANY),
                        new AugmentConfig(0.2, 1, 1.3333333333, 0.5, 0, 10, 0.4, 0.4, 0, 0.1, 2, 0, 4, 8, false),
                        new EncoderConfig(
                                EncoderConfig.NetworkName.RESNET18,
                                EncoderConfig.Pictures.GREY,
                                64,
                                "random",
                                EncoderConfig.Head.MLP,
                                4096,
                                128),
                        Setups.moco(4096, 0.99, 0.2, 4),
                        Setups.weighting(
                                WeightingConfig.Kind.NONE, 0.9, 4, 0.15, WeightingConfig.SamePatient.KEEP, List.of()),
                        new OptimizerConfig(OptimizerConfig.Kind.ADAM, 1e-3, 0.9, 1e-4),
                        new ScheduleConfig(ScheduleConfig.Kind.COSINE, List.of(12, 18), 0.1, 0),
                        new PretrainConfig(20, 32, 0),
                        new EvaluationConfig(
                                List.of(),
                                EvaluationConfig.UncertainReading.IGNORE,
                                EvaluationConfig.Reading.IGNORE,
                                1,
                                List.of(),
                                5,
                                EvaluationConfig.JudgedOn.TEST,
                                true,
                                false,
                                new NeighboursConfig(200, 0.07),
                                false,
                                true,
                                false,
                                "none",
                                new FusionConfig(FusionConfig.Kind.NONE, 32, 30),
                                new FineTuneConfig(
                                        10,
                                        32,
                                        new OptimizerConfig(OptimizerConfig.Kind.ADAM, 3e-4, 0.9, 0),
                                        new ScheduleConfig(
                                                ScheduleConfig.Kind.COSINE, List.of(10, 20, 30, 40), 0.2, 0)),
                                1000,
                                new TsneConfig(30, 1000, 50, 2000)),
                        new AcceptedLeaksConfig("", "", "", "", "")),
                ConfigFile.defaults());
    }

    @Test
    void everySettingCanBeChangedAloneInAFile() throws IOException {
        Map<String, Object> defaults = leaves("", ConfigFile.defaults(), new TreeMap<>());
        assertTrue(defaults.size() > 55, "settings found: " + defaults.keySet());
        for (Map.Entry<String, Object> setting : defaults.entrySet()) {
            String changed = another(setting.getKey(), setting.getValue());
            RunConfig config = ConfigFile.read(file(nested(setting.getKey(), changed)), List.of());
            Map<String, Object> expected = new TreeMap<>(defaults);
            Map<String, Object> actual = leaves("", config, new TreeMap<>());
            assertEquals(changed, written(actual.getOrDefault(setting.getKey(), "missing")), setting.getKey());
            expected.remove(setting.getKey());
            actual.remove(setting.getKey());
            if (NEEDS_FINDINGS.contains(setting.getKey())) {
                expected.remove("weighting.findings");
                actual.remove("weighting.findings");
            }
            assertEquals(expected, actual, "only " + setting.getKey() + " may change");
            assertEquals(config, ConfigFile.parse("again", ConfigFile.write(config), List.of()), setting.getKey());
        }
    }

    @Test
    void fileGoesOverDefaultsAndSetsOverBoth() throws IOException {
        Path yaml = file("""
                moco:
                  temperature: 0.07
                  queueSize: 64
                schedule: {milestones: [9]}
                """);
        RunConfig config = ConfigFile.read(
                yaml, List.of("moco.queueSize=128", "evaluation.findings=[Mass, 'No Finding']", "moco.queueSize=256"));
        assertEquals(Setups.moco(256, 0.99, 0.07, 4), config.moco());
        assertEquals(List.of(9), config.schedule().milestones(), "lists are replaced, not appended");
        assertEquals(List.of("Mass", "No Finding"), config.evaluation().findings());
    }

    @Test
    void batchesAreOfWholeGroups() {
        Problem problem = assertThrows(
                Problem.class, () -> ConfigFile.parse("mine.yaml", "pretrain: {batchSize: 30}", List.of()));
        assertTrue(
                problem.what().contains("pretrain.batchSize (30) must be a multiple of moco.batchNormGroups (4)"),
                problem.what());
    }

    @Test
    void writesTextsThatYamlWouldMisread() {
        List<String> awkward = List.of(
                "null",
                "~",
                "yes",
                "1e-3",
                "007",
                "",
                " led by a space",
                "a: b",
                "#no comment",
                "- dash",
                "*star",
                "&anchor",
                "two\nlines",
                "Ödem",
                "\"quoted\"",
                "it's",
                "[x]",
                "{x}",
                "!tag",
                "%d",
                "@at",
                "`tick`",
                "tab\tin",
                ".inf",
                "=",
                "trailing:",
                "a #b",
                "? q",
                "|",
                ">",
                "true",
                "-");
        RunConfig before = ConfigFile.parse("text", "name: '1e3'", List.of());
        EvaluationConfig e = before.evaluation();
        RunConfig hostile = new RunConfig(
                before.name(),
                Long.MIN_VALUE,
                before.engine(),
                before.data(),
                before.pair(),
                before.augment(),
                before.encoder(),
                before.moco(),
                before.weighting(),
                before.optimizer(),
                before.schedule(),
                before.pretrain(),
                new EvaluationConfig(
                        awkward,
                        e.uncertain(),
                        e.unmentioned(),
                        1e-300,
                        List.of(0.001, 1 / 3.0, 1.0),
                        e.repeats(),
                        e.judgedOn(),
                        e.linearProbe(),
                        e.knn(),
                        e.neighbours(),
                        e.endToEnd(),
                        e.untrainedBaseline(),
                        e.supervisedBaseline(),
                        e.baselineWeights(),
                        e.fusion(),
                        e.fineTune(),
                        e.bootstrapReplicates(),
                        e.tsne()),
                new AcceptedLeaksConfig(awkward.getFirst(), awkward.get(1), awkward.get(2), awkward.get(3), ""));
        assertEquals(hostile, ConfigFile.parse("again", ConfigFile.write(hostile), List.of()));
    }

    @Test
    void textsAreNeverReadAsNumbersOrTruths() {
        assertEquals(
                "2024.10", ConfigFile.parse("text", "name: 2024.10", List.of()).name());
        assertEquals(
                List.of("no", "1.50"),
                ConfigFile.parse("text", "evaluation: {findings: [no, 1.50]}", List.of())
                        .evaluation()
                        .findings());
        assertEquals(
                1e-3,
                ConfigFile.parse("text", "optimizer: {learningRate: 1e-3}", List.of())
                        .optimizer()
                        .learningRate());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            moco: {temprature: 0.1}            | moco.temprature: no such setting              | Did you mean temperature?
            moco: {Temperature: 0.1}           | moco.Temperature: no such setting             | Did you mean temperature?
            temperature: 0.1                   | temperature: no such setting                  | Did you mean moco.temperature or evaluation.neighbours.temperature?
            batchSize: 3                       | batchSize: no such setting                    | pretrain.batchSize or evaluation.fineTune.batchSize
            evaluation: {tsne: {zzzzzzzz: 1}}  | evaluation.tsne.zzzzzzzz: no such setting     | perplexity, iterations, pcaDimensions, maxFilms
            moco: {temperature: abc}           | moco.temperature must be a number, got 'abc'  |
            moco: {temperature: .nan}          | moco.temperature must be a number             |
            moco: {temperature: 1d}            | moco.temperature must be a number             |
            moco: {queueSize: 1.5}             | moco.queueSize must be a whole number, got '1.5' |
            moco: {queueSize: 99999999999}     | moco.queueSize must be a whole number from    |
            seed: 99999999999999999999         | seed must be a whole number from              |
            moco: {temperature: }              | moco.temperature has no value                 |
            moco: {temperature: null}          | moco.temperature has no value                 |
            moco:                              | moco has no value                             |
            moco: 5                            | moco must be a group of settings              |
            moco: [1]                          | moco must be a group of settings              |
            seed: [1]                          | seed must be a single value                   |
            evaluation: {findings: Mass}       | evaluation.findings must be a list            | [a, b]
            evaluation: {findings: [null]}     | evaluation.findings[0] has no value           |
            evaluation: {linearProbe: yes}     | evaluation.linearProbe must be true or false, got 'yes' |
            pair: {positive: SAME_PATIENT}     | pair.positive must be one of self, samePatient |
            pair: {positive: samepatient}      | pair.positive must be one of                  |
            moco: {temperature: -1}            | moco.temperature must be above 0, got -1.0    |
            augment: {cropAreaMin: .9, cropAreaMax: .5} | augment: cropAreaMin (0.9) must not exceed |
            weighting: {kind: mass}            | weighting.findings is empty                   |
            name: a/b                          | name may have letters                         |
            """)
    void refusesAndNamesLineAndPath(String yaml, String what, String hint) {
        String text = "# line 1\n" + yaml;
        Problem problem = assertThrows(Problem.class, () -> ConfigFile.parse("my.yaml", text, List.of()));
        boolean mustBeTheDefaults = yaml.startsWith("weighting");
        String place = mustBeTheDefaults ? "defaults.yaml, line " : "my.yaml, line 2: ";
        assertTrue(problem.what().startsWith(place), problem.what());
        assertTrue(problem.what().contains(what), problem.what());
        if (hint != null) assertTrue(problem.hint().contains(hint), problem.hint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment\n",
                "---\n",
                "- a\n- b\n",
                "just words",
                "a: 1\na: 2\n",
                "moco:\n\ttemperature: 1\n",
                "seed: 1\n---\nseed: 2\n",
                "seed: &a 1\nname: *a\n",
                "? [a]\n: b\n",
                "seed: \"1",
                "seed: {",
                "seed: !!binary aGk=\n%",
                "\u0000",
                "seed: 1\n...\nseed: 2\n"
            })
    void refusesWhatIsNotOneMappingOfSettings(String text) throws IOException {
        Path yaml = file(text);
        Problem problem = assertThrows(Problem.class, () -> ConfigFile.read(yaml, List.of()));
        assertTrue(problem.what().contains("config.yaml"), problem.what());
    }

    @Test
    void refusesAliasBombsDepthAndSizeBeforeTheyGrow() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++) bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
        assertThrows(Problem.class, () -> ConfigFile.parse("bomb", bomb.toString(), List.of()));
        assertThrows(Problem.class, () -> ConfigFile.parse("deep", "a: " + "[".repeat(100_000), List.of()));
        assertThrows(Problem.class, () -> ConfigFile.parse("deep", "a: " + "{a: ".repeat(100_000), List.of()));
        Path huge = file("name: " + "x".repeat(1 << 21));
        Problem problem = assertThrows(Problem.class, () -> ConfigFile.read(huge, List.of()));
        assertTrue(problem.what().contains("too large"), problem.what());
    }

    @Test
    void namesBothLinesOfARepeatedKey() {
        Problem problem = assertThrows(
                Problem.class,
                () -> ConfigFile.parse("my.yaml", "moco:\n  momentum: 0.9\n  momentum: 0.8\n", List.of()));
        assertEquals("my.yaml, line 3: 'momentum' is given twice, first in line 2", problem.what());
    }

    @Test
    void refusesFilesThatCannotBeRead() throws IOException {
        assertTrue(assertThrows(Problem.class, () -> ConfigFile.read(folder.resolve("none.yaml"), List.of()))
                .what()
                .contains("no such file"));
        assertThrows(Problem.class, () -> ConfigFile.read(folder, List.of()));
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, new byte[] {'n', 'a', 'm', 'e', ':', ' ', (byte) 0xE4});
        assertTrue(assertThrows(Problem.class, () -> ConfigFile.read(latin, List.of()))
                .what()
                .contains("not UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "moco.temperature",
                "=1",
                "moco.temperature=",
                "moco.temprature=1",
                "moco..temperature=1",
                "moco=1",
                ".=1",
                "moco.temperature=[",
                "moco.temperature.value=1",
                "seed=1\n---\n2"
            })
    void refusesSetsThatChangeNoSetting(String set) {
        Problem problem = assertThrows(Problem.class, () -> ConfigFile.parse("my.yaml", "seed: 3", List.of(set)));
        assertTrue(problem.what().startsWith("--set " + set), problem.what());
    }

    @Test
    void acceptsAByteOrderMark() throws IOException {
        assertEquals(7, ConfigFile.read(file("\uFEFFseed: 7\n"), List.of()).seed());
    }

    @Test
    void noDefaultIsLeftWithoutAWordOnIt() throws IOException {
        for (String line : Files.readAllLines(Path.of("assets/defaults.yaml"))) {
            boolean setsAValue = line.matches(" *[A-Za-z]+: +[^ #].*");
            assertFalse(setsAValue && !line.matches(".* # .{3,}"), "explain: " + line);
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("config.yaml"), text);
    }

    private static Map<String, Object> leaves(String prefix, Record settings, Map<String, Object> into) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            Object value = Settings.valueOf(component, settings);
            String path = prefix + component.getName();
            if (value instanceof Record nested) leaves(path + ".", nested, into);
            else into.put(path, value);
        }
        return into;
    }

    /// A valid value that differs from the default, as it would be written.
    private static String another(String path, Object value) {
        return switch (value) {
            case Boolean truth -> String.valueOf(!truth);
            case Enum<?> constant -> anotherConstant(constant);
            case Integer _ when path.endsWith("batchParts") || path.endsWith("batchNormGroups") -> "2";
            case Integer number -> String.valueOf(number == 0 ? 1 : number + 16);
            case Long number -> String.valueOf(number + 1);
            case Double number ->
                String.valueOf(
                        path.endsWith("Max") || path.endsWith("labelFraction")
                                ? number * 0.75 + 0.2
                                : number * 0.5 + 0.015625);
            case List<?> _ when path.endsWith("labelFractions") -> "[0.01, 0.5]";
            case List<?> items -> path.endsWith("milestones") ? "[" + items.size() + ", 77]" : "[Mass]";
            default -> value + "-2";
        };
    }

    private static String anotherConstant(Enum<?> constant) {
        List<String> names = new ArrayList<>();
        for (Object other : constant.getDeclaringClass().getEnumConstants()) names.add(Scalars.name((Enum<?>) other));
        names.remove(Scalars.name(constant));
        return names.isEmpty() ? Scalars.name(constant) : names.getFirst();
    }

    private static String nested(String path, String value) {
        StringBuilder yaml = new StringBuilder();
        int indent = 0;
        for (String key : path.split("\\."))
            yaml.append("\n").append(" ".repeat(2 * indent++)).append(key).append(":");
        yaml.append(" ").append(value).append("\n");
        if (NEEDS_FINDINGS.contains(path)) yaml.append("  findings: [Mass]\n");
        return yaml.toString();
    }

    private static String written(Object value) {
        return value instanceof Enum<?> constant ? Scalars.name(constant) : String.valueOf(value);
    }
}
