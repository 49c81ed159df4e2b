/// From tables and image files to batches: readers (`ingest`), clinical values (`clinical`), pictures
/// (`image`), positive pairs (`pair`) and the demo cohort (`synthetic`). Uses [org.discern.model] and
/// [org.discern.config].
@NullMarked
package org.discern.data;

import org.jspecify.annotations.NullMarked;
