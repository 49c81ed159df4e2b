package org.discern.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.model.DatasetEntry;
import org.discern.model.DatasetSummary;
import org.discern.model.Finding;
import org.discern.model.RunId;
import org.discern.model.RunSummary;
import org.discern.ui.kit.ProjectContents;

/// A project whose lists a test writes.
public final class FakeProject implements ProjectContents {
    public final List<DatasetSummary> datasets = new ArrayList<>();
    public final List<RunSummary> runs = new ArrayList<>();
    public RunConfig settings = ConfigFile.defaults();

    public static DatasetSummary dataset(String name, String... findings) {
        List<Finding> vocabulary = List.of(findings).stream().map(Finding::new).toList();
        return new DatasetSummary(
                new DatasetEntry(name, name, true, Path.of("data"), vocabulary, Map.of()),
                900,
                300,
                450,
                900,
                0,
                "hash");
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Path folder() {
        return Path.of("my projects", "demo");
    }

    @Override
    public List<DatasetSummary> datasets() {
        return List.copyOf(datasets);
    }

    @Override
    public List<RunSummary> runs() {
        return List.copyOf(runs);
    }

    @Override
    public RunConfig settings(RunId run) {
        return settings;
    }
}
