package org.discern.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.discern.model.FindingCounts;
import org.discern.model.LabelValue;
import org.discern.model.Split;
import org.discern.workflow.ImportPreview;

/// What was understood of a folder or table before its import, as lines for the terminal.
final class PreviewText {
    private PreviewText() {}

    static String of(ImportPreview preview) {
        return preview.found()
                .map(found -> "understood with " + preview.descriptions().getFirst() + ", in " + preview.root() + "\n"
                        + of(found))
                .orElseGet(() -> "no description fits " + preview.root() + "; a draft to correct and to save:\n\n"
                        + preview.draft().stripTrailing());
    }

    private static String of(ImportPreview.Found found) {
        StringBuilder text = new StringBuilder(ImportCommand.text(
                found.report(),
                String.format(
                        Locale.ROOT,
                        "%,d films of %,d patients in %,d studies; of the first %,d files %,d are missing",
                        found.report().films(),
                        found.patients(),
                        found.studies(),
                        found.filesLookedUp(),
                        found.report().filesMissing())));
        text.append("\n  films: ")
                .append(Arrays.stream(Split.values())
                        .map(split -> counted(split, found.films().getOrDefault(split, 0L)))
                        .collect(Collectors.joining(", ")));
        for (FindingCounts finding : found.findings()) {
            text.append("\n  ").append(finding.finding().name()).append(": ");
            text.append(Arrays.stream(LabelValue.values())
                    .map(value -> counted(value, finding.of(value)))
                    .collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private static String counted(Enum<?> what, long count) {
        return String.format(Locale.ROOT, "%s %,d", what.name().toLowerCase(Locale.ROOT), count);
    }
}
