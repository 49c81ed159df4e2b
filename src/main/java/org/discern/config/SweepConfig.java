package org.discern.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.discern.config.YamlNode.Mapping;
import org.discern.config.YamlNode.Scalar;
import org.discern.config.YamlNode.Sequence;
import org.discern.model.Problem;
import org.jspecify.annotations.Nullable;

/// Several experiments: one, with each combination of some values laid over it. As a file:
/// ```
/// name: methods-by-labels
/// experiment: nih-moco.yaml          # a file beside this one, or the settings themselves
/// vary:
///   method: [moco, medaug, discern]  # sets what makes a method; the other keys are settings
///   seed: [1, 2]
///   evaluation.labelFraction: [0.1, 1]
/// ```
/// Weights by disease are DisCeRn's alone: where `method` varies too, `weighting` varies with DisCeRn only.
/// Combinations that amount to the same experiment are one.
///
/// @param name what the runs' names begin with
/// @param vary values by setting, in the order of the file
/// @param runs the experiments, those of one encoder beside each other
public record SweepConfig(String name, Map<String, List<String>> vary, List<RunConfig> runs) {
    static final String VARY = "vary";
    /// The key that stands for all the settings that make a method.
    public static final String METHOD = "method";
    /// The most experiments of a sweep: more are a mistake in the file.
    public static final int MAX_RUNS = 1000;

    private static final String NAME = "name";
    private static final String EXPERIMENT = "experiment";

    public SweepConfig {
        vary = Collections.unmodifiableMap(new LinkedHashMap<>(vary));
        runs = List.copyOf(runs);
    }

    /// The combinations of values over an experiment.
    ///
    /// @throws Problem where there are too many, or one of them is none
    public static SweepConfig of(String name, RunConfig experiment, Map<String, List<String>> vary) {
        return of(name, ConfigFile.settings(name, ConfigFile.write(experiment)), List.of(), vary);
    }

    /// A sweep of a single experiment, under its own name.
    public static SweepConfig ofOne(RunConfig experiment) {
        return new SweepConfig(experiment.name(), Map.of(), List.of(experiment));
    }

    static SweepConfig of(Path file, Mapping root, List<String> sets) {
        for (Map.Entry<String, YamlNode> entry : root.entries().entrySet()) {
            if (!List.of(NAME, EXPERIMENT, VARY).contains(entry.getKey()))
                throw new Problem(
                        entry.getValue().at() + ": " + entry.getKey() + ": no such key",
                        "A sweep has name, experiment and vary; settings of the experiment stand below experiment.");
        }
        Mapping experiment = switch (root.entries().get(EXPERIMENT)) {
            case Mapping own -> own;
            case Scalar beside -> {
                Path other = file.resolveSibling(beside.text());
                yield ConfigFile.settings(other.toString(), ConfigFile.text(other));
            }
            case null, default ->
                throw new Problem(
                        root.at() + ": experiment is missing",
                        "Name a file beside this one, or write its settings below it.");
        };
        String stem = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        String name = root.entries().get(NAME) instanceof Scalar given ? given.text() : stem;
        return of(name, experiment, sets, vary(root.entries().get(VARY), root));
    }

    private static Map<String, List<String>> vary(@Nullable YamlNode node, Mapping root) {
        if (!(node instanceof Mapping settings))
            throw new Problem(
                    (node == null ? root : node).at() + ": vary must be a group of settings",
                    "Write 'seed: [1, 2]' below it.");
        Map<String, List<String>> vary = new LinkedHashMap<>();
        settings.entries().forEach((path, values) -> {
            if (!(values instanceof Sequence list)
                    || list.items().isEmpty()
                    || !list.items().stream().allMatch(Scalar.class::isInstance))
                throw new Problem(values.at() + ": vary." + path + " must be a list of values", "Write it as [1, 2].");
            vary.put(
                    path,
                    list.items().stream().map(item -> ((Scalar) item).text()).toList());
        });
        return vary;
    }

    private static SweepConfig of(String name, Mapping experiment, List<String> sets, Map<String, List<String>> vary) {
        double count = vary.values().stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
        if (count > MAX_RUNS)
            throw new Problem(
                    String.format(Locale.ROOT, "%s has %,.0f combinations", name, count),
                    "Vary fewer values: at most " + MAX_RUNS + ".");
        RunConfig base = ConfigFile.overlaid(experiment, sets);
        Map<RunConfig, RunConfig> runs = new LinkedHashMap<>(); // without and with its own name
        for (Map<String, String> values : combinations(vary)) {
            List<String> changes = new ArrayList<>(sets);
            changes.addAll(changes(name, base, values));
            RunConfig unnamed = run(name, experiment, changes, values);
            changes.add("name='" + runName(name, unnamed, values) + "'");
            runs.putIfAbsent(unnamed, run(name, experiment, changes, values));
        }
        return new SweepConfig(name, vary, besideEachOther(List.copyOf(runs.values())));
    }

