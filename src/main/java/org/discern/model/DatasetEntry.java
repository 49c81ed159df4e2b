package org.discern.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A data set as its description states it, before its films are counted.
///
/// @param name short name, unique in the project; settings refer to it
/// @param title name to show
/// @param synthetic whether the films were drawn by a program; shown wherever they are
/// @param root data root: the folder that the films' files are relative to
/// @param findings the vocabulary of the labels, in the order of the description
/// @param clinicalUnits unit by name of each clinical value, in the order of the description; empty text for
///     pure numbers
/// @param clinicalSource where these values come from; null where there are none, or a program before this
///     knew of it imported them
public record DatasetEntry(
        String name,
        String title,
        boolean synthetic,
        Path root,
        List<Finding> findings,
        Map<String, String> clinicalUnits,
        @Nullable ClinicalSource clinicalSource) {
    public DatasetEntry {
        if (name.isBlank()) throw new IllegalArgumentException("a data set needs a name");
        findings = List.copyOf(findings);
        clinicalUnits = Collections.unmodifiableMap(new LinkedHashMap<>(clinicalUnits));
    }

    /// Without clinical values.
    public DatasetEntry(
            String name,
            String title,
            boolean synthetic,
            Path root,
            List<Finding> findings,
            Map<String, String> units) {
        this(name, title, synthetic, root, findings, units, null);
    }

    /// The same with more clinical values.
    public DatasetEntry withClinical(Map<String, String> units, ClinicalSource source) {
        Map<String, String> all = new LinkedHashMap<>(clinicalUnits);
        all.putAll(units);
        return new DatasetEntry(name, title, synthetic, root, findings, all, source);
    }
}
