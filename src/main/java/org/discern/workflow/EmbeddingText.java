package org.discern.workflow;

import java.io.IOException;
import java.util.StringJoiner;
import org.discern.model.EmbeddingSet;

/// Embeddings as CSV: `imageId`, then `e0`, `e1` and so on, a row a film.
public final class EmbeddingText {
    private EmbeddingText() {}

    /// @throws IOException as `out` throws it
    public static void write(EmbeddingSet embeddings, Appendable out) throws IOException {
        StringJoiner header = new StringJoiner(",", "imageId,", "\n");
        for (int c = 0; c < embeddings.dimension(); c++) header.add("e" + c);
        out.append(header.toString());
        for (int i = 0; i < embeddings.vectors().length; i++) {
            StringJoiner row =
                    new StringJoiner(",", ExportFilms.cell(embeddings.imageIds().get(i)) + ",", "\n");
            for (float value : embeddings.vectors()[i]) row.add(Float.toString(value));
            out.append(row.toString());
        }
    }
}
