package org.discern.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.discern.config.MocoConfig;
import org.discern.config.RunConfig;
import org.discern.model.Metric;
import org.discern.model.RunEvent;
import org.discern.model.RunEvent.Notice;
import org.discern.model.RunEvent.Severity;

/// Notices from its steps that pre-training goes wrong, and says so in plain words with what may help; each thing
/// once, until it has passed. It judges by means over the last steps: single ones mean nothing.
///
/// It begins only when the queue holds keys of films alone: against its first, random keys a loss says nothing.
final class HealthWatch {
    /// Steps that a mean is taken over.
    static final int WINDOW = 20;
    /// Steps that may pass without learning before it is said.
    static final int PATIENCE = 200;

    // Runs of the demo's MedAug and DisCeRn come down to a spread of 0.05 at first and rise again.
    private static final double COLLAPSED_SPREAD = 0.03;
    private static final double NARROW_SPREAD = 0.1;
    private static final double RECOVERED_SPREAD = 0.2;
    private static final double COLLAPSED_RANK = 1.5;
    private static final double DIVERGED_ABOVE_GUESS = 0.5;
    private static final double LEARNED_BELOW_GUESS = 1;
    private static final double GUESSED_LOSS_SHARE = 0.98;
    private static final double GUESSED_ACCURACIES = 3;
    private static final double STARVED_SHARE = 0.3;

    private final double guess;
    private final double guessedAccuracy;
    private final boolean usesQueue;
    private final Map<String, Mean> means = new HashMap<>();
    private final Set<Finding> told = EnumSet.noneOf(Finding.class);
    private long steps;
    private double bestLoss = Double.POSITIVE_INFINITY;

    private HealthWatch(int negatives, boolean usesQueue) {
        this.guess = Math.log(negatives + 1.0);
        this.guessedAccuracy = 1 / (negatives + 1.0);
        this.usesQueue = usesQueue;
    }

    static HealthWatch of(RunConfig config) {
        return new HealthWatch(config.negativeCount(), config.moco().negatives() == MocoConfig.Negatives.QUEUE);
    }

    /// What there is to say after an event.
    List<Notice> see(RunEvent event) {
        if (!(event instanceof RunEvent.StepDone step) || !step.phase().equals(Phase.PRETRAIN)) return List.of();
        step.values()
                .forEach((metric, value) ->
                        means.computeIfAbsent(metric, _ -> new Mean()).add(value));
        steps++;
        if (full()) bestLoss = Math.min(bestLoss, orInfinite(mean(Metric.LOSS)));
        List<Notice> notices = new ArrayList<>();
        for (Finding finding : Finding.values()) {
            if (told.contains(finding) || steps < WINDOW || !applies(finding)) continue;
            told.add(finding);
            notices.add(new Notice(
                    Severity.WARNING, String.format(Locale.ROOT, "Step %,d: %s", step.step(), words(finding))));
        }
        if (told.contains(Finding.COLLAPSED) && mean(Metric.QUERY_SPREAD) > RECOVERED_SPREAD) {
            told.remove(Finding.COLLAPSED);
            notices.add(new Notice(
                    Severity.INFO,
                    String.format(Locale.ROOT, "Step %,d: the representation has spread out again.", step.step())));
        }
        return notices;
    }

    /// What can go wrong.
    private enum Finding {
        STARVED,
        COLLAPSED,
        DIVERGED,
        GUESSING
    }

    private boolean applies(Finding finding) {
        if (finding == Finding.STARVED) return mean(Metric.LOADER_WAIT_SHARE) > STARVED_SHARE;
        if (!full()) return false;
        return switch (finding) {
            case STARVED -> false;
            case COLLAPSED ->
                mean(Metric.QUERY_SPREAD) < COLLAPSED_SPREAD
                        || mean(Metric.QUERY_SPREAD) < NARROW_SPREAD && mean(Metric.EFFECTIVE_RANK) < COLLAPSED_RANK;
            case DIVERGED ->
                mean(Metric.LOSS) > guess + DIVERGED_ABOVE_GUESS
                        || bestLoss < guess - LEARNED_BELOW_GUESS && mean(Metric.LOSS) > GUESSED_LOSS_SHARE * guess;
            case GUESSING ->
                steps >= PATIENCE
                        && mean(Metric.LOSS) > GUESSED_LOSS_SHARE * guess
                        && mean(Metric.CONTRAST_ACCURACY) < GUESSED_ACCURACIES * guessedAccuracy;
        };
    }

    private boolean full() {
        return !usesQueue || mean(Metric.QUEUE_FILL) >= 1;
    }

    private static double orInfinite(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    private String words(Finding finding) {
        return switch (finding) {
            case STARVED ->
                String.format(
                        Locale.ROOT,
                        "the loader is starved: %.0f %% of the time goes by waiting for pictures. Put the project's cache"
                                + " on a faster disk, give fewer augmentations, or larger batches.",
                        100 * mean(Metric.LOADER_WAIT_SHARE));
            case COLLAPSED ->
                String.format(
                        Locale.ROOT,
                        "the representation is collapsing: all films get nearly the same embedding (spread %.2f of about 1,"
                                + " %.1f dimensions in use). A lower learning rate or weight decay, or a higher momentum"
                                + " of the key encoder may help.",
                        mean(Metric.QUERY_SPREAD),
                        mean(Metric.EFFECTIVE_RANK));
            case DIVERGED ->
                String.format(
                        Locale.ROOT,
                        "training diverges: the loss is %.2f, its best was %.2f, and that of a guess, ln(K+1), is %.2f. Lower"
                                + " the learning rate, or let it rise over a few epochs (schedule.warmupEpochs).",
                        mean(Metric.LOSS),
                        bestLoss,
                        guess);
            case GUESSING ->
                String.format(
                        Locale.ROOT,
                        "at chance level: after %,d steps the loss is still that of a guess, ln(K+1) = %.2f. Check the"
                                + " temperature, the learning rate and the augmentation.",
                        steps,
                        guess);
        };
    }

    private double mean(String metric) {
        Mean mean = means.get(metric);
        return mean == null ? Double.NaN : mean.value();
    }

    /// Mean of the last values; `NaN` while there are too few.
    private static final class Mean {
        private final ArrayDeque<Double> last = new ArrayDeque<>();

        void add(double value) {
            last.addLast(value);
            if (last.size() > WINDOW) last.removeFirst();
        }

        double value() {
            return last.size() < WINDOW
                    ? Double.NaN
                    : last.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        }
    }
}
