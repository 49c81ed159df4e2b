package org.discern.ui.kit.scatter;

import org.discern.figure.scatter.Camera;

/// A picture of a plot.
///
/// @param pixels row by row, `width` of them in each; the colours multiplied by alpha
/// @param camera by which it was drawn; the plot's may have moved on
public record Frame(int[] pixels, int width, int height, Camera camera) {}
