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

/// The dictionary of keys (He et al. 2020, section 3.2): a ring of the last K, each with what is known of its film.
/// It begins with random unit rows, which are no films.
final class KeyQueue implements AutoCloseable {
    private static final int NO_PATIENT = -1;

    private final INDArray keys;
    private final int[] patients;
    private final int[] studies;
    private final Laterality[] lateralities;
    private final long[] diseases;
    private final boolean[] films;
    private int position;

    KeyQueue(int size, int dimension, long seed) {
        keys = Nd4j.create(randomUnitRows(size, dimension, seed), new long[] {size, dimension}, DataType.FLOAT);
        patients = new int[size];
        studies = new int[size];
        lateralities = new Laterality[size];
        diseases = new long[size];
        films = new boolean[size];
        Arrays.fill(patients, NO_PATIENT);
        Arrays.fill(studies, NO_PATIENT);
        Arrays.fill(lateralities, Laterality.UNKNOWN);
    }

    /// Keys, `K x C`.
    INDArray keys() {
        return keys;
    }

    /// Number of keys (K).
    int size() {
        return patients.length;
    }

    /// Whether the key at a place is of a film, not one of the random rows of the beginning.
    boolean isFilm(int place) {
        return films[place];
    }

    /// Patient of the key at a place; of none for random rows.
    int patient(int place) {
        return patients[place];
    }

    /// Disease bits of the key at a place; none for random rows.
    long diseases(int place) {
        return diseases[place];
    }

    /// Share of the ring that holds keys of films.
    double fill() {
        int count = 0;
        for (boolean film : films) count += film ? 1 : 0;
        return count / (double) films.length;
    }

    /// Puts keys in, row by row, in place of the oldest ones.
    void enqueue(INDArray rows, List<FilmTags> tags) {
        // Of a batch larger than the ring only the last K remain.
        int from = Math.max(0, tags.size() - size());
        position = (int) ((position + (long) from) % size());
        while (from < tags.size()) {
            int count = Math.min(size() - position, tags.size() - from);
            put(rows, tags, from, count);
            from += count;
            position = (position + count) % size();
        }
    }

    private void put(INDArray rows, List<FilmTags> tags, int from, int count) {
        INDArray place = keys.get(NDArrayIndex.interval(position, position + count), NDArrayIndex.all());
        place.assign(rows.get(NDArrayIndex.interval(from, from + count), NDArrayIndex.all()));
        for (int i = 0; i < count; i++) {
            FilmTags film = tags.get(from + i);
            patients[position + i] = film.patient();
            studies[position + i] = film.study();
            lateralities[position + i] = film.laterality();
            diseases[position + i] = film.diseases();
            films[position + i] = true;
        }
    }

    /// Adds everything to `state`, names beginning with `queue.`.
    void save(Map<String, Tensor> state) {
        float[] values = Memory.copy(Memory.of(keys), 0, Math.toIntExact(keys.length()));
        state.put("queue.keys", new Tensor.Floats(new int[] {keys.rows(), keys.columns()}, values));
        state.put("queue.patient", longs(i -> patients[i]));
        state.put("queue.study", longs(i -> studies[i]));
        state.put("queue.laterality", longs(i -> lateralities[i].ordinal()));
        state.put("queue.diseases", longs(i -> diseases[i]));
        state.put("queue.valid", longs(i -> films[i] ? 1 : 0));
        state.put("queue.position", new Tensor.Longs(new int[0], new long[] {position}));
    }

    /// Returns to a state that [#save] gave.
    void restore(Weights state) {
        Memory.copy(state.floats("queue.keys"), Memory.of(keys), 0);
        Arrays.setAll(patients, i -> (int) state.longs("queue.patient")[i]);
        Arrays.setAll(studies, i -> (int) state.longs("queue.study")[i]);
        Arrays.setAll(
                lateralities,
                i -> Laterality.values()[
                        Math.floorMod(state.longs("queue.laterality")[i], Laterality.values().length)]);
        Arrays.setAll(diseases, i -> state.longs("queue.diseases")[i]);
        for (int i = 0; i < films.length; i++) films[i] = state.longs("queue.valid")[i] != 0;
        position = (int) Math.floorMod(state.longs("queue.position")[0], (long) size());
    }

    private Tensor longs(IntToLongFunction value) {
        long[] values = new long[size()];
        Arrays.setAll(values, value);
        return new Tensor.Longs(new int[] {values.length}, values);
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
    }
}
