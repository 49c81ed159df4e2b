/// Two-dimensional layouts of embeddings.
@NullMarked
package org.discern.projection;

import org.jspecify.annotations.NullMarked;
