/// The project's catalog of films, labels and runs: an index in DuckDB that can be rebuilt, and the Parquet files of runs. Hands out
/// records, never a result set. The only home of `java.sql`.
@NullMarked
package org.discern.catalog;

import org.jspecify.annotations.NullMarked;
