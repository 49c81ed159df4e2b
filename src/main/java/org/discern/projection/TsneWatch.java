package org.discern.projection;

import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

/// Listens to Smile's t-SNE on its own thread. A publisher swallows what its subscribers throw; this one
/// stops the layout instead and keeps the exception for whoever started it.
final class TsneWatch implements Flow.Subscriber<AlgoStatus> {
    private final IterativeAlgorithmController<AlgoStatus> controller;
    private final Consumer<AlgoStatus> listener;
    private @Nullable RuntimeException thrown;

    TsneWatch(IterativeAlgorithmController<AlgoStatus> controller, Consumer<AlgoStatus> listener) {
        this.controller = controller;
        this.listener = listener;
    }

    void rethrow() {
        if (thrown != null) throw thrown;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(AlgoStatus status) {
        if (thrown != null) return;
        try {
            listener.accept(status);
        } catch (RuntimeException e) {
            thrown = e;
            controller.stop();
        }
    }

    @Override
    public void onError(Throwable error) {
        throw new IllegalStateException("t-SNE reported its progress wrongly", error);
    }

    @Override
    public void onComplete() {
        // the layout itself tells when it is done
    }
}
