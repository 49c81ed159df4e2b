package org.discern.engine.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.discern.data.pair.FilmTags;
import org.discern.engine.Tensor;
import org.discern.engine.Weights;
import org.discern.model.Laterality;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// The dictionary of keys (He et al. 2020, section 3.2): a ring of the last K, each with what is known of its
/// film. It begins with random unit rows, which are no films: their [#valid] is 0.
final class KeyQueue implements AutoCloseable {
    private static final int UNKNOWN = -1;

    private final INDArray keys;
    private final INDArray patients;
    private final INDArray diseases;
    private final INDArray valid;
    private final FilmTags[] tags;
    private final boolean[] filled;
    private int position;

    /// @param diseaseCount findings that count as diseases (F)
    KeyQueue(int size, int dimension, int diseaseCount, long seed) {
        keys = Nd4j.create(randomUnitRows(size, dimension, seed), new long[] {size, dimension}, DataType.FLOAT);
        patients = Nd4j.zeros(DataType.FLOAT, 1, size).subi(1);
        diseases = Nd4j.zeros(DataType.FLOAT, size, Math.max(1, diseaseCount));
        valid = Nd4j.zeros(DataType.FLOAT, 1, size);
        tags = new FilmTags[size];
        filled = new boolean[size];
        Arrays.fill(tags, new FilmTags(UNKNOWN, UNKNOWN, Laterality.UNKNOWN, 0));
    }

    /// Keys, `K x C`.
    INDArray keys() {
        return keys;
    }

    /// Patient of each key, `1 x K`; -1 for random rows.
    INDArray patients() {
        return patients;
    }

    /// 1 where a key's film has a disease, `K x F`.
    INDArray diseases() {
        return diseases;
    }

    /// 1 for keys of films, 0 for the random rows of the beginning, `1 x K`.
    INDArray valid() {
        return valid;
    }

    /// Share of the ring that holds keys of films.
    double fill() {
        return valid.meanNumber().doubleValue();
    }

    /// The disease bits of films as rows of 0 and 1, `N x F`.
    INDArray diseaseRows(List<FilmTags> films) {
        int count = diseases.columns();
        float[] bits = new float[films.size() * count];
        for (int i = 0; i < bits.length; i++) bits[i] = films.get(i / count).diseases() >>> (i % count) & 1;
        return Nd4j.create(bits, new long[] {films.size(), count}, DataType.FLOAT);
    }

    /// Puts keys in, row by row, in place of the oldest ones.
    void enqueue(INDArray rows, List<FilmTags> films) {
        int size = tags.length;
        // Of a batch larger than the ring only the last K remain.
        int from = Math.max(0, films.size() - size);
        position = (int) ((position + (long) from) % size);
        while (from < films.size()) {
            int count = Math.min(size - position, films.size() - from);
            put(rows, films, from, count);
            from += count;
            position = (position + count) % size;
        }
    }

    private void put(INDArray rows, List<FilmTags> films, int from, int count) {
        var place = NDArrayIndex.interval(position, position + count);
        keys.get(place, NDArrayIndex.all())
                .assign(rows.get(NDArrayIndex.interval(from, from + count), NDArrayIndex.all()));
        for (int i = 0; i < count; i++) {
            tags[position + i] = films.get(from + i);
            filled[position + i] = true;
        }
        show(position, count);
    }

    /// Brings the tags of some places to the arrays that the weights are computed from.
    private void show(int from, int count) {
        var place = NDArrayIndex.interval(from, from + count);
        try (INDArray rows = diseaseRows(Arrays.asList(tags).subList(from, from + count))) {
            diseases.get(place, NDArrayIndex.all()).assign(rows);
        }
        for (int i = from; i < from + count; i++) {
            patients.putScalar(0, i, tags[i].patient());
            valid.putScalar(0, i, filled[i] ? 1 : 0);
        }
    }

    /// Adds everything to `state`, names beginning with `queue.`.
    void save(Map<String, Tensor> state) {
        state.put(
                "queue.keys",
                new Tensor.Floats(
                        new int[] {keys.rows(), keys.columns()}, Memory.copy(Memory.of(keys), 0, (int) keys.length())));
        state.put("queue.patient", longs(i -> tags[i].patient()));
        state.put("queue.study", longs(i -> tags[i].study()));
        state.put("queue.laterality", longs(i -> tags[i].laterality().ordinal()));
        state.put("queue.diseases", longs(i -> tags[i].diseases()));
        state.put("queue.valid", longs(i -> filled[i] ? 1 : 0));
        state.put("queue.position", new Tensor.Longs(new int[0], new long[] {position}));
    }

    /// Returns to a state that [#save] gave.
    void restore(Weights state) {
        Memory.copy(state.floats("queue.keys"), Memory.of(keys), 0);
        long[] patient = state.longs("queue.patient");
        long[] study = state.longs("queue.study");
        long[] laterality = state.longs("queue.laterality");
        long[] bits = state.longs("queue.diseases");
        long[] isValid = state.longs("queue.valid");
        for (int i = 0; i < tags.length; i++) {
            tags[i] = new FilmTags((int) patient[i], (int) study[i], Laterality.values()[(int) laterality[i]], bits[i]);
            filled[i] = isValid[i] != 0;
        }
        position = (int) state.longs("queue.position")[0];
        show(0, tags.length);
    }

    private Tensor longs(IntToLongFunction value) {
        long[] values = new long[tags.length];
        Arrays.setAll(values, value);
        return new Tensor.Longs(new int[] {tags.length}, values);
    }

    private static float[] randomUnitRows(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            double squares = 0;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                values[i] = (float) random.nextGaussian();
                squares += values[i] * (double) values[i];
            }
            for (int i = row * columns; i < (row + 1) * columns; i++)
                values[i] = (float) (values[i] / Math.sqrt(squares));
        }
        return values;
    }

    @Override
    public void close() {
        keys.close();
        patients.close();
        diseases.close();
        valid.close();
    }
}
