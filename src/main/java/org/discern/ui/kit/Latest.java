package org.discern.ui.kit;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands values from a worker to the window's thread, the latest one only: those that come while the window
/// is busy replace each other. So a worker may report as often as it likes.
public final class Latest<T> implements Consumer<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Executor ui;
    private final Consumer<T> taker;

    public Latest(Executor ui, Consumer<T> taker) {
        this.ui = ui;
        this.taker = taker;
    }

    @Override
    public void accept(T value) {
        if (waiting.getAndSet(value) == null) ui.execute(this::hand);
    }

    private void hand() {
        T value = waiting.getAndSet(null);
        if (value != null) taker.accept(value);
    }
}
