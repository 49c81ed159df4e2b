package org.discern.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The tags on films, by image id, so that they outlive an import.
final class TagTable {
    private TagTable() {}

    static Map<String, List<String>> read(DuckDBConnection connection) throws SQLException {
        Map<String, List<String>> tags = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select tag, image_id from tag order by tag, image_id")) {
            while (row.next())
                tags.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(row.getString(2));
        }
        return tags;
    }

    static List<String> of(DuckDBConnection connection, String imageId) throws SQLException {
        List<String> tags = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select tag from tag where image_id = ? order by tag")) {
            statement.setString(1, imageId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) tags.add(row.getString(1));
            }
        }
        return tags;
    }

    static void change(DuckDBConnection connection, List<String> imageIds, String tag, boolean on) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from tag where tag = ? and image_id in (select unnest(?))")) {
            statement.setString(1, tag);
            statement.setArray(2, connection.createArrayOf("varchar", imageIds.toArray()));
            statement.execute();
        }
        if (on) append(connection, Map.of(tag, imageIds.stream().distinct().toList()));
    }

    static void replace(DuckDBConnection connection, Map<String, List<String>> tags) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from tag");
        }
        append(connection, tags);
    }

    private static void append(DuckDBConnection connection, Map<String, List<String>> tags) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("tag")) {
            for (var tag : tags.entrySet()) {
                for (String imageId : tag.getValue())
                    appender.beginRow().append(imageId).append(tag.getKey()).endRow();
            }
        }
    }
}
