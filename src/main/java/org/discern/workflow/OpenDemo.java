package org.discern.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.discern.data.synthetic.SyntheticCohort;
import org.discern.model.DatasetSummary;
import org.discern.model.RunEvent;
import org.discern.storage.DurableFile;

/// The demo project: on first use the program draws its synthetic cohort and imports it like any other.
public final class OpenDemo {
    /// Name of the demo's data set.
    public static final String DATASET = "synthetic-demo";

    private static final int PATIENTS = 300;
    private static final long SEED = 20211208;

    private final int patients;

    public OpenDemo() {
        this(PATIENTS);
    }

    /// With another number of patients.
    public OpenDemo(int patients) {
        this.patients = patients;
    }

    /// Where the demo lies if nobody says otherwise.
    public static Path defaultFolder() {
        return Path.of(System.getProperty("user.home"), "DisCeRn", "demo");
    }

    /// Opens the project, with the cohort in it.
    public Project run(Path folder, JobContext context) {
        Project project = Project.open(folder);
        try {
            if (project.datasets().stream().map(DatasetSummary::name).noneMatch(DATASET::equals))
                drawAndImport(project, context);
            return project;
        } catch (RuntimeException e) {
            project.close();
            throw e;
        }
    }

    private void drawAndImport(Project project, JobContext context) {
        Path folder = project.folder().resolve("synthetic");
        Path description = folder.resolve("dataset.yaml");
        if (!Files.exists(folder.resolve(SyntheticCohort.TABLE))) {
            context.report(new RunEvent.PhaseStarted(Phase.DRAWING, patients));
            SyntheticCohort.write(
                    folder,
                    patients,
                    SEED,
                    share -> context.report(
                            new RunEvent.StepDone(Phase.DRAWING, Math.round(share * patients), patients, 1, Map.of())),
                    context::cancelled);
        }
        DurableFile.replace(description, Assets.text("synthetic-demo.yaml"));
        new ImportDataset(project).run(description, folder, context);
    }
}
