package org.discern.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Files of the top-level folder `assets`, which travel in the jar.
final class Assets {
    private Assets() {}

    static String text(String name) {
        String path = "/org/discern/assets/" + name;
        try (InputStream stream = Objects.requireNonNull(Assets.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
