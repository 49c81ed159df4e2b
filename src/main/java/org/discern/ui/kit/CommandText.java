package org.discern.ui.kit;

/// Parts of commands as a shell reads them.
public final class CommandText {
    private CommandText() {}

    /// A path or name, in quotes where a shell would take it apart.
    public static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./:\\\\-]+") ? path : "\"" + path + "\"";
    }
}
