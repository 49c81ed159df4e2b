package org.discern.catalog;

import java.nio.file.Path;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.discern.model.EmbeddingSet;
import org.jspecify.annotations.Nullable;

/// Embeddings, a row a film.
final class EmbeddingFile {
    private EmbeddingFile() {}

    static void write(Path file, EmbeddingSet embeddings) {
        ParquetTable.write(file, List.of("image_id varchar", "embedding float[]"), Map.of(), appender -> {
            for (int i = 0; i < embeddings.vectors().length; i++) {
                appender.beginRow()
                        .append(embeddings.imageIds().get(i))
                        .append(embeddings.vectors()[i])
                        .endRow();
            }
        });
    }

    static EmbeddingSet read(Path file) {
        return ParquetTable.read(file, "image_id, embedding::float[]", (rows, _) -> {
            List<String> imageIds = new ArrayList<>();
            List<float[]> vectors = new ArrayList<>();
            while (rows.next()) {
                imageIds.add(rows.getString(1));
                vectors.add(vector(rows.getArray(2)));
            }
            return new EmbeddingSet(imageIds, vectors.toArray(float[][]::new));
        });
    }

    private static float[] vector(@Nullable Array list) throws SQLException {
        if (list == null) throw new IllegalArgumentException("a film has no embedding");
        Object[] values = (Object[]) list.getArray();
        float[] vector = new float[values.length];
        for (int i = 0; i < vector.length; i++) vector[i] = (Float) values[i];
        return vector;
    }
}