    /// Runs of one encoder follow each other: the first of them trains it.
    private static List<RunConfig> besideEachOther(List<RunConfig> runs) {
        Map<List<Object>, List<RunConfig>> byEncoder = new LinkedHashMap<>();
        for (RunConfig run : runs)
            byEncoder
                    .computeIfAbsent(run.encoderSettings(), _ -> new ArrayList<>())
                    .add(run);
        requireNames(runs);
        return byEncoder.values().stream().flatMap(List::stream).toList();
    }

    private static void requireNames(List<RunConfig> runs) {
        Set<String> names = new HashSet<>();
        for (RunConfig run : runs) {
            if (!names.add(run.name()))
                throw new Problem(
                        "two experiments of the sweep would be called " + run.name(),
                        "Vary values that differ in their letters and digits.");
        }
    }

    private static List<Map<String, String>> combinations(Map<String, List<String>> vary) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Map.Entry<String, List<String>> axis : vary.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> shorter : combinations) {
                for (String value : new LinkedHashSet<>(axis.getValue())) {
                    Map<String, String> one = new LinkedHashMap<>(shorter);
                    one.put(axis.getKey(), value);
                    longer.add(one);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /// As for `--set`: the method first, since the other settings refine it.
    private static List<String> changes(String name, RunConfig base, Map<String, String> values) {
        List<String> changes = new ArrayList<>();
        Method method = base.method();
        String wanted = values.get(METHOD);
        if (wanted != null) {
            method = method(name, wanted);
            method.settings(base.weighting().kind()).forEach((path, value) -> changes.add(path + "=" + value));
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            boolean others =
                    wanted != null && method != Method.DISCERN && value.getKey().startsWith("weighting.");
            if (!value.getKey().equals(METHOD) && !others)
                changes.add(value.getKey() + "='" + value.getValue().replace("'", "''") + "'");
        }
        return changes;
    }

    private static Method method(String name, String text) {
        for (Method method : Method.values()) if (Scalars.name(method).equalsIgnoreCase(text)) return method;
        throw new Problem(name + ": vary.method must be moco, medaug or discern, got '" + text + "'", "");
    }

    private static RunConfig run(String name, Mapping experiment, List<String> changes, Map<String, String> values) {
        try {
            return ConfigFile.overlaid(experiment, changes);
        } catch (Problem wrong) {
            throw new Problem(name + " with " + values + ": " + wrong.what(), wrong.hint(), wrong);
        }
    }

    /// Such as `nih-discern-s2-l0.1`.
    private static String runName(String name, RunConfig run, Map<String, String> values) {
        StringBuilder text = new StringBuilder(name);
        values.forEach((path, value) -> {
            if (run.method() != Method.DISCERN && values.containsKey(METHOD) && path.startsWith("weighting.")) return;
            String mark = switch (path) {
                case METHOD, "weighting.kind" -> "";
                case "seed" -> "s";
                case "evaluation.labelFraction" -> "l";
                default -> path.substring(path.lastIndexOf('.') + 1) + "-";
            };
            text.append('-').append(mark).append(value.replaceAll("[^A-Za-z0-9._-]+", "-"));
        });
        return text.toString();
    }

    /// The sweep as a file of its own, with its experiment in it.
    public static String write(String name, RunConfig experiment, Map<String, List<String>> vary) {
        StringBuilder text = new StringBuilder("name: ").append(name).append("\nvary:\n");
        vary.forEach((path, values) -> text.append("  ")
                .append(SettingsText.write(Map.of(path.replace('.', '\0'), values))
                        .replace('\0', '.')));
        text.append("experiment:\n");
        ConfigFile.write(experiment)
                .lines()
                .forEach(line ->
                        text.append(line.isEmpty() ? "" : "  ").append(line).append('\n'));
        return text.toString();
    }

    /// Such as `3 methods x 2 seeds x 2 label fractions`.
    public String text() {
        List<String> factors = new ArrayList<>();
        vary.forEach((path, values) -> factors.add(String.format(
                Locale.ROOT,
                "%d %s",
                values.size(),
                switch (path) {
                    case METHOD -> "methods";
                    case "seed" -> "seeds";
                    case "weighting.kind" -> "weightings";
                    case "evaluation.labelFraction" -> "label fractions";
                    default -> path;
                })));
        return String.join(" x ", factors);
    }
}
