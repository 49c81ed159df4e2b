package org.discern.ui.kit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.discern.model.RunEvent;
import org.discern.workflow.Job;
import org.discern.workflow.Jobs;
import org.jspecify.annotations.Nullable;

/// Jobs that can be looked through while they are under way.
public final class JobList implements Jobs {
    private final Jobs jobs;
    private final List<Listed> live = new CopyOnWriteArrayList<>();

    public JobList(Jobs jobs) {
        this.jobs = jobs;
    }

    /// Those under way or waiting, in the order in which they were asked for; from any thread.
    public List<Listed> live() {
        return List.copyOf(live);
    }

    @Override
    public <T> Job<T> compute(String name, Work<T> work, Consumer<RunEvent> listener) {
        Listed listed = new Listed(listener);
        return follow(listed, jobs.compute(name, work, listed::hear));
    }

    @Override
    public <T> Job<T> background(String name, Work<T> work, Consumer<RunEvent> listener) {
        Listed listed = new Listed(listener);
        return follow(listed, jobs.background(name, work, listed::hear));
    }

    @Override
    public void close() {
        jobs.close();
    }

    private <T> Job<T> follow(Listed listed, Job<T> job) {
        listed.job = job;
        live.add(listed);
        var unused = job.result().whenComplete((_, _) -> live.remove(listed));
        return job;
    }

    /// A job and how far it is.
    public static final class Listed {
        private final Consumer<RunEvent> listener;
        private final long startedNanos = System.nanoTime();
        private volatile RunEvent.@Nullable StepDone last;
        private volatile @Nullable Job<?> job;

        private Listed(Consumer<RunEvent> listener) {
            this.listener = listener;
        }

        private void hear(RunEvent event) {
            if (event instanceof RunEvent.StepDone step) last = step;
            listener.accept(event);
        }

        public String name() {
            Job<?> known = job;
            return known == null ? "" : known.name();
        }

        /// Seconds since it was asked for.
        public double seconds() {
            return (System.nanoTime() - startedNanos) / 1e9;
        }

        /// How much of its phase is done, 0 to 1; -1 where that is not known.
        public double share() {
            RunEvent.StepDone step = last;
            return step == null || step.totalSteps() == 0 ? -1 : (double) step.step() / step.totalSteps();
        }

        /// The phase it is in; empty before the first.
        public String phase() {
            RunEvent.StepDone step = last;
            return step == null ? "" : step.phase();
        }

        public void cancel() {
            Job<?> known = job;
            if (known != null) known.cancel();
        }
    }
}
