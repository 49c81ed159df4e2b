package org.discern.ui.shell;

import java.util.ArrayList;
import java.util.List;

/// Lines of `discern` as a person types them.
final class CommandLines {
    private CommandLines() {}

    /// A command with its arguments, for the project in a folder.
    static String inProject(String folder, String command, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("discern", command));
        arguments.forEach(argument -> words.add(quoted(argument)));
        words.add("--project");
        words.add(quoted(folder));
        return String.join(" ", words);
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:\\\\-]+") ? word : "\"" + word + "\"";
    }
}
