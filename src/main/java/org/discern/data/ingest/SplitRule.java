package org.discern.data.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.discern.config.SplitConfig;
import org.discern.model.Split;

/// Draws patients into splits. A patient's number is a hash of the seed and its id alone, so that it stays in
/// its split when others come or go, on every machine.
final class SplitRule {
    private final SplitConfig split;

    SplitRule(SplitConfig split) {
        this.split = split;
    }

    /// The split of a patient for whom the table gives none.
    Split drawn(String patientId) {
        double number = uniform(patientId);
        if (number < split.test()) return Split.TEST;
        return number < split.test() + split.validation() ? Split.VALIDATION : Split.TRAIN;
    }

    /// The split of a patient for whom the table gives `given`: validation is drawn from training, the rest
    /// stays.
    Split refined(String patientId, Split given) {
        return given == Split.TRAIN && uniform(patientId) < split.validation() ? Split.VALIDATION : given;
    }

    /// From 0 to 1, one of 2^53 values: the first bits of SHA-256 of "seed:patient".
    private double uniform(String patientId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((split.seed() + ":" + patientId).getBytes(StandardCharsets.UTF_8));
            long bits = 0;
            for (int i = 0; i < Long.BYTES; i++) bits = bits << 8 | (hash[i] & 0xFF);
            return (bits >>> 11) * 0x1p-53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
