/// The project's catalog of films, labels and runs: an index in DuckDB that can be rebuilt, and the Parquet
/// files of runs. Hands out records, never a result set. Uses [org.discern.model] and [org.discern.storage];
/// the only home of `java.sql` and DuckDB. Start reading at [org.discern.catalog.Catalog].
@NullMarked
package org.discern.catalog;

import org.jspecify.annotations.NullMarked;
