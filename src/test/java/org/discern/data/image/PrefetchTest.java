package org.discern.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefetchTest {
    private final List<Thread> workers = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void noWorkerStays() throws InterruptedException {
        for (Thread worker : workers) {
            worker.join(5_000);
            assertFalse(worker.isAlive(), "a worker stayed");
            assertTrue(worker.isDaemon());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void givesItemsInOrder(int threads) {
        List<Integer> items = new ArrayList<>();
        try (Prefetch<Integer> stream = new Prefetch<>(5, 105, threads, item -> {
            workers.add(Thread.currentThread());
            Thread.yield();
            return item * item;
        })) {
            while (stream.hasNext()) items.add(stream.next());
            assertThrows(NoSuchElementException.class, stream::next);
        }
        assertEquals(IntStream.range(5, 105).map(i -> i * i).boxed().toList(), items);
    }

    @Test
    void readToItsEndItNeedsNoClosing() {
        Prefetch<Integer> stream = new Prefetch<>(0, 3, 2, item -> {
            workers.add(Thread.currentThread());
            return item;
        });
        for (int i = 0; i < 3; i++) assertEquals(i, stream.next());
    }

    @Test
    void worksAheadOnlySoFar() {
        AtomicInteger made = new AtomicInteger();
        try (Prefetch<Integer> stream = new Prefetch<>(0, 1000, 2, item -> {
            made.incrementAndGet();
            return item;
        })) {
            for (int used = 1; used <= 50; used++) {
                stream.next();
                assertTrue(made.get() <= used + 4, made + " made when " + used + " were used");
            }
        }
        assertTrue(made.get() <= 54);
    }

    @Test
    void throwsWhatAWorkerThrew() {
        IllegalStateException failure = new IllegalStateException("worker");
        try (Prefetch<Integer> stream = new Prefetch<>(0, 10, 2, item -> {
            workers.add(Thread.currentThread());
            if (item == 3) throw failure;
            return item;
        })) {
            for (int i = 0; i < 3; i++) stream.next();
            assertSame(failure, assertThrows(IllegalStateException.class, stream::next));
            assertFalse(stream.hasNext());
        }
    }

    @Test
    void closingEarlyEndsItsWorkers() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(2);
        Prefetch<Integer> stream = new Prefetch<>(0, 10, 2, item -> {
            workers.add(Thread.currentThread());
            working.countDown();
            while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();
            return item;
        });
        working.await();
        stream.close();
        stream.close();
        assertEquals(2, workers.size());
    }
}
