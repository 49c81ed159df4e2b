package org.discern.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.discern.catalog.ParquetFiles;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.engine.Safetensors;
import org.discern.engine.Weights;
import org.discern.model.FilmChoice;
import org.discern.model.FilmLayout;
import org.discern.model.Leak;
import org.discern.model.ModelScore;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.model.RunResult;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.jspecify.annotations.Nullable;

/// A run as a plain folder that can be copied between machines. Each file is replaced as a whole or appended
/// to line by line, so a kill at any moment leaves it readable and resumable.
final class RunFolder {
    /// The last two are kept: one could be on a disk that is about to fail.
    private static final int CHECKPOINTS_KEPT = 2;

    /// Nothing is known of another machine's processes: a run there that has said nothing for so long is taken as
    /// interrupted.
    private static final Duration SILENT_ELSEWHERE = Duration.ofMinutes(30);

    private final Path path;
    private final RunJson json = new RunJson();

    RunFolder(Path path) {
        this.path = path;
    }

    /// A folder of its own below `runs`, named by time and experiment.
    static RunFolder create(Path runs, RunConfig config, Instant now) {
        return new RunFolder(DatedFolder.create(runs, now, "-" + config.name()));
    }

    RunId id() {
        return new RunId(path.getFileName().toString());
    }

    Path path() {
        return path;
    }

    RunJson json() {
        return json;
    }

    Path config() {
        return path.resolve("config.yaml");
    }

    /// The leaks that were found before it began, and accepted.
    Path leaks() {
        return path.resolve("leaks.json");
    }

    Path environment() {
        return path.resolve("environment.json");
    }

    Path cohort() {
        return path.resolve("cohort.parquet");
    }

    Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    /// The query encoder after pre-training, by torchvision's names.
    Path encoder() {
        return path.resolve("encoder.safetensors");
    }

    /// What the encoder began with, where that came from a file.
    Path initialWeights() {
        return path.resolve("initial.safetensors");
    }

    /// Weights that are judged as a baseline.
    Path baselineWeights() {
        return path.resolve("baseline.safetensors");
    }

    Path embeddings() {
        return path.resolve("embeddings.parquet");
    }

    Path predictions() {
        return path.resolve("predictions.parquet");
    }

    /// What was learned from few labels, where that was asked for.
    Path labelDraws() {
        return path.resolve("label-draws.json");
    }

    /// What clinical values did beside the image, where that was asked for.
    Path fusion() {
        return path.resolve("fusion.json");
    }

    Path layout() {
        return path.resolve("layout.json");
    }

