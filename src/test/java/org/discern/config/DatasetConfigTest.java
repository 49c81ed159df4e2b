package org.discern.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetConfigTest {
    private static final String SMALLEST = """
            name: toy
            title: Toy films
            source: nobody
            licence: none
            tables: [films.csv]
            imageId: id
            patient: patient
            file: file
            split: {validation: 0.1, test: 0.2}
            """;

    @TempDir
    Path folder;

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-configs/datasets"))) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void samplesLoadAndAreNamedLikeTheirFiles(Path yaml) {
        DatasetConfig config = ConfigFile.readDataset(yaml);
        assertEquals(yaml.getFileName().toString(), config.name() + ".yaml");
        assertEquals(".", config.root(), "no folder of one machine");
        assertTrue(!config.findings().isEmpty() && !config.synthetic());
    }

    @Test
    void whatIsNotSaidIsEmpty() throws IOException {
        DatasetConfig config = read(SMALLEST);
        assertEquals(
                new DatasetConfig(
                        "toy",
                        "Toy films",
                        false,
                        "nobody",
                        "none",
                        ".",
                        List.of("films.csv"),
                        List.of(),
                        FieldConfig.of("id"),
                        FieldConfig.of("patient"),
                        FieldConfig.NONE,
                        new TakenConfig(FieldConfig.NONE, FieldConfig.NONE),
                        FieldConfig.NONE,
                        FieldConfig.NONE,
                        FieldConfig.NONE,
                        FieldConfig.of("file"),
                        DatasetConfig.Locate.PATH,
                        new SplitConfig(FieldConfig.NONE, 1, 0.1, 0.2),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        WindowConfig.PAST),
                config);
        assertEquals(folder.toAbsolutePath(), config.rootBeside(folder.resolve("toy.yaml")));
    }

    @Test
    void everyPartMaps() throws IOException {
        DatasetConfig config = read(SMALLEST.replace(
                        "split: {validation: 0.1, test: 0.2}",
                        "split: {given: {column: part, map: {a: train, b: test}}, seed: 9, validation: 0.5}")
                + """
                synthetic: true
                root: ../data
                joins: [{table: files.csv, key: id, column: name}]
                study: {column: s, pattern: '(.)(.)', value: $2$1}
                taken: {date: StudyDate, time: StudyTime}
                view: {otherwise: ap}
                sex: {column: sex, map: {F: female}, otherwise: unknown}
                ageYears: age
                locate: name
                labels: [{finding: Mass, column: m, positive: '1', negative: '0', uncertain: '-1', unmentioned: x}]
                labelColumns: [{columns: [Edema], positive: '1'}]
                labelLists: [{column: l, separator: ',', findings: [A, B], names: {a: A}, unlisted: unmentioned, unmentioned: todo}]
                clinicalValues: [{name: CRP, unit: mg/l, column: c, min: 0, max: 1e3, dayColumn: d}]
                clinicalWindow: {hoursBefore: 24, hoursAfter: 48, statistic: nearest}
                """);
        assertEquals(
                new DatasetConfig(
                        "toy",
                        "Toy films",
                        true,
                        "nobody",
                        "none",
                        "../data",
                        List.of("films.csv"),
                        List.of(new JoinConfig("files.csv", FieldConfig.of("id"), FieldConfig.of("name"))),
                        FieldConfig.of("id"),
                        FieldConfig.of("patient"),
                        new FieldConfig("s", List.of(), "(.)(.)", "$2$1", Map.of(), ""),
                        new TakenConfig(FieldConfig.of("StudyDate"), FieldConfig.of("StudyTime")),
                        new FieldConfig("", List.of(), "", "$0", Map.of(), "ap"),
                        new FieldConfig("sex", List.of(), "", "$0", Map.of("F", "female"), "unknown"),
                        FieldConfig.of("age"),
                        FieldConfig.of("file"),
                        DatasetConfig.Locate.NAME,
                        new SplitConfig(
                                new FieldConfig("part", List.of(), "", "$0", Map.of("a", "train", "b", "test"), ""),
                                9,
                                0.5,
                                0),
                        List.of(new LabelConfig("Mass", "m", "1", "0", "-1", "x")),
                        List.of(new LabelColumnsConfig(List.of("Edema"), "1", "", "", "")),
                        List.of(new LabelListConfig(
                                "l", ",", List.of("A", "B"), Map.of("a", "A"), LabelValue.UNMENTIONED, "todo")),
                        List.of(new ClinicalConfig("CRP", "mg/l", "c", 0, 1000, "d")),
                        new WindowConfig(24, 48, WindowConfig.Statistic.NEAREST)),
                config);
        assertEquals(
                List.of(new Finding("Mass"), new Finding("Edema"), new Finding("A"), new Finding("B")),
                config.findings());
        assertEquals(folder.toAbsolutePath().resolveSibling("data"), config.rootBeside(folder.resolve("toy.yaml")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            imageId: {otherwise: ''}                             | imageId needs a column
            patient: {colunm: p}                                 | patient.colunm: no such setting
            study: {column: s, pattern: '('}                     | study: pattern is not a regular expression
            study: {column: s, pattern: '(a)', value: $2}        | study: value '$2' does not fit the groups
            study: {column: s, value: $1}                        | study: value '$1' does not fit the groups
            study: {pattern: a}                                  | study: column is missing
            study: [s]                                           | study must be a group of settings
            view: {column: v, map: {L: left}}                    | view.map must be of ap, pa, ll, rl, other, got 'left'
            sex: {column: s, otherwise: f}                       | sex.otherwise must be of female, male, unknown, got 'f'
            taken: {time: t}                                     | taken: time is given, but date is missing
            tables: []                                           | tables must name at least one file
            name: a/b                                            | name may have letters
            locate: anywhere                                     | locate must be one of path, name
            split: {validation: 0.5, test: 0.5}                  | split: validation and test must be shares
            split: {validation: -0.1}                            | split: validation and test must be shares
            split: {given: s, validation: 0, test: 0.1}          | split: test must be 0 where the table gives the split
            split: {test: 0.1}                                   | split.validation is missing
            labels: [{finding: A, column: c}]                    | labels[0].positive is missing
            labels: [{finding: A, column: c, positive: '['}]     | labels[0]: positive is not a regular expression
            labels: [{finding: A, column: c, positive: x}, {finding: A, column: d, positive: x}] | labels name 'A' twice
            labelLists: [{column: c, separator: ',', findings: [A], names: {a: B}, unlisted: negative}] | labelLists[0]: names must stand
            labelLists: [{column: c, separator: ',', findings: [A], unlisted: positive}]                | labelLists[0]: unlisted must be
            clinicalWindow: {hoursBefore: -1}                    | clinicalWindow: hoursBefore and hoursAfter must be
            clinicalValues: [{name: x, column: c, min: 2, max: 1}] | clinicalValues[0]: min (2.0) must not exceed max (1.0)
            """)
    void refusesDescriptionsThatCannotBeMeant(String line, String what) {
        String key = line.substring(0, line.indexOf(':') + 1);
        String yaml = SMALLEST.lines()
                        .filter(other -> !other.startsWith(key))
                        .map(other -> other + "\n")
                        .reduce("", String::concat)
                + line;
        Problem problem = assertThrows(Problem.class, () -> read(yaml));
        assertTrue(problem.what().contains(": " + what), problem.what());
    }

    private DatasetConfig read(String yaml) throws IOException {
        return ConfigFile.readDataset(Files.writeString(folder.resolve("toy.yaml"), yaml));
    }
}
