package org.discern.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// The folder of real films and reference outputs: `DISCERN_DATA`, else `../shared/data`. Where it is
/// missing, tests that need it are skipped; with the system property `discern.data.required=true` they fail,
/// so that a build that must have run them cannot pass without.
public final class RealData {
    private static final Path ROOT =
            Path.of(Objects.requireNonNullElse(System.getenv("DISCERN_DATA"), "../shared/data"));

    private RealData() {}

    /// A file or folder of it, such as `openxr` (openly licensed films, a folder a source) or
    /// `reference/torchvision.json`.
    public static Path at(String part) {
        Path place = ROOT.resolve(part);
        if (!Files.exists(place)) {
            String missing = place + " is not here: set DISCERN_DATA";
            if (Boolean.getBoolean("discern.data.required")) Assertions.fail(missing);
            Assumptions.abort(missing);
        }
        return place;
    }
}
