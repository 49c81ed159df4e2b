package org.discern.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Where the clinical values of a data set come from, and which measurements became a film's value.
///
/// @param values names of the values
/// @param folders folders that they were joined from; empty where the data set's own tables have them
/// @param hoursBefore hours before the film from which on measurements count
/// @param hoursAfter hours after the film up to which they count
/// @param statistic what several became: `mean`, `last` or `nearest`
public record ClinicalSource(
        List<String> values, List<String> folders, double hoursBefore, double hoursAfter, String statistic) {
    public ClinicalSource {
        values = List.copyOf(values);
        folders = List.copyOf(folders);
    }

    /// Whether they were joined after the import, and would have to be joined again.
    public boolean joined() {
        return !folders.isEmpty();
    }

    /// In words, such as `last of the 48 hours before the film, joined from mimiciv`; folders by their last name only.
    public String text() {
        String window = hoursAfter == 0
                ? String.format(Locale.ROOT, "%s of the %s hours before the film", statistic, number(hoursBefore))
                : String.format(
                        Locale.ROOT,
                        "%s from %s hours before to %s hours after the film",
                        statistic,
                        number(hoursBefore),
                        number(hoursAfter));
        return window
                + (joined()
                        ? folders.stream()
                                .map(folder -> folder.substring(
                                        1 + Math.max(folder.lastIndexOf('/'), folder.lastIndexOf('\\'))))
                                .collect(Collectors.joining(" and ", ", joined from ", ""))
                        : ", from the data set's own tables");
    }

    private static String number(double hours) {
        return hours == Math.rint(hours) ? String.valueOf((long) hours) : String.valueOf(hours);
    }
}
