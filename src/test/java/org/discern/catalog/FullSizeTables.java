package org.discern.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/// Writes a labevents table with MIMIC-IV 3.1's columns and as many rows as asked for, of nobody: sorted by
/// patient as the published one, 333 results a patient, twelve of one blood sample at a time, a sample every
/// ten hours; 14 of 60 kinds of result are ones that the workbench takes.
public final class FullSizeTables {
    /// Results of one patient.
    public static final int RESULTS_A_PATIENT = 333;

    /// Number of the first patient.
    public static final long FIRST_PATIENT = 10_000_000;

    private static final String ROWS = """
            select i as labevent_id,
                %1$d + i // %2$d as subject_id,
                case when i %% 3 = 0 then 20000000 + i // 100 end as hadm_id,
                30000000 + i // 12 as specimen_id,
                ([50902, 50912, 51006, 51221, 51222, 51248, 51249, 51250, 51277, 51279, 51301, 51265, 50983, 50971] ||
                    range(52000, 52046))[1 + kind] as itemid,
                'P' || (i %% 1000) || 'XY' as order_provider_id,
                timestamp '2150-01-01 06:00:00' + to_hours(10 * ((i %% %2$d) // 12)) as charttime,
                timestamp '2150-01-01 07:13:00' + to_hours(10 * ((i %% %2$d) // 12)) as storetime,
                case when i %% 50 = 0 then '___' else (i %% 97 + 1)::varchar end as value,
                case when i %% 50 = 0 then null else i %% 97 + 1 end as valuenum,
                ['mEq/L', 'mg/dL', 'mg/dL', '%%', 'g/dL', 'pg', 'g/dL', 'fL', '%%', 'm/uL', 'K/uL', 'K/uL', 'mEq/L',
                    'mEq/L'][1 + kind] as valueuom,
                3.5 as ref_range_lower, 5.1 as ref_range_upper,
                case when i %% 7 = 0 then 'abnormal' end as flag,
                'ROUTINE' as priority,
                case when i %% 11 = 0 then 'SLIGHT HEMOLYSIS, ___ "SAMPLE" RECEIVED' end as comments
            from (select i, i %% 12 + 12 * ((i // 12) %% 5) as kind from range(%3$d) rows(i))
            """;

    private FullSizeTables() {}

    /// Writes `hosp/labevents.csv.gz` below `folder`.
    public static void writeLabevents(Path folder, long rows) throws IOException, SQLException {
        Path file = Files.createDirectories(folder.resolve("hosp")).resolve("labevents.csv.gz");
        try (DuckDBConnection connection = Database.connectInMemory();
                Statement statement = connection.createStatement()) {
            statement.execute("set memory_limit = '1GB'");
            statement.execute("set preserve_insertion_order = true");
            statement.execute("copy (" + ROWS.formatted(FIRST_PATIENT, RESULTS_A_PATIENT, rows) + ") to '" + file
                    + "' (format csv, header, compression gzip)");
        }
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        writeLabevents(Path.of(arguments[0]), Long.parseLong(arguments[1]));
    }
}
