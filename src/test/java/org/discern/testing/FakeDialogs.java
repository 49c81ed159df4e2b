package org.discern.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.discern.model.Problem;
import org.discern.ui.kit.Dialogs;
import org.jspecify.annotations.Nullable;

/// Answers as it was told to, and remembers what was shown.
public final class FakeDialogs implements Dialogs {
    public final List<Problem> problems = new ArrayList<>();
    public final List<Throwable> bugs = new ArrayList<>();
    public final List<String> questions = new ArrayList<>();
    public @Nullable Path file;
    public @Nullable Path folder;
    public @Nullable String text;
    public @Nullable String choice;
    public List<String> offered = List.of();
    public boolean agrees;

    @Override
    public Optional<Path> openFile(String title, FileKind kind) {
        return Optional.ofNullable(file);
    }

    @Override
    public Optional<Path> openFolder(String title) {
        return Optional.ofNullable(folder);
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, FileKind kind) {
        return Optional.ofNullable(file);
    }

    @Override
    public Optional<String> text(String title, String prompt, String action) {
        questions.add(title);
        return Optional.ofNullable(text);
    }

    @Override
    public Optional<String> choose(String title, String text, List<String> actions) {
        questions.add(title);
        offered = actions;
        return actions.stream().filter(action -> action.equals(choice)).findFirst();
    }

    @Override
    public boolean confirm(String title, String text, String action) {
        questions.add(title);
        return agrees;
    }

    @Override
    public void problem(Problem problem) {
        problems.add(problem);
    }

    @Override
    public void bug(Throwable failure) {
        bugs.add(failure);
    }
}
