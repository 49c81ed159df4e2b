/// Clouds of points in the plane, drawn fast and asked fast: start reading at [ScatterRaster] and [PointGrid].
/// Knows neither films nor window.
@NullMarked
package org.discern.figure.scatter;

import org.jspecify.annotations.NullMarked;
