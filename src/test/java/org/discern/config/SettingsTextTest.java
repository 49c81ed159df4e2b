package org.discern.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.discern.config.SettingsText.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTextTest {
    static Stream<Path> shipped() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("sample-configs"))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml")
                            && !file.toString().contains("datasets"))
                    .toList()
                    .stream();
        }
    }

    @Test
    void theDefaultsSayEverySettingWithItsSource() {
        SettingsText text = SettingsText.read(SettingsText.ofDefaults());
        assertEquals(List.of(), text.mistakes());
        assertEquals(
                SettingsText.of(ConfigFile.defaults()).keySet(), text.given().keySet());
        SettingsText.sources().forEach((path, source) -> assertFalse(source.isBlank(), path));
        assertTrue(source("moco.queueSize").contains("MoCo: 65536"));
        assertTrue(source("weighting.kind").contains("src/docs/methods.md"), "continued lines");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatIsReadIsWhatTheStrictReaderBinds(Path yaml) throws Exception {
        RunConfig bound = ConfigFile.read(yaml, List.of());
        Map<String, Object> expected = SettingsText.of(ConfigFile.defaults());
        SettingsText.read(Files.readString(yaml)).given().forEach((path, given) -> expected.put(path, given.value()));
        assertEquals(bound, ConfigFile.parse("test", SettingsText.write(expected), List.of()));
        assertEquals(bound, ConfigFile.parse("test", SettingsText.write(SettingsText.of(bound)), List.of()));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void eachChangeIsMadeInItsLineAndKeepsTheComments(Path yaml) throws Exception {
        Map<String, Object> values = SettingsText.of(ConfigFile.read(yaml, List.of()));
        String text = Files.readString(yaml);
        long comments = text.lines().filter(line -> line.contains("#")).count();
        Map<String, Object> wanted = new LinkedHashMap<>();
        SettingsText.read(text).given().forEach((path, given) -> wanted.put(path, given.value()));
        SplittableRandom random = new SplittableRandom(yaml.toString().length());
        for (String path : values.keySet()) {
            Object value = values.get(path) instanceof List<?>
                    ? List.of("It's: #1", "b")
                    : Integer.toString(random.nextInt(100));
            text = SettingsText.with(text, path, value);
            wanted.put(path, value);
        }
        SettingsText after = SettingsText.read(text);
        assertEquals(List.of(), after.mistakes());
        Map<String, Object> said = new LinkedHashMap<>();
        after.given().forEach((path, given) -> said.put(path, given.value()));
        assertEquals(wanted, said);
        assertTrue(text.lines().filter(line -> line.contains("#")).count() >= comments, text);
    }

    @Test
    void aCommentStaysInItsColumn() {
        String text = "moco:\n  queueSize: 4096     # keys\n";
        assertEquals("moco:\n  queueSize: 64       # keys\n", SettingsText.with(text, "moco.queueSize", "64"));
        assertEquals(
                "moco:\n  queueSize: 40960000000  # keys\n", SettingsText.with(text, "moco.queueSize", "40960000000"));
    }

    @Test
    void whatWasNotWrittenDownComesBelowItsGroup() {
        String text = "name: a\nmoco:\n  queueSize: 64\npair:\n  positive: self\n";
        assertEquals(
                "name: a\nmoco:\n  queueSize: 64\n  temperature: 0.1\npair:\n  positive: self\n",
                SettingsText.with(text, "moco.temperature", "0.1"));
        assertEquals(
                text + "\nevaluation:\n  fineTune:\n    optimizer:\n      kind: sgd\n",
                SettingsText.with(text, "evaluation.fineTune.optimizer.kind", "sgd"));
        assertEquals("seed: 3\n" + text, SettingsText.with(text, "seed", "3"));
    }

    @Test
    void aTextOfAnotherFormIsWrittenAnew() {
        assertEquals(
                "seed: 2\n\nmoco:\n  queueSize: 64\n  temperature: 0.3\n",
                SettingsText.with("{moco: {temperature: 0.1, queueSize: 64}, seed: 2}", "moco.temperature", "0.3"));
        assertEquals(
                "\nweighting:\n  findings: [Mass]\n".strip() + "\n",
                SettingsText.with(
                        "weighting:\n  findings:\n    - Edema\n    - Mass\n", "weighting.findings", List.of("Mass")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "a b", "it's", "a: b", "x # y", "[a]", "", " padded ", "null", "- a", "1e-3", "Ü", "a,b"
            })
    void anyTextComesBackAsItWas(String value) {
        SettingsText scalar = SettingsText.read(SettingsText.write(Map.of("name", value)));
        assertEquals(value, value(scalar, "name"));
        SettingsText list = SettingsText.read(SettingsText.write(Map.of("weighting.findings", List.of(value, value))));
        assertEquals(List.of(value, value), value(list, "weighting.findings"));
    }

    @Test
    void mistakesKnowTheirLine() {
        assertEquals(
                List.of(new Mistake(
                        2, "moco.temprature", "moco.temprature is not a setting. Did you mean temperature?")),
                SettingsText.read("moco:\n  temprature: 0.1\n").mistakes());
        assertEquals(
                3,
                SettingsText.read("seed: 1\n\nmoco: 3\n").mistakes().getFirst().line());
        Mistake broken = SettingsText.read("seed: 1\nname: 'open\n").mistakes().getFirst();
        assertTrue(broken.line() >= 2 && broken.what().contains("not valid YAML"), broken.toString());
        assertEquals(
                "pair.study has no value",
                SettingsText.read("pair: {study: }").mistakes().getFirst().what());
    }

    @Test
    void whatIsSoundBesideAMistakeIsStillRead() {
        SettingsText text = SettingsText.read("seed: 7\nmoc: 1\nmoco: {temperature: -1}\n");
        assertEquals("7", value(text, "seed"));
        assertEquals("-1", value(text, "moco.temperature"));
        assertEquals(1, text.mistakes().size());
    }

    @Test
    void allPresetsAreListedWithTitleAndSource() throws Exception {
        List<Preset> presets = Preset.all();
        try (Stream<Path> files = Files.list(Path.of("sample-configs/presets"))) {
            assertEquals(
                    files.map(file -> file.getFileName().toString()).sorted().toList(),
                    presets.stream()
                            .map(preset -> preset.name() + ".yaml")
                            .sorted()
                            .toList());
        }
        for (Preset preset : presets) {
            assertTrue(preset.title().length() > 8 && preset.title().length() < 60, preset.title());
            assertEquals(preset.name(), preset.settings().name());
        }
        assertEquals("MoCo v2 as published", presets.get(1).title());
    }

    private static String source(String path) {
        return Objects.requireNonNull(SettingsText.sources().get(path));
    }

    private static Object value(SettingsText text, String path) {
        return Objects.requireNonNull(text.given().get(path)).value();
    }
}
