package org.discern.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A two-dimensional layout of films' embeddings.
///
/// @param x horizontal positions in the order of `imageIds`; distances between clusters carry little meaning
/// @param caption how it was made: method, parameters, seed, how many of how many films
/// @param trustworthiness share of neighbourhoods kept (Venna and Kaski 2001), 0 to 1
/// @param quality lines on how far it can be trusted and how far its findings are apart, to be printed under it;
///     none where nobody measured
public record FilmLayout(
        List<String> imageIds, double[] x, double[] y, String caption, double trustworthiness, List<String> quality) {
    public FilmLayout {
        imageIds = List.copyOf(imageIds);
        quality = orNone(quality);
        if (imageIds.size() != x.length || x.length != y.length)
            throw new IllegalArgumentException("ids and positions differ in number");
    }

    /// A layout that nobody judged further.
    public FilmLayout(List<String> imageIds, double[] x, double[] y, String caption, double trustworthiness) {
        this(imageIds, x, y, caption, trustworthiness, List.of());
    }

    /// Layouts of before have none.
    private static List<String> orNone(@Nullable List<String> quality) {
        return quality == null ? List.of() : List.copyOf(quality);
    }
}
