package org.discern.model;

/// How the score is chosen, on validation films, from which on a film counts as positive.
public enum ThresholdRule {
    HALF("0.5"),
    /// Largest sum of sensitivity and specificity (Youden 1950).
    YOUDEN("Youden's index"),
    SENSITIVITY("sensitivity at least 0.95"),
    SPECIFICITY("specificity at least 0.95"),
    LARGEST_F1("largest F1");

    private final String title;

    ThresholdRule(String title) {
        this.title = title;
    }

    /// Its name for people.
    public String title() {
        return title;
    }
}
