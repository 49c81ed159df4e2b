package org.discern.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.discern.data.image.ImageCache;
import org.discern.model.Cohort;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.discern.model.RunEvent;

/// Brings the pictures of films into the project's cache, so that training never waits for a decoder.
record CachePictures(Project project) {
    /// Decodes what is missing; films that cannot be decoded are reported, and missing in the answer.
    ///
    /// @throws CancellationException when stopped; what was decoded stays
    Cohort run(Cohort cohort, int shortSidePixels, JobContext context) {
        Path root = project.dataset(cohort.name()).entry().root();
        try (ImageCache cache = project.images(shortSidePixels)) {
            List<ImageCache.Source> missing = cohort.films().stream()
                    .filter(film -> !cache.contains(film.imageId()))
                    .map(film -> new ImageCache.Source(film.imageId(), root.resolve(film.file())))
                    .toList();
            if (missing.isEmpty()) return cohort;
            context.report(new RunEvent.PhaseStarted(Phase.IMAGES, missing.size()));
            ImageCache.Filled filled = cache.add(
                    missing,
                    Runtime.getRuntime().availableProcessors(),
                    (done, total) -> context.report(new RunEvent.StepDone(Phase.IMAGES, done, total, 1, Map.of())),
                    context::cancelled);
            context.checkCancelled();
            for (RowProblem problem : filled.problems()) {
                context.report(new RunEvent.Notice(RunEvent.Severity.WARNING, "left out: " + problem));
            }
            List<Radiograph> usable = cohort.films().stream()
                    .filter(film -> cache.contains(film.imageId()))
                    .toList();
            return new Cohort(cohort.name(), cohort.synthetic(), cohort.findings(), usable);
        }
    }
}
