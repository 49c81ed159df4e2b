package org.discern.config;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.discern.config.YamlNode.Absent;
import org.discern.config.YamlNode.Mapping;
import org.discern.config.YamlNode.Place;
import org.discern.model.Problem;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// Settings in files. An experiment's settings are `defaults.yaml`, the user's file laid over it, and `--set`
/// laid over both; lists are replaced, not appended. Everything is bound strictly, and what is wrong is said
/// with file, line and the setting's path.
public final class ConfigFile {
    static final String DEFAULTS = "defaults.yaml";
    private static final String FEATURES = "mimic-features.yaml";
    private static final String FINDING_TREE = "finding-tree.yaml";
    private static final String PUBLISHED = "published-aurocs.yaml";
    private static final String SITE = "slurm.yaml";
    private static final String LIKE = "like";
    private static final long MAX_BYTES = 1 << 20;
    private static final YAMLMapper WRITER = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private ConfigFile() {}

    /// The settings where nobody says anything else.
    public static RunConfig defaults() {
        return RecordBinder.bind(RunConfig.class, asset(DEFAULTS));
    }

    /// The settings of an experiment.
    ///
    /// @param yaml the user's file; it need only say what differs from the defaults
    /// @param sets changes on top of it, each as `moco.temperature=0.1`; the value is YAML
    /// @throws Problem where anything is not understood
    public static RunConfig read(Path yaml, List<String> sets) {
        return overlaid(settings(yaml.toString(), text(yaml)), sets);
    }

    /// The settings of one file with those of another laid over them.
    ///
    /// @throws Problem where anything is not understood
    public static RunConfig read(Path yaml, Path over, List<String> sets) {
        return overlaid(settings(yaml.toString(), text(yaml)).overlaid(settings(over.toString(), text(over))), sets);
    }

    /// The same for settings that are not in a file, such as the designer's text.
    ///
    /// @param source what to call the text in errors
    public static RunConfig parse(String source, String text, List<String> sets) {
        return overlaid(settings(source, text), sets);
    }

    /// Whether a file describes several experiments at once, to be read by [#readSweep].
    ///
    /// @throws Problem where it holds no settings
    public static boolean isSweep(Path yaml) {
        return settings(yaml.toString(), text(yaml)).entries().containsKey(SweepConfig.VARY);
    }

    /// Several experiments that differ in some settings.
    ///
    /// @throws Problem where anything is not understood, or the settings of one contradict each other
    public static SweepConfig readSweep(Path yaml, List<String> sets) {
        return SweepConfig.of(yaml, settings(yaml.toString(), text(yaml)), sets);
    }

    /// A cluster, by the files that describe it, each laid over the one before, and those over the defaults.
    ///
    /// @throws Problem where anything is not understood
    public static SiteConfig readSite(List<Path> yaml, List<String> sets) {
        Mapping merged = asset(SITE);
        for (Path file : yaml) merged = merged.overlaid(settings(file.toString(), text(file)));
        for (String set : sets) merged = merged.overlaid(change(set));
        SiteConfig site = RecordBinder.bind(SiteConfig.class, merged);
        try {
            Settings.check("", site);
        } catch (IllegalArgumentException refused) {
            throw new Problem("the site's file: " + refused.getMessage(), "", refused);
        }
        return site;
    }

    /// All settings as YAML; read back, it gives an equal record.
    public static String write(RunConfig settings) {
        return WRITER.writeValueAsString(tree(settings));
    }

    /// The description of a data set, which has no defaults beyond those that the record states. A description
    /// may name another one beside it as `like`, and then says only what differs from that.
    ///
    /// @throws Problem where anything is not understood
    public static DatasetConfig readDataset(Path yaml) {
        Mapping own = settings(yaml.toString(), text(yaml));
        YamlNode like = own.entries().get(LIKE);
        if (like == null) return RecordBinder.bind(DatasetConfig.class, own);
        if (!(like instanceof YamlNode.Scalar name) || !name.text().matches("[\\w.-]+"))
            throw new Problem(like.at() + ": like must be the name of a file in the same folder", "");
        Path base = yaml.resolveSibling(name.text());
        Mapping merged = settings(base.toString(), text(base)).overlaid(own);
        return RecordBinder.bind(DatasetConfig.class, merged.without(LIKE));
    }

