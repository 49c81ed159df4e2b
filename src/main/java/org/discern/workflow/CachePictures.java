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
    private static final int NAMED = 20;

    /// Decodes what is missing or has changed; films that cannot be decoded are reported, and missing in the answer.
    ///
    /// @throws CancellationException when stopped; what was decoded stays
    Cohort run(Cohort cohort, int shortSidePixels, JobContext context) {
        Path root = project.dataset(cohort.name()).entry().root();
        try (ImageCache cache = project.images(shortSidePixels)) {
            List<ImageCache.Source> sources = cohort.films().stream()
                    .map(film -> new ImageCache.Source(film.imageId(), root.resolve(film.file()), root))
                    .toList();
            ImageCache.Filled filled = cache.add(
                    sources,
                    Runtime.getRuntime().availableProcessors(),
                    (done, total) -> {
                        if (done == 1) context.report(new RunEvent.PhaseStarted(Phase.IMAGES, total));
                        context.report(new RunEvent.StepDone(Phase.IMAGES, done, total, 1, Map.of()));
                    },
                    context::cancelled);
            context.checkCancelled();
            report(filled, context);
            List<Radiograph> usable = cohort.films().stream()
                    .filter(film -> cache.contains(film.imageId()))
                    .toList();
            return new Cohort(cohort.name(), cohort.synthetic(), cohort.findings(), usable);
        }
    }

    private static void report(ImageCache.Filled filled, JobContext context) {
        if (filled.renewed() > 0) {
            context.report(new RunEvent.Notice(
                    RunEvent.Severity.WARNING,
                    filled.renewed() + " image files have changed since they were decoded; they were decoded again"));
        }
        warn(
                "its picture of before is taken",
                "files that are gone; their pictures of before are taken",
                filled.gone(),
                context);
        warn("left out", "films left out, without a picture", filled.problems(), context);
    }

    private static void warn(String each, String more, List<RowProblem> films, JobContext context) {
        for (RowProblem film : films.subList(0, Math.min(NAMED, films.size()))) {
            context.report(new RunEvent.Notice(RunEvent.Severity.WARNING, each + ": " + film));
        }
        if (films.size() > NAMED) {
            context.report(
                    new RunEvent.Notice(RunEvent.Severity.WARNING, "and " + (films.size() - NAMED) + " more " + more));
        }
    }
}
