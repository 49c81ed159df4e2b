package org.discern.catalog;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import org.discern.model.Finding;
import org.discern.model.PredictionSet;
import org.duckdb.DuckDBAppender;

/// Predictions as a long table, a row a model, film and finding.
final class PredictionFile {
    private static final List<String> COLUMNS =
            List.of("model varchar", "image_id varchar", "finding varchar", "score float", "target float");

    private PredictionFile() {}

    static void write(Path file, List<PredictionSet> sets, ToDoubleBiFunction<String, Finding> target) {
        Set<String> models = new HashSet<>();
        for (PredictionSet set : sets) {
            if (!models.add(set.model())) throw new IllegalArgumentException("two models have the name " + set.model());
        }
        ParquetTable.write(file, COLUMNS, Map.of(), appender -> {
            for (PredictionSet set : sets) append(appender, set, target);
        });
    }

    private static void append(DuckDBAppender appender, PredictionSet set, ToDoubleBiFunction<String, Finding> target)
            throws SQLException {
        for (int film = 0; film < set.imageIds().size(); film++) {
            String imageId = set.imageIds().get(film);
            for (int column = 0; column < set.findings().size(); column++) {
                Finding finding = set.findings().get(column);
                double known = target.applyAsDouble(imageId, finding);
                appender.beginRow().append(set.model()).append(imageId).append(finding.name());
                appender.append(set.scores()[film][column]);
                appender.append(Double.isNaN(known) ? null : Float.valueOf((float) known))
                        .endRow();
            }
        }
    }

    static List<PredictionSet> read(Path file) {
        return ParquetTable.read(file, "model, image_id, finding, score", (rows, _) -> {
            Map<String, Grid> models = new LinkedHashMap<>();
            while (rows.next()) {
                Grid grid = models.computeIfAbsent(rows.getString(1), _ -> new Grid());
                grid.put(rows.getString(2), new Finding(rows.getString(3)), rows.getFloat(4));
            }
            List<PredictionSet> sets = new ArrayList<>();
            models.forEach((model, grid) -> sets.add(grid.predictions(model)));
            return sets;
        });
    }

    /// Scores of one model, put back into rows and columns in the order they came.
    private static final class Grid {
        private final Set<Finding> findings = new LinkedHashSet<>();
        private final Map<String, Map<Finding, Float>> films = new LinkedHashMap<>();

        void put(String imageId, Finding finding, float score) {
            findings.add(finding);
            films.computeIfAbsent(imageId, _ -> new HashMap<>()).put(finding, score);
        }

        PredictionSet predictions(String model) {
            float[][] scores = new float[films.size()][findings.size()];
            int film = 0;
            for (Map<Finding, Float> row : films.values()) {
                if (row.size() != findings.size())
                    throw new IllegalArgumentException("a film lacks a score of " + model);
                int column = 0;
                for (Finding finding : findings) scores[film][column++] = row.getOrDefault(finding, Float.NaN);
                film++;
            }
            return new PredictionSet(model, List.copyOf(films.keySet()), List.copyOf(findings), scores);
        }
    }
}
