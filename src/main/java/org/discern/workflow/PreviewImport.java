package org.discern.workflow;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.config.ConfigFile;
import org.discern.config.DatasetConfig;
import org.discern.data.ingest.DatasetReader;
import org.discern.data.ingest.DescriptionDraft;
import org.discern.data.ingest.Ingested;
import org.discern.data.ingest.MissingFiles;
import org.discern.model.Finding;
import org.discern.model.FindingCounts;
import org.discern.model.ImportReport;
import org.discern.model.LabelValue;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.discern.model.TableHead;
import org.jspecify.annotations.Nullable;

/// Looks at a folder or a table that somebody wants to bring in, and says what an import would find. Changes
/// nothing.
public final class PreviewImport {
    private static final int ROWS_SHOWN = 10;
    private static final int TABLES_SHOWN = 20;
    private static final int FILES_LOOKED_UP = 500;

    private final Path shipped;

    /// @param shipped folder of descriptions that come with the program
    public PreviewImport(Path shipped) {
        this.shipped = shipped;
    }

    /// The folder of descriptions beside the program, or in the working folder where it runs from its sources.
    public static Path shippedDescriptions() {
        Path fromSources = Path.of("sample-configs", "datasets");
        try {
            Path program = Path.of(PreviewImport.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path installed = program.resolve("../..").resolve(fromSources).normalize();
            return Files.isDirectory(installed) ? installed : fromSources;
        } catch (URISyntaxException e) {
            return fromSources;
        }
    }

    /// Whether a file is a description by its name, and no table.
    public static boolean isDescription(Path file) {
        return file.toString().matches(".*\\.ya?ml");
    }

    /// @param dropped a data folder, one of its tables, or a description
    /// @param folder the data folder; `null` for the one that holds the table or that the description names
    /// @throws Problem where it is none of these
    public ImportPreview run(Path dropped, @Nullable Path folder, JobContext context) {
        Path file = dropped.toAbsolutePath().normalize();
        if (!Files.exists(file)) throw new Problem("there is no " + file, "Check the path.");
        boolean described = isDescription(file);
        Path root =
                folder == null ? root(file, described) : folder.toAbsolutePath().normalize();
        List<Path> fitting = described ? List.of(file) : fitting(root);
        List<TableHead> tables = heads(Files.isDirectory(file) || described ? root : file);
        if (!fitting.isEmpty())
            return new ImportPreview(root, fitting, Optional.of(found(fitting.getFirst(), root, context)), tables, "");
        return new ImportPreview(root, fitting, Optional.empty(), tables, DescriptionDraft.of(root, tables));
    }

    private static Path root(Path file, boolean described) {
        if (described) return ConfigFile.readDataset(file).rootBeside(file);
        return Files.isDirectory(file) ? file : parent(file);
    }

    /// A description in the folder itself is meant for it, before any that came with the program.
    private List<Path> fitting(Path root) {
        return Stream.concat(files(root, "*.{yaml,yml}").stream(), files(shipped, "*.{yaml,yml}").stream())
                .filter(description -> fits(description, root))
                .toList();
    }

    private static boolean fits(Path description, Path root) {
        try {
            return DatasetReader.fits(ConfigFile.readDataset(description), root);
        } catch (Problem notADescription) {
            return false;
        }
    }

    private static List<TableHead> heads(Path tables) {
        List<Path> files = Files.isDirectory(tables) ? files(tables, "*.{csv,csv.gz}") : List.of(tables);
        return files.stream().limit(TABLES_SHOWN).flatMap(PreviewImport::head).toList();
    }

    private static Stream<TableHead> head(Path file) {
        try {
            return Stream.of(DatasetReader.head(file, ROWS_SHOWN));
        } catch (Problem noTable) {
            return Stream.empty();
        }
    }

    /// What an import with this description would bring.
    ///
    /// @throws Problem where the description or a table as a whole cannot be understood
    public ImportPreview.Found found(Path description, Path root, JobContext context) {
        DatasetConfig config = ConfigFile.readDataset(description);
        Ingested ingested = ImportDataset.read(config, root, context);
        List<Radiograph> films = ingested.films();
        List<Radiograph> first = films.subList(0, Math.min(FILES_LOOKED_UP, films.size()));
        List<RowProblem> missing = MissingFiles.find(
                ingested.entry().root(),
                first.stream().map(Radiograph::file).toList(),
                ingested.rows(),
                _ -> {},
                context::cancelled);
        ImportReport report = ingested.report().with(missing);
        return new ImportPreview.Found(
                ingested.entry(),
                report,
                films.stream().map(Radiograph::patientId).distinct().count(),
                films.stream()
                        .map(film -> List.of(film.patientId(), film.studyId()))
                        .distinct()
                        .count(),
                films.stream().collect(Collectors.groupingBy(Radiograph::split, Collectors.counting())),
                ingested.entry().findings().stream()
                        .map(finding -> counts(finding, films))
                        .toList(),
                first.size());
    }

    private static FindingCounts counts(Finding finding, List<Radiograph> films) {
        Map<LabelValue, Long> counts =
                films.stream().collect(Collectors.groupingBy(film -> film.label(finding), Collectors.counting()));
        return new FindingCounts(
                finding,
                counts.getOrDefault(LabelValue.POSITIVE, 0L),
                counts.getOrDefault(LabelValue.NEGATIVE, 0L),
                counts.getOrDefault(LabelValue.UNCERTAIN, 0L),
                counts.getOrDefault(LabelValue.UNMENTIONED, 0L));
    }

    private static List<Path> files(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) return found;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new Problem("the folder " + folder + " cannot be read", "May you read it?", e);
        }
        found.sort(Comparator.comparing(file -> file.getFileName().toString().replaceFirst("\\..*", "")));
        return found;
    }

    private static Path parent(Path file) {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }
}
