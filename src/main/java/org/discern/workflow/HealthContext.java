package org.discern.workflow;

import org.discern.model.RunEvent;

/// Adds what a [HealthWatch] notices to what the work reports.
record HealthContext(JobContext context, HealthWatch watch) implements JobContext {
    @Override
    public void report(RunEvent event) {
        context.report(event);
        watch.see(event).forEach(context::report);
    }

    @Override
    public boolean cancelled() {
        return context.cancelled();
    }
}
