package org.discern.ui.shell;

import java.util.ArrayList;
import java.util.List;
import org.discern.ui.kit.CommandText;

/// Lines of `discern` as a person types them.
final class CommandLines {
    private CommandLines() {}

    /// A command with its arguments, for the project in a folder.
    static String inProject(String folder, String command, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("discern", command));
        arguments.forEach(argument -> words.add(CommandText.quoted(argument)));
        words.add("--project");
        words.add(CommandText.quoted(folder));
        return String.join(" ", words);
    }
}
