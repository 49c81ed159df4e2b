package org.discern.data.clinical;

/// Why a measurement is no clinical value of its film.
public enum Refusal {
    OTHER_TIME("outside the window"),
    WARNED("marked as doubtful"),
    OTHER_UNIT("in another unit"),
    NOT_A_NUMBER("not a number"),
    OUT_OF_RANGE("out of range");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    /// As reports say it.
    public String text() {
        return text;
    }
}
