package org.discern.cli;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.discern.model.Metric;
import org.discern.model.RunEvent;
import org.discern.workflow.RunJson;
import org.discern.workflow.TimeLeft;

/// Writes a run's events to the terminal: one line that is rewritten where a person watches, else a line
/// every few seconds.
final class Progress implements Consumer<RunEvent> {
    private static final long LINE_EVERY_NANOS = 5_000_000_000L;
    private static final long REWRITE_EVERY_NANOS = 200_000_000L;
    private static final int LINE_WIDTH = 110;

    private final Terminal terminal;
    private final Form form;
    private final RunJson json = new RunJson();
    private TimeLeft timeLeft = new TimeLeft();
    private long lastShown;
    private boolean lineOpen;

    Progress(Terminal terminal, Form form) {
        this.terminal = terminal;
        this.form = form;
    }

    /// How events are written.
    enum Form {
        TEXT,
        JSON,
        NONE
    }

    @Override
    public synchronized void accept(RunEvent event) {
        switch (form) {
            case NONE -> {}
            case JSON -> {
                terminal.out().println(json.line(event));
                terminal.out().flush();
            }
            case TEXT -> show(event);
        }
    }

    private void show(RunEvent event) {
        switch (event) {
            case RunEvent.PhaseStarted started -> {
                timeLeft = new TimeLeft();
                // A phase of unknown length says its name at once; others speak with their first step.
                if (started.totalSteps() == 0) line("  " + started.phase());
            }
            case RunEvent.StepDone done -> {
                timeLeft.stepDone(done.step());
                showStep(done);
            }
            case RunEvent.EpochDone done -> {
                if (!done.values().isEmpty()) line(epochText(done));
            }
            case RunEvent.CheckpointSaved saved -> {}
            case RunEvent.Notice notice ->
                line((notice.severity() == RunEvent.Severity.WARNING ? "  warning: " : "  ") + notice.text());
        }
    }

    private void showStep(RunEvent.StepDone done) {
        long now = System.nanoTime();
        boolean last = done.step() == done.totalSteps();
        long pause = terminal.interactive() ? REWRITE_EVERY_NANOS : LINE_EVERY_NANOS;
        if (!last && lastShown != 0 && now - lastShown < pause) return;
        lastShown = now;
        StringBuilder text = new StringBuilder("  ").append(done.phase());
        if (done.totalSteps() > 0) {
            text.append(String.format(Locale.ROOT, "  %3d %%", 100 * done.step() / done.totalSteps()));
        }
        text.append("  ").append(done.step());
        if (done.totalSteps() > 0) text.append('/').append(done.totalSteps());
        append(text, done.values(), Metric.LOSS, "  loss %.3f");
        append(text, done.values(), Metric.CONTRAST_ACCURACY, "  accuracy %.2f");
        append(text, done.values(), Metric.IMAGES_PER_SECOND, "  %.0f images/s");
        if (!last)
            text.append(timeLeft.text(done.totalSteps())
                    .map(left -> "  " + left + " left")
                    .orElse(""));
        if (terminal.interactive() && !last) rewrite(text.toString());
        else line(text.toString());
    }

    private static String epochText(RunEvent.EpochDone done) {
        StringBuilder text = new StringBuilder("  ")
                .append(done.phase())
                .append("  epoch ")
                .append(done.epoch())
                .append('/')
                .append(done.totalEpochs());
        append(text, done.values(), Metric.LOSS, "  mean loss %.3f");
        append(text, done.values(), Metric.CONTRAST_ACCURACY, "  accuracy %.2f");
        append(text, done.values(), Metric.VALIDATION_AUROC, "  validation AUROC %.3f");
        return text.toString();
    }

    private static void append(StringBuilder text, Map<String, Double> values, String name, String format) {
        Double value = values.get(name);
        if (value != null) text.append(String.format(Locale.ROOT, format, value));
    }

    private void rewrite(String text) {
        terminal.out().print("\r" + String.format(Locale.ROOT, "%-" + LINE_WIDTH + "s", text));
        terminal.out().flush();
        lineOpen = true;
    }

    private void line(String text) {
        terminal.out().println(lineOpen ? "\r" + String.format(Locale.ROOT, "%-" + LINE_WIDTH + "s", text) : text);
        terminal.out().flush();
        lineOpen = false;
    }
}
