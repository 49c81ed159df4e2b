package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.discern.config.ConfigFile;
import org.discern.config.FeaturesConfig;
import org.discern.config.WindowConfig;
import org.discern.model.ClinicalReport;
import org.discern.model.Problem;
import org.discern.model.RowProblem;
import org.discern.workflow.JoinClinicalValues;
import org.discern.workflow.Project;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `discern clinical`: clinical values of MIMIC-IV for the films of a data set.
@Command(
        name = "clinical",
        description = "Give the films of a data set the clinical values that MIMIC-IV has near the time of the film.")
final class ClinicalCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DATASET", description = "an imported data set whose patients are MIMIC's subjects")
    private String dataset = "";

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Folders folders = new Folders();

    @Option(
            names = "--hours-before",
            paramLabel = "H",
            description = "take values from so many hours before the film on (default: ${DEFAULT-VALUE})")
    private double hoursBefore = WindowConfig.PAST.hoursBefore();

    @Option(
            names = "--hours-after",
            paramLabel = "H",
            description =
                    "and up to so many hours after it, which no model could have known (default: ${DEFAULT-VALUE};"
                            + " DisCeRn: 48)")
    private double hoursAfter = WindowConfig.PAST.hoursAfter();

    @Option(
            names = "--statistic",
            paramLabel = "NAME",
            description = "what several values become: mean, last or nearest (default: last; DisCeRn: mean)")
    private WindowConfig.Statistic statistic = WindowConfig.PAST.statistic();

    @Option(names = "--features", paramLabel = "FILE", description = "another list of values (default: 21 of MIMIC-IV)")
    private @Nullable Path features;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ClinicalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        FeaturesConfig taken = features == null ? ConfigFile.features() : ConfigFile.readFeatures(features);
        WindowConfig window = window();
        try (Project open = project.open()) {
            ClinicalReport report = Interruptible.run(
                    output.progress(terminal),
                    context -> new JoinClinicalValues(open).run(dataset, folders.given(), taken, window, context));
            output.answer(terminal, report, text(report));
            return ExitCode.OK;
        }
    }

    private WindowConfig window() {
        try {
            return new WindowConfig(hoursBefore, hoursAfter, statistic);
        } catch (IllegalArgumentException e) {
            throw new Problem(String.valueOf(e.getMessage()), "Give --hours-before 48 --hours-after 0, say.", e);
        }
    }

    private static final class Folders {
        @Option(
                names = "--mimic-iv",
                paramLabel = "DIR",
                description = "folder of MIMIC-IV (with hosp and icu), version 0.4 to 3.1")
        private @Nullable Path hospital;

        @Option(names = "--mimic-iv-ed", paramLabel = "DIR", description = "folder of MIMIC-IV-ED (with ed)")
        private @Nullable Path emergency;

        List<Path> given() {
            return Stream.of(hospital, emergency).filter(Objects::nonNull).toList();
        }
    }

    private static String text(ClinicalReport report) {
        StringBuilder text = new StringBuilder(report.dataset());
        line(
                text,
                ": %,d films, %,d of known time; read %s",
                report.films(),
                report.timedFilms(),
                names(report.tables()));
        if (!report.missing().isEmpty()) line(text, "%n  not there: %s", names(report.missing()));
        if (report.knownPatients() > 0)
            line(text, "%n  %,d of %,d patients are in MIMIC-IV", report.knownPatients(), report.patients());
        line(
                text,
                "%n  %,d films during a hospital stay, %,d in the emergency department",
                report.admittedFilms(),
                report.emergencyFilms());
        for (ClinicalReport.Refused refused : report.refused())
            line(text, "%n  %s: %,d %s; left out", refused.feature(), refused.count(), refused.reason());
        for (RowProblem problem : report.problems()) line(text, "%n  %s", problem);
        return line(text, "%n  `discern coverage %s` says which films have which values", report.dataset())
                .toString();
    }

    private static String names(List<String> names) {
        return String.join(", ", names);
    }

    private static StringBuilder line(StringBuilder text, String format, Object... values) {
        return text.append(String.format(Locale.ROOT, format, values));
    }
}
