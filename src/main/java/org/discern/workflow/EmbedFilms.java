package org.discern.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.discern.catalog.ParquetFiles;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.data.image.ImageCache;
import org.discern.engine.Encoder;
import org.discern.engine.Engine;
import org.discern.engine.Safetensors;
import org.discern.model.Cohort;
import org.discern.model.EmbeddingSet;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunId;
import org.discern.model.Split;
import org.discern.storage.DurableFile;

/// Embeddings of a run's encoder for films of any data set of the project. Those that the run stored are taken as
/// they are; the others are computed.
public final class EmbedFilms {
    private final Project project;
    private final Engines engines;

    EmbedFilms(Project project, Engines engines) {
        this.project = project;
        this.engines = engines;
    }

    /// A row a film, in the data set's order; films without a readable picture are left out, with a warning.
    ///
    /// @param split whose films; empty for all
    /// @throws Problem where the run has no encoder yet, or no such film can be read
    /// @throws CancellationException when stopped
    public EmbeddingSet run(RunId id, String dataset, Optional<Split> split, JobContext context) {
        RunFolder run = project.existingRun(id);
        if (!Files.exists(run.encoder())) {
            throw new Problem(
                    "the run " + id + " has no encoder yet",
                    "let its pre-training end, or go on with it by `discern resume`");
        }
        RunConfig config = ConfigFile.read(run.config(), List.of());
        List<Radiograph> films = films(dataset, split, config, context);
        Map<String, float[]> known = stored(run);
        List<Radiograph> missing = films.stream()
                .filter(film -> !known.containsKey(film.imageId()))
                .toList();
        if (!missing.isEmpty())
            known.putAll(compute(run, config, missing, context).byId());
        return new EmbeddingSet(
                films.stream().map(Radiograph::imageId).toList(),
                films.stream()
                        .map(film -> Objects.requireNonNull(known.get(film.imageId())))
                        .toArray(float[][]::new));
    }

    /// Writes embeddings by the ending of `file`: `.parquet` with columns `image_id` and `embedding`, or `.csv`.
    ///
    /// @throws Problem where it has another ending or cannot be written
    public static void write(EmbeddingSet embeddings, Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            ParquetFiles.writeEmbeddings(file, embeddings);
        } else if (name.endsWith(".csv")) {
            DurableFile.replace(file, aside -> {
                try (var out = Files.newBufferedWriter(aside)) {
                    EmbeddingText.write(embeddings, out);
                }
            });
        } else {
            throw new Problem("embeddings cannot be written as " + file, "name a file that ends in .parquet or .csv");
        }
    }

    private List<Radiograph> films(String dataset, Optional<Split> split, RunConfig config, JobContext context) {
        Cohort all = project.cohort(dataset);
        Cohort asked = new Cohort(
                all.name(),
                all.synthetic(),
                all.findings(),
                split.map(all::films).orElse(all.films()));
        List<Radiograph> films = new CachePictures(project)
                .run(asked, config.data().cacheSizePixels(), context)
                .films();
        if (films.isEmpty()) throw new Problem("there is no film of " + dataset + " to embed", "choose another split");
        return films;
    }

    private static Map<String, float[]> stored(RunFolder run) {
        Map<String, float[]> byId = new HashMap<>();
        if (!Files.exists(run.embeddings())) return byId;
        EmbeddingSet embeddings = ParquetFiles.readEmbeddings(run.embeddings());
        for (int i = 0; i < embeddings.vectors().length; i++)
            byId.put(embeddings.imageIds().get(i), embeddings.vectors()[i]);
        return byId;
    }

    private EncodedFilms compute(RunFolder run, RunConfig config, List<Radiograph> films, JobContext context) {
        String before = run.json().read(run.environment(), Environment.class).engine();
        Engine engine = engines.again(before, config).engine();
        try (ImageCache images = project.images(config.data().cacheSizePixels());
                Encoder encoder = engine.encoder(
                        config.encoder(), config.data().imageSizePixels(), Safetensors.read(run.encoder()))) {
            return new FrozenFeatures("the run's", encoder, new Pictures(config, images), context).encode(films);
        }
    }
}
