package org.discern.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.catalog.Catalog;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.data.image.ImageCache;
import org.discern.data.image.ThumbnailCache;
import org.discern.model.Cohort;
import org.discern.model.DatasetSummary;
import org.discern.model.Problem;
import org.discern.model.RunId;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.storage.DurableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A project: a folder with a catalog of films, a cache of their pictures, and the runs. One process works in
/// it at a time.
///
/// ```
/// project/  project.discern  marks the folder: a desktop opens it, and it says which programs may
///           catalog.duckdb   an index; films can be imported again, runs are read from their folders
///           tags.json        image ids by tag
///           views.json       named filters
///           queue.yaml       experiments that wait in the window for their turn
///           mask.key         makes the pseudonyms that stand for ids in screenshots
///           cache/           decoded pictures by short side, and thumbnails
///           runs/            a folder a run
///           reports/         comparisons of runs
/// ```
public final class Project implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Project.class);
    private static final String MARK = "project.discern";
    private static final String CATALOG = "catalog.duckdb";
    private static final String RUNS = "runs";

    private final Path folder;
    private final Catalog catalog;
    /// A run's settings never change, and much asks for those of all runs.
    private final Map<RunId, RunConfig> settings = new ConcurrentHashMap<>();

    private Project(Path folder, Catalog catalog) {
        this.folder = folder;
        this.catalog = catalog;
    }

    /// Whether there is a project in `folder`.
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(MARK))
                || Files.exists(folder.resolve(CATALOG))
                || Files.isDirectory(folder.resolve(RUNS));
    }

    /// Opens the project in `folder`, which is made where it does not exist; its runs are indexed from their
    /// folders.
    ///
    /// @throws Problem when another process has it open, a newer program made it, or it cannot be read
    public static Project open(Path folder) {
        Path mark = folder.resolve(MARK);
        Format before = Files.exists(mark) ? Format.of(mark, new RunJson()) : new Format(null, null);
        before.requireKnown("The project " + folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Problem("could not make the project folder " + folder, "check the path and its permissions", e);
        }
        Project project = new Project(folder, Catalog.open(folder.resolve(CATALOG)));
        try {
            project.indexRuns();
            new TagFilms(project).load();
            if (before.format() == null || before.format() < Format.NOW) new RunJson().write(mark, Format.now());
            return project;
        } catch (RuntimeException e) {
            project.close();
            throw e;
        }
    }

    public Path folder() {
        return folder;
    }

    /// The folder's own name.
    public String name() {
        Path name = folder.getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    public List<DatasetSummary> datasets() {
        return catalog.datasets();
    }

    /// @throws Problem where there is none of that name
    public DatasetSummary dataset(String name) {
        List<DatasetSummary> all = datasets();
        return all.stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        "the project has no data set '" + name + "'",
                        all.isEmpty()
                                ? "bring it in with `discern import`"
                                : "it has: "
                                        + String.join(
                                                ", ",
                                                all.stream()
                                                        .map(DatasetSummary::name)
                                                        .toList())));
    }

    /// All films of a data set.
    public Cohort cohort(String dataset) {
        dataset(dataset);
        return catalog.cohort(dataset);
    }

    /// The runs, latest first.
    public List<RunSummary> runs() {
        return catalog.runs();
    }

    /// The run that a person names.
    ///
    /// @throws Problem where there is none
    public RunId runId(String name) {
        return RunId.of(name).filter(this::hasRun).orElseThrow(() -> noRun(name));
    }

    /// The log of a run, to be followed while it grows.
    ///
    /// @throws Problem where there is no such run
    public RunLog log(RunId id) {
        return new FolderLog(existingRun(id));
    }

    /// Who is at work on the runs that are under way.
    public Map<RunId, Worker> atWork() {
        Map<RunId, Worker> workers = new TreeMap<>(Comparator.comparing(RunId::value));
        for (RunSummary run : runs()) {
            if (run.state() != RunState.RUNNING) continue;
            Worker worker = new RunFolder(runFolder(run.id())).worker();
            if (worker != Worker.NOBODY) workers.put(run.id(), worker);
        }
        return workers;
    }

    /// Takes notice of runs that other processes have begun, ended or copied here since.
    ///
    /// @return whether there were any
    public synchronized boolean takeNotice() {
        Map<RunId, RunState> known = runs().stream().collect(Collectors.toMap(RunSummary::id, RunSummary::state));
        List<RunFolder> changed = runFolders().stream()
                .filter(run -> stateIfReadable(run)
                        .filter(state -> state != known.get(run.id()))
                        .isPresent())
                .toList();
        changed.forEach(this::indexIfReadable);
        return !changed.isEmpty();
    }

    private static Optional<RunState> stateIfReadable(RunFolder run) {
        if (!Files.exists(run.environment())) return Optional.empty(); // half copied
        try {
            return Optional.of(run.state());
        } catch (Problem damaged) {
            return Optional.empty();
        }
    }

    /// The settings of a run.
    ///
    /// @throws Problem where there is no such run, or its settings cannot be read
    public RunConfig settings(RunId id) {
        RunFolder run = existingRun(id);
        return settings.computeIfAbsent(id, _ -> ConfigFile.read(run.config(), List.of()));
    }

    /// What a run's folder holds.
    ///
    /// @throws Problem where there is no such run, or it cannot be read
    public RunRecord run(RunId id) {
        return existingRun(id).record();
    }

    /// The folder of a run.
    public Path runFolder(RunId id) {
        return runsFolder().resolve(id.value());
    }

    @Override
    public void close() {
        catalog.close();
    }

    Catalog catalog() {
        return catalog;
    }

    Path runsFolder() {
        return folder.resolve(RUNS);
    }

    Path reportsFolder() {
        return folder.resolve("reports");
    }

    /// Where the pictures of a size lie.
    Path imagesFolder(int shortSidePixels) {
        return imagesFolder(folder, shortSidePixels);
    }

    private static Path imagesFolder(Path project, int shortSidePixels) {
        return project.resolve("cache").resolve(shortSidePixels + "px");
    }

    /// The picture cache for films of a short side; pictures are added by [CachePictures].
    ImageCache images(int shortSidePixels) {
        return images(folder, shortSidePixels);
    }

    /// The same of the project in a folder, open or not.
    static ImageCache images(Path project, int shortSidePixels) {
        return ImageCache.open(imagesFolder(project, shortSidePixels), shortSidePixels);
    }

    ThumbnailCache thumbnails() {
        return new ThumbnailCache(folder.resolve("cache").resolve("thumbnails"));
    }

    /// Names that stand for the ids of its films, studies and patients.
    public Pseudonyms pseudonyms() {
        return new Pseudonyms(maskKey());
    }

    /// 16 random bytes in hexadecimal, made on first use.
    synchronized String maskKey() {
        Path file = folder.resolve("mask.key");
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[16];
                new SecureRandom().nextBytes(key);
                DurableFile.replace(file, HexFormat.of().formatHex(key));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new Problem("could not read " + file, "delete it; other pseudonyms are made then", e);
        }
    }

    /// @throws Problem where there is none, or a newer program made it
    RunFolder existingRun(RunId id) {
        if (!hasRun(id)) throw noRun(id.value());
        RunFolder run = new RunFolder(runFolder(id));
        run.requireKnown();
        return run;
    }

    /// A folder with settings is a run: they are written when all else that a run starts from is there.
    private boolean hasRun(RunId id) {
        return Files.exists(runFolder(id).resolve("config.yaml"));
    }

    private static Problem noRun(String name) {
        return new Problem("the project has no run '" + name + "'", "`discern runs` lists them");
    }

    /// Enters what a run's folder says into the catalog.
    void index(RunFolder run) {
        catalog.indexRun(run.summary());
    }

    /// A run whose files are damaged must not keep the project from opening.
    private void indexIfReadable(RunFolder run) {
        try {
            index(run);
        } catch (Problem damaged) {
            LOG.warn("run {} is left out of the list: {}", run.id(), damaged.what());
        }
    }

    private void indexRuns() {
        catalog.forgetRuns();
        runFolders().forEach(this::indexIfReadable);
    }

    private List<RunFolder> runFolders() {
        if (!Files.isDirectory(runsFolder())) return List.of();
        try (Stream<Path> folders = Files.list(runsFolder())) {
            return folders.flatMap(run -> RunId.of(run.getFileName().toString()).stream())
                    .filter(this::hasRun)
                    .map(id -> new RunFolder(runFolder(id)))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new Problem("could not list the runs in " + runsFolder(), "check its permissions", e);
        }
    }
}
