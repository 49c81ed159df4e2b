package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.discern.config.RunConfig;
import org.discern.model.Finding;
import org.discern.model.FindingMatrix;
import org.discern.model.Problem;
import org.discern.testing.RecordingContext;
import org.discern.testing.TinyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaveFindingsOutTest extends UndisturbedRun {
    private static final RunConfig DISCERN =
            TinyRun.config("weighting.kind=mass", "weighting.findings=[Effusion, Edema]", "pretrain.epochs=1");

    LeaveFindingsOutTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void judgesEveryEncoderOnAllFindingsAndUsesRunsAgain() throws IOException {
        long before = runFolders();
        FindingMatrix matrix = matrix(DISCERN);
        assertEquals(before + 3, runFolders());
        assertEquals(List.of("Effusion", "Edema", "Rare"), names(matrix.findings()));
        assertNull(matrix.rows().getFirst().leftOut());
        assertEquals(
                List.of(new Finding("Effusion"), new Finding("Edema")),
                matrix.rows().stream()
                        .skip(1)
                        .map(row -> Objects.requireNonNull(row.leftOut()))
                        .toList());
        for (FindingMatrix.Row row : matrix.rows()) {
            RunRecord run = project.run(row.run());
            assertEquals(
                    run.config().weighting().findings().size(), row.leftOut() == null ? 2 : 1, "told of the others");
            assertEquals(
                    score(project.existingRun(row.run()), ModelName.PROBE_PRETRAINED)
                            .table()
                            .scores(),
                    row.cells().stream().map(FindingMatrix.Cell::score).toList());
            for (FindingMatrix.Cell cell : row.cells()) {
                if (row.leftOut() == null) {
                    assertNull(cell.fromAll());
                } else if (cell.score().auroc() != null) {
                    double all = Objects.requireNonNull(matrix.rows()
                            .getFirst()
                            .cells()
                            .get(row.cells().indexOf(cell))
                            .score()
                            .auroc());
                    Double difference = Objects.requireNonNull(cell.fromAll()).difference();
                    assertEquals(cell.score().auroc() - all, Objects.requireNonNull(difference), 1e-6);
                }
            }
            assertTrue(Objects.requireNonNull(run.result()).notes().stream()
                    .anyMatch(note -> note.contains("accepted leak") && note.contains("hold-one-finding-out")));
        }

        LeaveFindingsOut.KeptMatrix kept = LeaveFindingsOut.kept(project).getFirst();
        assertEquals(matrix, kept.matrix());
        for (String file : List.of("matrix.png", "matrix.svg", "matrix.csv", "matrix-differences.tex", "report.html"))
            assertTrue(Files.exists(project.reportsFolder().resolve(kept.name()).resolve(file)), file);

        FindingMatrix again = matrix(DISCERN);
        assertEquals(before + 3, runFolders(), "nothing is done twice");
        assertEquals(matrix, again);

        matrix(TinyRun.config(
                "weighting.kind=mass",
                "weighting.findings=[Effusion, Edema]",
                "pretrain.epochs=1",
                "evaluation.uncertain=positive"));
        assertEquals(before + 6, runFolders());
        assertEquals(List.of(), steps(latest()), "encoders that are there are only judged again");
    }

    @Test
    void needsFindingsToLeaveOut() {
        Problem none = assertThrows(Problem.class, () -> matrix(config));
        assertTrue(none.what().contains("weight by none"), none.what());
        Problem one = assertThrows(
                Problem.class, () -> matrix(TinyRun.config("weighting.kind=mass", "weighting.findings=[Edema]")));
        assertTrue(one.what().contains("a single finding"), one.what());
    }

    private FindingMatrix matrix(RunConfig settings) {
        Path page = new LeaveFindingsOut(project, experiment).run(settings, RecordingContext.patient());
        assertTrue(Files.exists(page));
        return new RunJson().read(page.resolveSibling("matrix.json"), FindingMatrix.class);
    }

    private static List<String> names(List<Finding> findings) {
        return findings.stream().map(Finding::name).toList();
    }
}
