package org.discern.model;

/// A finding of the data set's own vocabulary, such as `Pleural Effusion`: CheXpert's fourteen, the NIH's, or
/// any column of a table.
public record Finding(String name) implements Comparable<Finding> {
    public Finding {
        if (name.isBlank()) throw new IllegalArgumentException("a finding needs a name");
    }

    @Override
    public int compareTo(Finding other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