    /// The clinical values that are taken from MIMIC-IV where nobody says anything else.
    public static FeaturesConfig features() {
        return RecordBinder.bind(FeaturesConfig.class, asset(FEATURES));
    }

    /// A list of clinical values to take from MIMIC-IV.
    ///
    /// @throws Problem where anything is not understood
    public static FeaturesConfig readFeatures(Path yaml) {
        return RecordBinder.bind(FeaturesConfig.class, settings(yaml.toString(), text(yaml)));
    }

    /// The AUROCs of the DisCeRn slides.
    public static PublishedConfig published() {
        return RecordBinder.bind(PublishedConfig.class, asset(PUBLISHED));
    }

    /// Which findings belong together.
    public static FindingTreeConfig findingTree() {
        return RecordBinder.bind(FindingTreeConfig.class, asset(FINDING_TREE));
    }

    static RunConfig overlaid(Mapping user, List<String> sets) {
        Mapping merged = asset(DEFAULTS).overlaid(user);
        for (String set : sets) merged = merged.overlaid(change(set));
        return RecordBinder.bind(RunConfig.class, merged);
    }

    private static Mapping change(String set) {
        int equals = set.indexOf('=');
        if (equals <= 0)
            throw new Problem("--set " + set + ": not a change of a setting", "Write --set moco.temperature=0.1.");
        Place place = new Place("--set " + set, 0);
        YamlNode value = YamlReader.read(place.source(), set.substring(equals + 1));
        return YamlNode.under(set.substring(0, equals).strip(), placed(value, place));
    }

    /// The command line has no lines worth naming.
    private static YamlNode placed(YamlNode node, Place place) {
        return switch (node) {
            case YamlNode.Scalar scalar -> new YamlNode.Scalar(place, scalar.text());
            case YamlNode.Sequence list ->
                new YamlNode.Sequence(
                        place,
                        list.items().stream().map(item -> placed(item, place)).toList());
            case Mapping mapping -> {
                Map<String, YamlNode> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, value) -> entries.put(key, placed(value, place)));
                yield new Mapping(place, entries);
            }
            case Absent _ -> new Absent(place);
        };
    }

    private static Mapping asset(String name) {
        return settings(name, assetText(name));
    }

    static String assetText(String name) {
        return resource("/org/discern/assets/" + name);
    }

    /// A text that is shipped within the program.
    static String resource(String path) {
        try (InputStream stream = ConfigFile.class.getResourceAsStream(path)) {
            if (stream == null) throw new IllegalStateException(path + " is not on the class path");
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(path + " cannot be read", e);
        }
    }

    static Mapping settings(String source, String text) {
        return switch (YamlReader.read(source, text)) {
            case Mapping mapping -> mapping;
            case Absent _ -> throw new Problem(source + ": holds no settings", "Write at least one 'key: value' line.");
            case YamlNode other -> throw new Problem(other.at() + ": must hold settings, each as 'key: value'", "");
        };
    }

    static String text(Path yaml) {
        try {
            if (Files.isRegularFile(yaml) && Files.size(yaml) > MAX_BYTES) {
                throw new Problem(yaml + ": too large for settings (over 1 MiB)", "Is it the right file?");
            }
            String text = Files.readString(yaml);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new Problem(yaml + ": no such file", "Check the path.", e);
        } catch (CharacterCodingException e) {
            throw new Problem(yaml + ": not UTF-8 text", "Save it as UTF-8. Is it the right file?", e);
        } catch (IOException e) {
            throw new Problem(yaml + ": cannot be read", "Is it a file, and may you read it?", e);
        }
    }

    private static Object tree(Object value) {
        return switch (value) {
            case Record settings -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                for (RecordComponent component : settings.getClass().getRecordComponents()) {
                    entries.put(component.getName(), tree(Settings.valueOf(component, settings)));
                }
                yield entries;
            }
            case List<?> items -> items.stream().map(ConfigFile::tree).toList();
            case Enum<?> constant -> Scalars.name(constant);
            default -> value;
        };
    }
}
