package org.discern.model;

import java.util.List;

/// A two-dimensional layout of films' embeddings.
///
/// @param x horizontal positions in the order of `imageIds`; distances between clusters carry little meaning
/// @param caption how it was made: method, parameters, seed, how many of how many films
/// @param trustworthiness share of neighbourhoods kept (Venna and Kaski 2001), 0 to 1
public record FilmLayout(List<String> imageIds, double[] x, double[] y, String caption, double trustworthiness) {
    public FilmLayout {
        imageIds = List.copyOf(imageIds);
        if (imageIds.size() != x.length || x.length != y.length)
            throw new IllegalArgumentException("ids and positions differ in number");
    }
}
