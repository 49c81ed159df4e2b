package org.discern.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.discern.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepConfigTest {
    private static final String EXPERIMENT = "weighting: {findings: [Edema]}\nevaluation: {findings: [Mass]}\n";

    @TempDir
    private Path folder;

    @Test
    void eachCombinationIsAnExperiment() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), EXPERIMENT);
        SweepConfig sweep = read("""
                name: labels
                experiment: base.yaml
                vary:
                  method: [moco, medaug, discern]
                  evaluation.labelFraction: [0.1, 1]
                  seed: [1, 2]
                """);
        assertEquals(12, sweep.runs().size());
        assertEquals("3 methods x 2 label fractions x 2 seeds", sweep.text());
        assertEquals(
                Map.of(Method.MOCO, 4L, Method.MEDAUG, 4L, Method.DISCERN, 4L),
                sweep.runs().stream().collect(Collectors.groupingBy(RunConfig::method, Collectors.counting())));
        assertEquals("labels-moco-l0.1-s1", sweep.runs().getFirst().name());
        assertEquals(12, sweep.runs().stream().map(RunConfig::name).distinct().count());
        assertTrue(sweep.runs().stream()
                .allMatch(run -> run.evaluation().findings().equals(List.of("Mass"))));
    }

    @Test
    void runsOfOneEncoderFollowEachOther() {
        Map<String, List<String>> vary = new LinkedHashMap<>();
        vary.put("evaluation.labelFraction", List.of("0.1", "1"));
        vary.put("seed", List.of("1", "2"));
        List<RunConfig> runs = SweepConfig.of("s", ConfigFile.defaults(), vary).runs();
        assertEquals(runs.get(0).encoderSettings(), runs.get(1).encoderSettings());
        assertEquals(runs.get(2).encoderSettings(), runs.get(3).encoderSettings());
        assertFalse(runs.get(1).encoderSettings().equals(runs.get(2).encoderSettings()));
    }

    @Test
    void weightingsVaryWithDiscernOnly() throws IOException {
        SweepConfig sweep = read("""
                experiment: {weighting: {findings: [Edema]}, evaluation: {findings: [Mass]}}
                vary:
                  method: [moco, discern]
                  weighting.kind: [mass, ratio, exact]
                """);
        assertEquals(
                List.of("sweep-moco", "sweep-discern-mass", "sweep-discern-ratio", "sweep-discern-exact"),
                sweep.runs().stream().map(RunConfig::name).toList());
    }

    @Test
    void anySettingCanVary() {
        SweepConfig sweep =
                SweepConfig.of("t", ConfigFile.defaults(), Map.of("moco.temperature", List.of("0.07", "0.2", "0.2")));
        assertEquals(
                List.of("t-temperature-0.07", "t-temperature-0.2"),
                sweep.runs().stream().map(RunConfig::name).toList());
        assertEquals(0.07, sweep.runs().getFirst().moco().temperature());
    }

    @Test
    void whatIsWrittenIsReadBackEqual() throws IOException {
        Map<String, List<String>> vary = new LinkedHashMap<>();
        vary.put("method", List.of("moco", "medaug"));
        vary.put("evaluation.labelFraction", List.of("0.1", "1"));
        RunConfig base = ConfigFile.parse("test", EXPERIMENT, List.of("name=base"));
        SweepConfig sweep = SweepConfig.of("again", base, vary);
        Path file = Files.writeString(folder.resolve("again.yaml"), SweepConfig.write("again", base, vary));
        assertTrue(ConfigFile.isSweep(file));
        assertEquals(sweep, ConfigFile.readSweep(file, List.of()));
    }

    @Test
    void changesOfTheCommandLineHoldForAll() throws IOException {
        Path file = Files.writeString(folder.resolve("sweep.yaml"), "experiment: {seed: 4}\nvary: {seed: [1, 2]}\n");
        List<RunConfig> runs =
                ConfigFile.readSweep(file, List.of("pretrain.epochs=3")).runs();
        assertEquals(List.of(1L, 2L), runs.stream().map(RunConfig::seed).toList());
        assertTrue(runs.stream().allMatch(run -> run.pretrain().epochs() == 3));
    }

    @Test
    void anExperimentIsNoSweep() throws IOException {
        assertFalse(ConfigFile.isSweep(Files.writeString(folder.resolve("one.yaml"), EXPERIMENT)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vary: {seed: [1]} | experiment is missing
            experiment: {seed: 1}\\nvary: {seed: 1} | must be a list
            experiment: {seed: 1}\\nvary: {method: [simclr]} | moco, medaug or discern
            experiment: {seed: 1}\\nvary: {moco.temprature: [1]} | temprature
            experiment: {seed: 1}\\nvary: {moco.temperature: [-1]} | temperature must be above 0
            experiment: {seed: 1}\\nvary: {seed: [1]}\\nepochs: 3 | epochs: no such key
            experiment: {seed: 1}\\nvary: {method: [discern]} | weighting.findings is empty
            experiment: gone.yaml\\nvary: {seed: [1]} | no such file
            experiment: {seed: 1}\\nvary: [1] | vary must be a group
            """)
    void whatIsWrongIsSaid(String text, String expected) {
        Problem refused = assertThrows(Problem.class, () -> read(text.replace("\\n", "\n")));
        assertTrue(refused.what().contains(expected), refused.what());
    }

    @Test
    void tooManyAreRefused() {
        List<String> many = IntStream.range(0, 40).mapToObj(Integer::toString).toList();
        assertThrows(
                Problem.class,
                () -> SweepConfig.of("x", ConfigFile.defaults(), Map.of("seed", many, "pretrain.epochs", many)));
        Map<String, List<String>> beyondCounting = new LinkedHashMap<>();
        for (int axis = 0; axis < 20; axis++) beyondCounting.put("setting" + axis, many);
        assertThrows(Problem.class, () -> SweepConfig.of("x", ConfigFile.defaults(), beyondCounting));
    }

    private SweepConfig read(String text) throws IOException {
        return ConfigFile.readSweep(Files.writeString(folder.resolve("sweep.yaml"), text), List.of());
    }
}
