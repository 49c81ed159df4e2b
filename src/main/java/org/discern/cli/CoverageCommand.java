package org.discern.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.discern.model.ClinicalCoverage;
import org.discern.model.ClinicalCoverage.Feature;
import org.discern.model.ClinicalCoverage.Group;
import org.discern.model.Finding;
import org.discern.workflow.MeasureCoverage;
import org.discern.workflow.Project;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern coverage`: which films have which clinical values.
@Command(
        name = "coverage",
        description = "Tell which films of a data set have which clinical values, and who lacks them.")
final class CoverageCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DATASET", description = "an imported data set")
    private String dataset = "";

    @Option(names = "--finding", paramLabel = "NAME", description = "tell films apart by what is said of this finding")
    private @Nullable String finding;

    @Option(names = "--picture", paramLabel = "FILE", description = "draw what is missing, as .svg or .png")
    private @Nullable Path picture;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    CoverageCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Project open = project.open()) {
            ClinicalCoverage coverage =
                    new MeasureCoverage(open).run(dataset, finding == null ? null : new Finding(finding));
            if (picture != null) MeasureCoverage.draw(coverage, picture);
            output.answer(terminal, coverage, text(coverage));
            return ExitCode.OK;
        }
    }

    private static String text(ClinicalCoverage coverage) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-30s", coverage.dataset()));
        for (Group group : coverage.groups()) {
            String name = group.label() == null ? "all" : group.label().name().toLowerCase(Locale.ROOT);
            text.append(String.format(Locale.ROOT, " %16s", name));
        }
        text.append(String.format("%n%-30s", "films"));
        for (Group group : coverage.groups()) text.append(String.format(Locale.ROOT, " %,16d", group.films()));
        text.append(String.format("%n%-30s", "studies"));
        for (Group group : coverage.groups()) text.append(String.format(Locale.ROOT, " %,16d", group.studies()));
        for (Feature feature : coverage.features()) row(text, coverage, feature);
        if (coverage.source() != null)
            text.append(String.format("%n%s", coverage.source().text()));
        if (coverage.features().isEmpty()) text.append(String.format("%nno clinical values"));
        return text.toString();
    }

    private static void row(StringBuilder text, ClinicalCoverage coverage, Feature feature) {
        text.append(String.format("%n%-30s", (feature.name() + " " + feature.unit()).strip()));
        for (int group = 0; group < coverage.groups().size(); group++) {
            text.append(String.format(
                    Locale.ROOT,
                    " %,9d %5.1f%%",
                    feature.counts().get(group).films(),
                    100 - 100 * coverage.missing(feature, group)));
        }
        if (!Double.isNaN(feature.latestHours())) {
            text.append(
                    String.format(Locale.ROOT, "  %+.1f to %+.1f h", feature.earliestHours(), feature.latestHours()));
        }
    }
}
