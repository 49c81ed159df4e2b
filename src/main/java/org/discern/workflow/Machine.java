package org.discern.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// Tells this machine from others without naming it: a digest of the identity that the system gave it, so that a
/// copied run folder does not take a process here for its own.
final class Machine {
    private static final List<Path> IDENTITIES =
            List.of(Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"), Path.of("/etc/hostname"));

    private Machine() {}

    static String here() {
        String identity = Stream.concat(
                        IDENTITIES.stream().map(Machine::read),
                        Stream.of(System.getenv("COMPUTERNAME"), System.getenv("HOSTNAME")))
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return UUID.nameUUIDFromBytes(("discern " + identity).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            return "";
        }
    }
}
