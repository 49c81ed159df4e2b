package org.discern.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.discern.model.Cohort;
import org.discern.model.EmbeddingSet;
import org.discern.model.Finding;
import org.discern.model.PredictionSet;

/// The tables of a run, as Parquet files that pandas, polars and DuckDB read without us. A file is written
/// aside, forced to disk and then renamed, so that it is there entirely or not at all. Files that cannot be
/// written or read are a [Problem].
public final class ParquetFiles {
    private ParquetFiles() {}

    /// Writes the films of a run, a row each, in the cohort's order. Columns: `image_id`, `dataset`,
    /// `patient_id`, `study_id`, `view_position`, `split`, `file`, `sex`, `age_years`, `taken` (null where
    /// unknown), then `label:FINDING` for each finding (null where not mentioned) and, for each clinical value,
    /// `clinical:NAME` and `clinicalHours:NAME`, its time relative to the film (both null where not measured).
    /// Name and `synthetic` are metadata of the file.
    public static void writeCohort(Path file, Cohort cohort) {
        CohortFile.write(file, cohort);
    }

    /// Reads what [#writeCohort] wrote.
    public static Cohort readCohort(Path file) {
        return CohortFile.read(file);
    }

    /// Writes embeddings, a row a film. Columns: `image_id`, `embedding` (list of 32-bit floats).
    public static void writeEmbeddings(Path file, EmbeddingSet embeddings) {
        EmbeddingFile.write(file, embeddings);
    }

    /// Reads embeddings; further columns are ignored.
    public static EmbeddingSet readEmbeddings(Path file) {
        return EmbeddingFile.read(file);
    }

    /// Writes what models say of films, a row a model, film and finding. Columns: `model`, `image_id`,
    /// `finding`, `score`, `target`.
    ///
    /// @param sets one a model, names different
    /// @param target what is known of a film (by image id) and finding: 1, 0, or `NaN` where nothing is (null
    ///     in the file)
    public static void writePredictions(
            Path file, List<PredictionSet> sets, ToDoubleBiFunction<String, Finding> target) {
        PredictionFile.write(file, sets, target);
    }

    /// Reads predictions by model, in the order they were written; a set without films or findings has left
    /// no row.
    public static List<PredictionSet> readPredictions(Path file) {
        return PredictionFile.read(file);
    }
}
