package org.discern.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A second JVM with the tests' classes, ended with the test.
public final class SecondProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> said = new ArrayList<>();

    private SecondProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /// Starts `main`; what it writes to standard error goes where this process writes.
    public static SecondProcess start(Class<?> main, String... arguments) {
        return start(main, List.of(), arguments);
    }

    /// The same with options of the JVM.
    public static SecondProcess start(Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(command(main));
        command.addAll(1, options);
        command.addAll(List.of(arguments));
        try {
            return new SecondProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How to start `main`, up to its arguments.
    public static List<String> command(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    /// Reads its output up to the first line that holds `text`.
    ///
    /// @return that line
    /// @throws AssertionError where the output ends without
    public String awaitLine(String text) {
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                if (line.contains(text)) return line;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("'" + text + "' was never said, only " + said);
    }

    /// Asks it to end (SIGTERM) and waits until it has.
    ///
    /// @return its exit code
    public int terminate() throws InterruptedException {
        process.destroy();
        return await();
    }

    /// Ends it at once, between any two instructions, and waits until it is gone.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        await();
    }

    private int await() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) throw new AssertionError("the second process does not end");
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
