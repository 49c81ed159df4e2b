package org.discern.workflow;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.discern.model.DatasetSummary;
import org.jspecify.annotations.Nullable;

/// Under what conditions a run was made, as `environment.json` holds it. Nothing in it names a person, a
/// machine or a patient.
///
/// @param engineReason why this engine was taken
/// @param datasetHash tells whether two runs saw the same films and labels
/// @param format of the run's folder, see [Format]; null in runs of before it was written
/// @param clinicalValues where the films' clinical values come from, in words; null where there are none, and in
///     runs of before it was recorded
public record Environment(
        String program,
        String java,
        String system,
        int processors,
        long memoryMebibytes,
        String engine,
        String device,
        String engineReason,
        String dataset,
        String datasetHash,
        long seed,
        String started,
        @Nullable Integer format,
        @Nullable String clinicalValues) {
    /// @throws DateTimeException where `started` is no time
    public Environment {
        started = Instant.parse(started).toString();
    }

    static Environment here(Engines.Chosen chosen, DatasetSummary dataset, long seed) {
        return new Environment(
                thisProgram(),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                String.format(Locale.ROOT, "%s %s", System.getProperty("os.name"), System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                chosen.engine().name(),
                chosen.engine().device(),
                chosen.reason(),
                dataset.name(),
                dataset.contentHash(),
                seed,
                Instant.now().toString(),
                Format.NOW,
                dataset.entry().clinicalSource() == null
                        ? null
                        : dataset.entry().clinicalSource().text());
    }

    /// The same with films of another state of the data set.
    Environment withDatasetHash(String hash) {
        return new Environment(
                program,
                java,
                system,
                processors,
                memoryMebibytes,
                engine,
                device,
                engineReason,
                dataset,
                hash,
                seed,
                started,
                format,
                clinicalValues);
    }

    /// This program and its version.
    static String thisProgram() {
        String version = Environment.class.getPackage().getImplementationVersion();
        return "DisCeRn Workbench " + (version == null ? "(not packaged)" : version);
    }
}
