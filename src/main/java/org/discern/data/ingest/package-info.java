/// Readers of published tables. A reader never stops at a bad row: it answers with the films it understood
/// and a report of the rest. Start reading at [org.discern.data.ingest.DatasetReader].
@NullMarked
package org.discern.data.ingest;

import org.jspecify.annotations.NullMarked;
