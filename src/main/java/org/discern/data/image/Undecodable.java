package org.discern.data.image;

/// Why a file gave no picture. Stays within the package: [ImageDecoder] makes a problem of it, [ImageCache] a
/// value.
final class Undecodable extends Exception {
    private static final long serialVersionUID = 1L;

    static final String CONVERT = "Save it again as a greyscale or RGB picture in JPEG or PNG.";

    private final String hint;

    /// @param reason reads on after the name of the file and a colon
    Undecodable(String reason, String hint) {
        super(reason);
        this.hint = hint;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    String hint() {
        return hint;
    }
}
