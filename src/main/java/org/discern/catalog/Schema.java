package org.discern.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBConnection;

/// The tables, and how they came to be. A change of the tables is one more entry at the end of [#MIGRATIONS];
/// entries that have been released are never edited.
///
/// Films carry a number, in the order of their image ids within a data set: joins by it are several times as
/// fast as joins by image id. There are no primary keys: DuckDB refuses to delete and insert the same key in
/// one transaction, and replacing a data set is just that; [DatasetTables] checks what must be unique.
final class Schema {
    private static final List<String> MIGRATIONS = List.of("""
            create type label_value as enum ('POSITIVE', 'NEGATIVE', 'UNCERTAIN');
            create table dataset (
                name varchar not null,
                title varchar not null,
                synthetic boolean not null,
                root varchar not null,
                findings varchar[] not null,
                clinical_units map(varchar, varchar) not null,
                rows_read bigint not null,
                films bigint not null,
                patients bigint not null,
                studies bigint not null,
                problems bigint not null,
                content_hash varchar not null);
            create table film (
                number integer not null,
                dataset varchar not null,
                image_id varchar not null,
                patient_id varchar not null,
                study_id varchar not null,
                view_position varchar not null,
                split varchar not null,
                file varchar not null,
                sex varchar not null,
                age_years double not null);
            create table finding (number integer not null, name varchar not null);
            create table label (film_number integer not null, finding_number integer not null, value label_value not null);
            create table clinical (film_number integer not null, name varchar not null, value double not null);
            create table problem (
                dataset varchar not null, number integer not null, file varchar not null, file_row bigint not null, what varchar not null);
            create table run (
                id varchar not null,
                name varchar not null,
                dataset varchar not null,
                method varchar not null,
                state varchar not null,
                started_epoch_millis bigint not null,
                headline map(varchar, double) not null);
            """, """
            alter table film add column taken timestamp;
            alter table clinical add column hours double default 'nan';
            """, """
            create table tag (image_id varchar not null, tag varchar not null);
            """, """
            create table clinical_source (
                dataset varchar not null,
                value_names varchar[] not null,
                folders varchar[] not null,
                hours_before double not null,
                hours_after double not null,
                statistic varchar not null);
            """);

    private Schema() {}

    /// Brings the tables to the present version.
    ///
    /// @throws org.discern.model.Problem if a newer program made them
    static void migrate(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists catalog_version (version integer not null)");
            int version = version(statement);
            if (version > MIGRATIONS.size()) throw Failures.newer("of this project", null);
            for (String migration : MIGRATIONS.subList(version, MIGRATIONS.size())) statement.execute(migration);
            if (version == MIGRATIONS.size()) return;
            statement.execute("delete from catalog_version");
            statement.execute("insert into catalog_version values (" + MIGRATIONS.size() + ")");
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("select coalesce(max(version), 0) from catalog_version")) {
            result.next();
            return result.getInt(1);
        }
    }
}
