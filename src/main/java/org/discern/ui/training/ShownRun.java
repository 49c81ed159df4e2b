package org.discern.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.discern.config.Method;
import org.discern.config.RunConfig;
import org.discern.figure.CurveFigure;
import org.discern.figure.CurveFigure.Reference;
import org.discern.figure.CurveFigure.Scale;
import org.discern.figure.CurveFigure.Series;
import org.discern.figure.ModelStyle;
import org.discern.model.Metric;
import org.discern.model.RunEvent;
import org.discern.workflow.Phase;

/// What the training panel shows of a run: small figures and notices.
///
/// @param events how many events the story had when this was made: tells a drawing from an older one of the
///     same run
/// @param notices as many as there were when this was made
public record ShownRun(RunConfig config, RunStory story, long events, List<RunEvent.Notice> notices) {
    private static final double SMOOTHING = 0.9;

    static ShownRun of(RunConfig config, RunStory story) {
        return new ShownRun(config, story, story.events(), story.notices());
    }

    /// The figures of pre-training, always the same ones in the same order.
    public List<CurveFigure> pretraining() {
        return List.of(
                steps(
                        "Contrastive loss",
                        List.of(line("loss", Metric.LOSS)),
                        List.of(Reference.uninformedLoss(config.negativeCount())),
                        SMOOTHING),
                steps("Accuracy among K+1", List.of(line("accuracy", Metric.CONTRAST_ACCURACY)), List.of(), SMOOTHING),
                steps("Query spread", List.of(line("spread", Metric.QUERY_SPREAD)), List.of(), 0),
                steps(
                        "Weight of keys",
                        List.of(
                                line("same disease", Metric.SAME_DISEASE_WEIGHT),
                                other("other disease", Metric.DIFFERENT_DISEASE_WEIGHT)),
                        List.of(),
                        0),
                steps("Learning rate", List.of(line("rate", Metric.LEARNING_RATE)), List.of(), 0),
                steps("Images a second", List.of(line("images/s", Metric.IMAGES_PER_SECOND)), List.of(), 0));
    }

    /// The figures of classifiers' training; empty before it.
    public List<CurveFigure> evaluation() {
        List<Series> loss = new ArrayList<>();
        List<Series> auroc = new ArrayList<>();
        int place = 0;
        for (String phase : story.epochPhases().stream()
                .filter(phase -> !phase.equals(Phase.PRETRAIN))
                .sorted()
                .toList()) {
            ModelStyle style = ModelStyle.other(place++);
            story.epochs(phase, Metric.LOSS)
                    .ifPresent(curve -> loss.add(new Series(phase, style, curve.steps(), curve.values())));
            story.epochs(phase, Metric.VALIDATION_AUROC)
                    .ifPresent(curve -> auroc.add(new Series(phase, style, curve.steps(), curve.values())));
        }
        List<CurveFigure> figures = new ArrayList<>();
        if (!loss.isEmpty())
            figures.add(new CurveFigure("Classifier loss", "epoch", "", loss, List.of(), Scale.LINEAR, 0));
        if (!auroc.isEmpty())
            figures.add(new CurveFigure("Validation AUROC", "epoch", "", auroc, List.of(), Scale.LINEAR, 0));
        return figures;
    }

    private CurveFigure steps(
            String title, List<Optional<Series>> lines, List<Reference> references, double smoothing) {
        return new CurveFigure(
                title,
                "step",
                "",
                lines.stream().flatMap(Optional::stream).toList(),
                references,
                Scale.LINEAR,
                smoothing);
    }

    private Optional<Series> line(String name, String metric) {
        return series(name, metric, style());
    }

    private Optional<Series> other(String name, String metric) {
        return series(name, metric, ModelStyle.UNTRAINED);
    }

    private Optional<Series> series(String name, String metric, ModelStyle style) {
        return story.steps(Phase.PRETRAIN, metric).map(curve -> new Series(name, style, curve.steps(), curve.values()));
    }

    private ModelStyle style() {
        return switch (Method.of(config.pair(), config.weighting())) {
            case MOCO -> ModelStyle.MOCO;
            case MEDAUG -> ModelStyle.MEDAUG;
            case DISCERN -> ModelStyle.DISCERN;
        };
    }
}
