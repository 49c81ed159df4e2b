package org.discern.ui.kit;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The folders of the person at the screen.
///
/// @param config what the person chose
/// @param state what the program notes of itself
/// @param projects where projects go if nobody says otherwise
public record UserFolders(Path config, Path state, Path projects) {
    /// Names a folder for all of them, by environment or system property; for tests and portable installations.
    public static final String OVERRIDE = "DISCERN_CONFIG_HOME";

    /// Those of this machine.
    public static UserFolders here() {
        return of(
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                name -> Optional.ofNullable(System.getProperty(name)).orElseGet(() -> given(System.getenv(name))));
    }

    /// @param value the value of an environment variable, empty where it is not set
    static UserFolders of(String system, Path home, UnaryOperator<String> value) {
        Path projects = home.resolve("DisCeRn");
        String all = value.apply(OVERRIDE);
        if (!all.isEmpty()) return new UserFolders(Path.of(all), Path.of(all), projects);
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            Path config = either(value.apply("APPDATA"), home.resolve("AppData/Roaming"));
            Path state = either(value.apply("LOCALAPPDATA"), home.resolve("AppData/Local"));
            return new UserFolders(config.resolve("DisCeRn"), state.resolve("DisCeRn"), projects);
        }
        if (name.contains("mac")) {
            Path library = home.resolve("Library");
            return new UserFolders(
                    library.resolve("Application Support/DisCeRn"), library.resolve("Logs/DisCeRn"), projects);
        }
        return new UserFolders(
                either(value.apply("XDG_CONFIG_HOME"), home.resolve(".config")).resolve("discern"),
                either(value.apply("XDG_STATE_HOME"), home.resolve(".local/state"))
                        .resolve("discern"),
                projects);
    }

    private static Path either(String named, Path usual) {
        return named.isEmpty() ? usual : Path.of(named);
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value;
    }
}