    /// A layout that was asked for, by all that it is made from: another encoding of the films is another layout.
    Path layout(LayoutSettings settings, FilmChoice films) {
        try {
            String made = json.line(new LayoutKey(
                    settings,
                    films,
                    Files.size(embeddings()),
                    Files.getLastModifiedTime(embeddings()).toMillis()));
            String name = settings.method().title().toLowerCase(Locale.ROOT);
            UUID key = UUID.nameUUIDFromBytes(made.getBytes(StandardCharsets.UTF_8));
            return path.resolve("layouts").resolve(name + "-" + key + ".json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record LayoutKey(LayoutSettings settings, FilmChoice films, long embeddingBytes, long embeddingMillis) {}

    /// What a person asks of the process that works on it; see [DetachedRuns].
    Path request() {
        return path.resolve("request");
    }

    /// What a process of its own says.
    Path processLog() {
        return path.resolve("process.log");
    }

    Path result() {
        return path.resolve("result.json");
    }

    Path report() {
        return path.resolve("report.html");
    }

    /// What its models say of another data set.
    Path external(String dataset) {
        return path.resolve("external").resolve(dataset + ".json");
    }

    /// A network trained end-to-end, by the name of its model.
    Path network(String model) {
        return path.resolve(model.replaceAll("[^a-z]+", "-") + ".safetensors");
    }

    // --- what it holds ---

    boolean hasInitialWeights() {
        return Files.exists(initialWeights());
    }

    /// A network trained end-to-end; runs of before they were kept have none.
    Optional<Weights> networkIfKept(String model) {
        return Files.exists(network(model)) ? Optional.of(Safetensors.read(network(model))) : Optional.empty();
    }

    /// @throws Problem where a newer program made it
    void requireKnown() {
        if (Files.exists(environment())) Format.of(environment(), json).requireKnown("The run " + id());
    }

    /// The run in a line.
    ///
    /// @throws Problem where it cannot be read, or a newer program made it
    RunSummary summary() {
        requireKnown();
        RunConfig config = ConfigFile.read(config(), List.of());
        Environment environment = json.read(environment(), Environment.class);
        Map<String, Double> headline = new TreeMap<>();
        if (Files.exists(result())) {
            for (ModelScore model : json.read(result(), RunResult.class).models()) {
                Double macro = model.table().macroAuroc();
                if (macro != null) headline.put("AUROC, " + model.model(), macro);
            }
        }
        return new RunSummary(
                id(),
                config.name(),
                config.data().dataset(),
                config.method().title(),
                state(),
                Instant.parse(environment.started()),
                headline);
    }

    /// The run with all that it has come to.
    RunRecord record() {
        return new RunRecord(
                summary(),
                ConfigFile.read(config(), List.of()),
                json.read(environment(), Environment.class),
                ParquetFiles.readCohort(cohort()),
                MetricsLog.read(metrics(), json),
                Files.exists(result()) ? json.read(result(), RunResult.class) : null,
                Files.exists(predictions()) ? ParquetFiles.readPredictions(predictions()) : List.of(),
                Files.exists(layout()) ? json.read(layout(), FilmLayout.class) : null,
                path);
    }

    /// What to tell of the leaks that were accepted; runs of before leaks were looked for have none.
    List<RunEvent.Notice> acceptedLeaks(RunConfig config) {
        if (!Files.exists(leaks())) return List.of();
        return CheckLeaks.notices(config, json.read(leaks(), Leaks.class).found());
    }

    /// As `leaks.json` holds them.
    record Leaks(List<Leak> found) {}

    // --- state ---

    /// Notes a state. Where it cannot be written (a full disk) the old one goes: it is no longer true, and a
    /// run without a state counts as interrupted, which can be resumed.
    ///
    /// @throws Problem when it cannot be written
    void enter(RunState state) {
        try {
            json.write(stateFile(), Standing.now(state));
        } catch (Problem unwritable) {
            try {
                Files.deleteIfExists(stateFile());
            } catch (IOException e) {
                unwritable.addSuppressed(e);
            }
            throw unwritable;
        }
    }

    /// The state as written; a run that says it is under way while its process is gone was interrupted.
    RunState state() {
        if (!Files.exists(stateFile())) return RunState.INTERRUPTED;
        Standing standing = json.read(stateFile(), Standing.class);
        return standing.state() == RunState.RUNNING && worker(standing) == Worker.NOBODY
                ? RunState.INTERRUPTED
                : standing.state();
    }

    /// Who is at work on it.
    Worker worker() {
        return Files.exists(stateFile()) ? worker(json.read(stateFile(), Standing.class)) : Worker.NOBODY;
    }

    /// The process that is at work on it here.
    Optional<ProcessHandle> process() {
        return Files.exists(stateFile())
                ? json.read(stateFile(), Standing.class).process()
                : Optional.empty();
    }

    private Worker worker(Standing standing) {
        if (standing.state() != RunState.RUNNING) return Worker.NOBODY;
        if (!standing.isHere()) return heardLately() ? Worker.OTHER_MACHINE : Worker.NOBODY;
        return standing.process()
                .map(process ->
                        process.pid() == ProcessHandle.current().pid() ? Worker.THIS_PROCESS : Worker.OTHER_PROCESS)
                .orElse(Worker.NOBODY);
    }

    /// When it last wrote something; of a copy, when that arrived or was written, as the copying has it.
    Instant lastHeard() {
        return Stream.of(metrics(), stateFile())
                .map(RunFolder::modified)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private boolean heardLately() {
        return lastHeard().isAfter(Instant.now().minus(SILENT_ELSEWHERE));
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException missing) {
            return Instant.EPOCH;
        }
    }

    private Path stateFile() {
        return path.resolve("state.json");
    }

    // --- checkpoints ---

    /// Saves a checkpoint and removes those before the last two.
    ///
    /// @return the name of its file
    /// @throws Problem when it cannot be written; the last one then stays
    String saveCheckpoint(Weights state, long step) {
        Path file = checkpoints().resolve(String.format(Locale.ROOT, "step-%09d.safetensors", step));
        Safetensors.write(file, state);
        List<Path> all = checkpointFiles();
        try {
            for (Path old : all.subList(0, Math.max(0, all.size() - CHECKPOINTS_KEPT))) Files.deleteIfExists(old);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.getFileName().toString();
    }

    boolean hasCheckpoint() {
        return !checkpointFiles().isEmpty();
    }

    /// The newest checkpoint that can be read whole.
    Optional<Weights> lastCheckpoint() {
        Problem unreadable = null;
        for (Path file : checkpointFiles().reversed()) {
            try {
                return Optional.of(Safetensors.read(file));
            } catch (Problem damaged) {
                unreadable = damaged;
            }
        }
        if (unreadable != null) throw unreadable;
        return Optional.empty();
    }

    private Path checkpoints() {
        return path.resolve("checkpoints");
    }

    private List<Path> checkpointFiles() {
        if (!Files.isDirectory(checkpoints())) return List.of();
        try (Stream<Path> files = Files.list(checkpoints())) {
            return files.filter(file -> file.getFileName().toString().matches("step-\\d+\\.safetensors"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Who is at work on the run: a process, told from a later one with the same number by its start.
    ///
    /// @param machine see [Machine]; `null` in runs of before it was written, which count as of this one
    private record Standing(
            RunState state,
            long processId,
            String processStart,
            @Nullable String machine) {
        static Standing now(RunState state) {
            ProcessHandle self = ProcessHandle.current();
            return new Standing(state, self.pid(), startOf(self), Machine.here());
        }

        boolean isHere() {
            return machine == null || machine.equals(Machine.here());
        }

        Optional<ProcessHandle> process() {
            if (!isHere()) return Optional.empty();
            return ProcessHandle.of(processId)
                    .filter(process -> startOf(process).equals(processStart));
        }

        private static String startOf(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toString).orElse("");
        }
    }
}
