/// Positive pairs: which film is drawn as the key of a query, and the batches made of them.
@NullMarked
package org.discern.data.pair;

import org.jspecify.annotations.NullMarked;
