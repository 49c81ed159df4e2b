package org.discern.ui.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.discern.model.Problem;

/// Questions to the person at the screen. An interface, so that view models need no window to be tested.
public interface Dialogs {
    /// An existing file, or empty when the person thinks better of it.
    Optional<Path> openFile(String title, FileKind kind);

    /// An existing folder, or empty.
    Optional<Path> openFolder(String title);

    /// A file to write, or empty; `suggestedName` with its ending.
    Optional<Path> saveFile(String title, String suggestedName, FileKind kind);

    /// A line of text, or empty when the person thinks better of it; the button that goes on is labelled
    /// `action`.
    Optional<String> text(String title, String prompt, String action);

    /// Whether to go on; the button that goes on is labelled `action`, such as "Stop run".
    boolean confirm(String title, String text, String action);

    /// One of several ways to go on, of which the first is offered first; empty when the person thinks better of it.
    Optional<String> choose(String title, String text, List<String> actions);

    /// Shows an expected failure that has no better place.
    void problem(Problem problem);

    /// Shows an unexpected failure with its details, ready to be copied.
    void bug(Throwable failure);

    /// A kind of file, with the endings its names have, such as `yaml`.
    record FileKind(String title, String... endings) {
        public static final FileKind EXPERIMENT = new FileKind("Experiments", "experiment", "yaml", "yml");
        public static final FileKind YAML = new FileKind("YAML files", "yaml", "yml");
        public static final FileKind DATASET = new FileKind("Tables and descriptions", "yaml", "yml", "csv", "gz");
        public static final FileKind PNG = new FileKind("PNG picture", "png");
        public static final FileKind SVG = new FileKind("SVG drawing", "svg");
        public static final FileKind CSV = new FileKind("CSV table", "csv");
    }
}
