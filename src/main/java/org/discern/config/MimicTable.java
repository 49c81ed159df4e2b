package org.discern.config;

import java.util.Locale;

/// A table of MIMIC-IV or MIMIC-IV-ED that measurements are taken from.
public enum MimicTable {
    /// Laboratory results; an item is an `itemid`.
    LABEVENTS("hosp"),
    /// Bedside charts of intensive care; an item is an `itemid`.
    CHARTEVENTS("icu"),
    /// First measurements in the emergency department; an item is a column. Without time of its own: it is
    /// the stay's `intime`.
    TRIAGE("ed"),
    /// Later measurements in the emergency department; an item is a column.
    VITALSIGN("ed");

    private final String module;

    MimicTable(String module) {
        this.module = module;
    }

    /// The folder of the published tree that it lies in.
    public String module() {
        return module;
    }

    /// Its file's name, without `.csv`.
    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether each item has a row; else each has a column.
    public boolean rowAnItem() {
        return this == LABEVENTS || this == CHARTEVENTS;
    }
}
