package org.discern.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What somebody may have meant by a key that does not exist.
final class Suggestions {
    private Suggestions() {}

    /// A hint for an unknown `key`: a sibling spelt almost so, else a setting of that name elsewhere, else
    /// all that could stand here.
    static String forUnknown(Class<? extends Record> root, RecordComponent[] siblings, String key) {
        List<String> names =
                Arrays.stream(siblings).map(RecordComponent::getName).toList();
        String nearest = names.stream()
                .min(Comparator.comparingInt(name -> distance(name, key)))
                .orElse("");
        if (distance(nearest, key) <= Math.max(2, key.length() / 3)) return "Did you mean " + nearest + "?";
        List<String> elsewhere = new ArrayList<>();
        collect("", root, key, elsewhere);
        if (!elsewhere.isEmpty()) return "Did you mean " + String.join(" or ", elsewhere) + "?";
        return "There are: " + names.stream().collect(Collectors.joining(", ")) + ".";
    }

    private static void collect(String prefix, Class<?> type, String key, List<String> paths) {
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + component.getName();
            if (component.getName().equals(key)) paths.add(path);
            if (component.getType().isRecord()) collect(path + ".", component.getType(), key, paths);
        }
    }

    /// Levenshtein distance, blind to case.
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
