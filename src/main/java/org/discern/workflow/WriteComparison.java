package org.discern.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.discern.figure.ResultTables;
import org.discern.figure.Table;
import org.discern.model.ModelComparison;
import org.discern.model.ModelScore;
import org.discern.model.Problem;
import org.discern.storage.DurableFile;

/// Writes what a comparison of runs found as tables, each as CSV and as Markdown, and all of it as JSON.
public record WriteComparison(Path folder) {
    /// @return the files
    /// @throws Problem where the folder cannot be written
    public List<Path> run(RunComparison comparison) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Problem("the folder " + folder + " cannot be made", "check the path and its permissions", e);
        }
        List<Path> files = new ArrayList<>();
        Path json = folder.resolve("comparison.json");
        new RunJson().write(json, comparison);
        files.add(json);
        write("auroc", ResultTables.auroc(scores(comparison)), files);
        int number = 0;
        for (ModelComparison pair : comparison.comparisons()) {
            write("difference-%02d".formatted(++number), ResultTables.comparison(pair), files);
        }
        return files;
    }

    private static List<ModelScore> scores(RunComparison comparison) {
        return comparison.models().stream()
                .map(model -> new ModelScore(model.name(), model.table()))
                .toList();
    }

    private void write(String name, Table table, List<Path> files) {
        Path csv = folder.resolve(name + ".csv");
        Path markdown = folder.resolve(name + ".md");
        DurableFile.replace(csv, table.csv());
        DurableFile.replace(markdown, table.markdown());
        files.add(csv);
        files.add(markdown);
    }
}
