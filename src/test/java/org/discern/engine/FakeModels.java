package org.discern.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.discern.data.image.BatchStream;
import org.discern.data.image.ImageBatch;
import org.discern.data.image.LabelledBatch;
import org.discern.data.image.LabelledSource;
import org.discern.data.pair.PairBatch;
import org.discern.data.pair.PairSource;

/// Models that remember what they were given, and sources whose batches name their epoch and step.
final class FakeModels {
    static final int STEPS_PER_EPOCH = 4;

    private FakeModels() {}

    /// Its state is the list of batches it has seen.
    static final class Moco implements MocoModel {
        final List<Float> seen = new ArrayList<>();
        final List<Double> rates = new ArrayList<>();

        @Override
        public StepResult step(PairBatch batch, double learningRate, double momentum) {
            seen.add(batch.queries().pixels()[0]);
            rates.add(learningRate);
            return new StepResult(
                    seen.size(), 0.5, new Representation(0, 0, 1, 1), 0, Double.NaN, Double.NaN, 1, Double.NaN);
        }

        @Override
        public void loadEncoder(Weights encoder) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Encoding encode(ImageBatch pictures) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Weights state() {
            float[] values = new float[seen.size()];
            for (int i = 0; i < values.length; i++) values[i] = seen.get(i);
            return new Weights(Map.of("seen", new Tensor.Floats(new int[] {values.length}, values)), Map.of());
        }

        @Override
        public void restore(Weights state) {
            seen.clear();
            for (float value : state.floats("seen")) seen.add(value);
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    /// Its state is the number of steps done.
    static final class Counter implements Classifier {
        long steps;

        @Override
        public void loadEncoder(Weights encoder) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double step(LabelledBatch batch, double learningRate) {
            return ++steps;
        }

        @Override
        public float[][] predict(ImageBatch pictures, float[][] values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public float[][] features(ImageBatch pictures) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Weights state() {
            return new Weights(Map.of("steps", new Tensor.Longs(new int[0], new long[] {steps})), Map.of());
        }

        @Override
        public void restore(Weights state) {
            steps = state.longs("steps")[0];
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    /// Batches whose pixel is `10 epoch + step`.
    record Pairs(int stepsPerEpoch) implements PairSource {
        @Override
        public BatchStream<PairBatch> epoch(int epoch, int firstStep) {
            return stream(firstStep, stepsPerEpoch, step -> {
                ImageBatch picture = new ImageBatch(1, 1, new float[] {10 * epoch + step});
                return new PairBatch(picture, picture, List.of(), List.of());
            });
        }
    }

    record Labelled(int stepsPerEpoch) implements LabelledSource {
        @Override
        public BatchStream<LabelledBatch> epoch(int epoch, int firstStep) {
            return stream(
                    firstStep,
                    stepsPerEpoch,
                    _ -> new LabelledBatch(new ImageBatch(1, 1, new float[1]), new float[1][1]));
        }
    }

    private static <T> BatchStream<T> stream(int from, int to, IntFunction<T> batch) {
        Iterator<T> batches = IntStream.range(from, to).mapToObj(batch).iterator();
        return new BatchStream<>() {
            @Override
            public boolean hasNext() {
                return batches.hasNext();
            }

            @Override
            public T next() {
                return batches.next();
            }

            @Override
            public void close() {
                // Holds no threads.
            }
        };
    }
}
