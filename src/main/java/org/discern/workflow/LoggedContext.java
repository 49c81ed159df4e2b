package org.discern.workflow;

import org.discern.model.RunEvent;

/// Tells the run's log what it tells the listener.
record LoggedContext(JobContext context, MetricsLog log) implements JobContext {
    @Override
    public void report(RunEvent event) {
        log.append(event);
        context.report(event);
    }

    @Override
    public boolean cancelled() {
        return context.cancelled();
    }
}
