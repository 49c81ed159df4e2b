package org.discern.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A data set as its description states it, before its films are counted.
///
/// @param name short name, unique in the project; settings refer to it
/// @param title name to show
/// @param synthetic whether the films were drawn by a program; shown wherever they are
/// @param root data root: the folder that the films' files are relative to
/// @param findings the vocabulary of the labels, in the order of the description
/// @param clinicalUnits unit by name of each clinical value, in the order of the description; empty text for
///     pure numbers
public record DatasetEntry(
        String name,
        String title,
        boolean synthetic,
        Path root,
        List<Finding> findings,
        Map<String, String> clinicalUnits) {
    public DatasetEntry {
        if (name.isBlank()) throw new IllegalArgumentException("a data set needs a name");
        findings = List.copyOf(findings);
        clinicalUnits = Collections.unmodifiableMap(new LinkedHashMap<>(clinicalUnits));
    }
}
