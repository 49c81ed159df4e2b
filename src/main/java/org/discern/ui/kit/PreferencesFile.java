package org.discern.ui.kit;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.discern.model.Problem;
import org.discern.storage.DurableFile;

/// The file that keeps a person's [Preferences]: `preferences.properties`, replaced as a whole.
///
/// @param folder the person's folder for configuration; made when something is kept
/// @param projects where projects go if nobody says otherwise
public record PreferencesFile(Path folder, Path projects) {
    private static final String NAME = "preferences.properties";
    private static final String RECENT = "recent.";

    /// @param notice what is to be told of the reading: that a file was set aside
    public record Read(Preferences preferences, Optional<Problem> notice) {}

    /// What is kept; what is usual where nothing is. A file that cannot be understood is set aside.
    public Read read() {
        Preferences usual = Preferences.usual(projects);
        if (!Files.exists(file())) return new Read(usual, Optional.empty());
        try (Reader reader = Files.newBufferedReader(file())) {
            Properties kept = new Properties();
            kept.load(reader);
            return new Read(parse(kept, usual), Optional.empty());
        } catch (IOException | IllegalArgumentException e) {
            return new Read(usual, Optional.of(setAside(e)));
        }
    }

    /// @throws Problem where it cannot be written
    public void write(Preferences preferences) {
        try {
            StringWriter text = new StringWriter();
            properties(preferences).store(text, null);
            // The first line is the date: it would make equal preferences different files.
            String sorted = text.toString()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .sorted()
                    .collect(Collectors.joining("\n", "", "\n"));
            DurableFile.replace(file(), sorted);
        } catch (IOException e) {
            throw new IllegalStateException("a string can always be written to", e);
        }
    }

    Path file() {
        return folder.resolve(NAME);
    }

    private static Properties properties(Preferences all) {
        Properties kept = new Properties();
        kept.setProperty("theme", all.theme().name());
        kept.setProperty("fontPercent", Integer.toString(all.fontPercent()));
        kept.setProperty("projects", all.projects().toString());
        kept.setProperty("maskIds", Boolean.toString(all.maskIds()));
        kept.setProperty("keepRunning", Boolean.toString(all.keepRunning()));
        for (int i = 0; i < all.recent().size(); i++)
            kept.setProperty(RECENT + i, all.recent().get(i).toString());
        kept.setProperty("window.x", Double.toString(all.place().x()));
        kept.setProperty("window.y", Double.toString(all.place().y()));
        kept.setProperty("window.width", Double.toString(all.place().width()));
        kept.setProperty("window.height", Double.toString(all.place().height()));
        kept.setProperty("window.maximised", Boolean.toString(all.place().maximised()));
        kept.setProperty("tree", all.tree().name());
        kept.setProperty("panel", all.panel());
        return kept;
    }

    private static Preferences parse(Properties kept, Preferences usual) {
        List<Path> recent = new ArrayList<>();
        for (int i = 0; kept.containsKey(RECENT + i); i++) recent.add(Path.of(kept.getProperty(RECENT + i)));
        Preferences.Place place = usual.place();
        return new Preferences(
                Appearance.Choice.valueOf(
                        kept.getProperty("theme", usual.theme().name())),
                Integer.parseInt(kept.getProperty("fontPercent", Integer.toString(usual.fontPercent()))),
                Path.of(kept.getProperty("projects", usual.projects().toString())),
                truth(kept, "maskIds", usual.maskIds()),
                truth(kept, "keepRunning", usual.keepRunning()),
                recent,
                new Preferences.Place(
                        number(kept, "window.x", place.x()),
                        number(kept, "window.y", place.y()),
                        number(kept, "window.width", place.width()),
                        number(kept, "window.height", place.height()),
                        truth(kept, "window.maximised", place.maximised())),
                Preferences.Side.valueOf(kept.getProperty("tree", usual.tree().name())),
                kept.getProperty("panel", usual.panel()));
    }

    private static boolean truth(Properties kept, String name, boolean usual) {
        String value = kept.getProperty(name, Boolean.toString(usual));
        if (!value.equals("true") && !value.equals("false")) throw new IllegalArgumentException(name + "=" + value);
        return value.equals("true");
    }

    private static double number(Properties kept, String name, double usual) {
        return Double.parseDouble(kept.getProperty(name, Double.toString(usual)));
    }

    private Problem setAside(Exception cause) {
        Path aside = folder.resolve(NAME + ".broken");
        String hint = "The window starts as on first use; the old file is kept as " + aside + ".";
        try {
            Files.move(file(), aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stays) {
            hint = "The window starts as on first use; check the file " + file() + ".";
        }
        return new Problem("Your preferences could not be read", hint, cause);
    }
}
