package org.discern.data.image;

import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Items that worker threads make ahead of their use, handed out in order. At most `threads` + 2 items wait or
/// are being made, so a slow reader bounds the memory taken. What a worker throws, [#next] throws. For one
/// reading thread.
public final class Prefetch<T> implements BatchStream<T> {
    private static final int AHEAD = 2;

    private final ExecutorService workers;
    private final IntFunction<T> maker;
    private final Queue<Future<T>> pending = new ArrayDeque<>();
    private final int capacity;
    private final int end;
    private int submitted;

    /// Starts to make items `first` (inclusive) to `end` (exclusive).
    ///
    /// @param maker called on several threads at once; must end soon after its thread is interrupted
    public Prefetch(int first, int end, int threads, IntFunction<T> maker) {
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("loader-", 0).daemon().factory());
        this.maker = maker;
        this.capacity = threads + AHEAD;
        this.end = end;
        this.submitted = first;
        fill();
    }

    @Override
    public boolean hasNext() {
        return !pending.isEmpty();
    }

    @Override
    public T next() {
        Future<T> item = pending.poll();
        if (item == null) throw new NoSuchElementException();
        try {
            T made = item.get();
            fill();
            return made;
        } catch (ExecutionException failure) {
            close();
            throw unchecked(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for the loader");
        }
    }

    /// Ends the work and waits for the workers, so that nothing of theirs is in use afterwards. May be called
    /// again.
    @Override
    public void close() {
        pending.clear();
        workers.shutdownNow();
        workers.close();
    }

    private void fill() {
        while (pending.size() < capacity && submitted < end) {
            int item = submitted++;
            pending.add(workers.submit(() -> maker.apply(item)));
        }
        if (submitted >= end) workers.shutdown();
    }

    private static RuntimeException unchecked(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException cause -> cause;
            case Error cause -> throw cause;
            case null, default -> new IllegalStateException(failure);
        };
    }
}
