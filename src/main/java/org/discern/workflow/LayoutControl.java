package org.discern.workflow;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.discern.projection.LayoutListener;

/// A person's hand on a layout under way, from any thread: look at it, pause it, go on, or stop it and keep what
/// there is.
public final class LayoutControl {
    private static final long MILLIS = 100;

    private final Consumer<Snapshot> watcher;
    private boolean paused;
    private boolean stopped;

    /// Where the films are that are laid out.
    ///
    /// @param points n x 2, in the order of `imageIds`
    public record Snapshot(int iteration, int iterations, List<String> imageIds, double[][] points) {}

    /// @param watcher told of every tenth iteration on the working thread
    public LayoutControl(Consumer<Snapshot> watcher) {
        this.watcher = watcher;
    }

    /// Tells the watcher, on the thread that calls.
    public void show(Snapshot snapshot) {
        watcher.accept(snapshot);
    }

    /// Nobody watches, nobody stops.
    static LayoutControl unattended() {
        return new LayoutControl(_ -> {});
    }

    public synchronized void pause() {
        paused = true;
    }

    /// Goes on after a pause.
    public synchronized void proceed() {
        paused = false;
        notifyAll();
    }

    /// Ends the layout with what there is, also out of a pause.
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /// Whether somebody ended it.
    synchronized boolean stopped() {
        return stopped;
    }

    /// @param imageIds of the films laid out, in the order of the points
    LayoutListener listener(List<String> imageIds, JobContext context) {
        return (iteration, iterations, points) ->
                goesOn(context, () -> new Snapshot(iteration, iterations, imageIds, points.get()));
    }

    private boolean goesOn(JobContext context, Supplier<Snapshot> snapshot) {
        show(snapshot.get());
        synchronized (this) {
            try {
                while (paused && !stopped && !context.cancelled()) wait(MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("the layout was interrupted");
            }
            return !stopped;
        }
    }
}
