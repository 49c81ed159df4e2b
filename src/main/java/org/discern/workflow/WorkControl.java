package org.discern.workflow;

import org.discern.model.RunEvent;

/// Where a person's requests reach the work: it asks before each step whether to stop, and waits there while it is
/// to pause. A stop is not taken back.
public final class WorkControl {
    private WorkRequest request = WorkRequest.GO_ON;

    /// Called from any thread; returns at once.
    public synchronized void request(WorkRequest asked) {
        if (request == WorkRequest.STOP) return;
        request = asked;
        notifyAll();
    }

    /// What was asked last.
    public synchronized WorkRequest requested() {
        return request;
    }

    /// Whether to stop. Called by the work; waits while it is to pause.
    synchronized boolean cancelled() {
        boolean interrupted = false;
        while (request == WorkRequest.PAUSE) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        return request == WorkRequest.STOP;
    }

    /// Called by the work with all it reports: an end that is waited for makes it stop.
    synchronized void heard(RunEvent event) {
        boolean boundary = event instanceof RunEvent.EpochDone || event instanceof RunEvent.PhaseStarted;
        if (boundary && request == WorkRequest.STOP_AFTER_EPOCH) request = WorkRequest.STOP;
    }
}
