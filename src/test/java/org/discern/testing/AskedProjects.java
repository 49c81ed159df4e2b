package org.discern.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.discern.ui.shell.WindowViewModel;

/// Remembers which projects were asked for.
public final class AskedProjects implements WindowViewModel.Projects {
    public final List<String> asked = new ArrayList<>();

    @Override
    public void open(Path folder, Optional<Path> data) {
        asked.add("open " + folder.getFileName()
                + data.map(path -> " for " + path.getFileName()).orElse(""));
    }

    @Override
    public void welcome() {
        asked.add("welcome");
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
