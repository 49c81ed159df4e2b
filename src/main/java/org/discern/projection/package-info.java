/// Two-dimensional layouts of embeddings, and numbers that say how far such a picture, or the space behind it,
/// can be trusted. It knows `model` only. Start reading at [org.discern.projection.Tsne].
@NullMarked
package org.discern.projection;

import org.jspecify.annotations.NullMarked;
