package org.discern.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.discern.config.ConfigFile;
import org.discern.config.DatasetConfig;
import org.discern.data.ingest.DatasetReader;
import org.discern.data.ingest.Ingested;
import org.discern.testing.MimicCxr;

/// Times the import of tables of MIMIC-CXR-JPG's full size against DuckDB's own time for the same joins of the
/// same files into tables of a database file: once as one wide table, once as the films in order and their labels
/// as rows, which is what the catalog keeps. Argument: a folder to work in.
final class ImportBenchmark {
    private static final int TIMES = 5;
    private static final String JOINS = """
            from read_csv('ROOT/mimic-cxr-2.0.0-metadata.csv.gz') m
            join read_csv('ROOT/mimic-cxr-2.0.0-split.csv.gz') s using (dicom_id)
            left join read_csv('ROOT/mimic-cxr-2.0.0-chexpert.csv.gz') c
                on c.subject_id = m.subject_id and c.study_id = m.study_id
            """;
    private static final String WIDE = "create table wide as select m.*, s.split, c.* exclude (subject_id, study_id), "
            + "format('files/p{}/p{}/s{}/{}.jpg', left(m.subject_id::varchar, 2), m.subject_id, m.study_id, m.dicom_id)"
            + " file " + JOINS;
    private static final List<String> LONG = List.of(
            "create table film as select row_number() over (order by dicom_id) number, dicom_id, subject_id, study_id,"
                    + " ViewPosition, split, file, StudyDate, StudyTime from wide order by dicom_id",
            "create table label as select number, finding, value from film join (unpivot (select dicom_id, "
                    + "columns('Atelectasis|Cardiomegaly|Consolidation|Edema|Enlarged.*|Fracture|Lung.*|No.*|Pleural.*"
                    + "|Pneumo.*|Support.*') from wide) on * exclude (dicom_id) into name finding value value) "
                    + "using (dicom_id)");

    private ImportBenchmark() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Path folder = Path.of(arguments[0]);
        Path root = folder.resolve("mimic-cxr-jpg");
        if (!Files.isDirectory(root)) MimicCxr.writeTables(root, MimicCxr.FULL, "2.1.0", 1);
        double[] wide = new double[TIMES];
        double[] tables = new double[TIMES];
        double[] reading = new double[TIMES];
        double[] importing = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            double[] duck = duckDb(folder, root);
            double[] ours = ours(folder, root);
            wide[i] = duck[0];
            tables[i] = duck[1];
            reading[i] = ours[0];
            importing[i] = ours[1];
            System.out.printf(
                    Locale.ROOT,
                    "DuckDB: joins %.2f s, with the catalog's tables %.2f s; here: reading %.2f s, import %.2f s%n",
                    wide[i],
                    tables[i],
                    reading[i],
                    importing[i]);
        }
        System.out.printf(
                Locale.ROOT,
                "medians: %.2f of DuckDB's time for the joins, %.2f of that with the catalog's tables; first import %.2f s%n",
                median(importing) / median(wide),
                median(importing) / median(tables),
                importing[0]);
    }

    private static double[] duckDb(Path folder, Path root) throws IOException, SQLException {
        Path file = folder.resolve("duck.db");
        Files.deleteIfExists(file);
        long start = System.nanoTime();
        double joins;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(WIDE.replace("ROOT", root.toString()));
            joins = seconds(start);
            for (String sql : LONG) statement.execute(sql);
            statement.execute("checkpoint");
        }
        return new double[] {joins, seconds(start)};
    }

    private static double[] ours(Path folder, Path root) throws IOException {
        Path file = folder.resolve("catalog.db");
        Files.deleteIfExists(file);
        DatasetConfig config = ConfigFile.readDataset(Path.of("sample-configs/datasets/mimic-cxr-jpg.yaml"));
        try (Catalog catalog = Catalog.open(file)) {
            long start = System.nanoTime();
            Ingested ingested = DatasetReader.read(config, root, (_, _) -> {}, () -> false);
            double reading = seconds(start);
            catalog.replaceDataset(ingested.entry(), ingested.films(), ingested.report());
            return new double[] {reading, seconds(start)};
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
