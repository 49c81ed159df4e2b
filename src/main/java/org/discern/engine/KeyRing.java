package org.discern.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.discern.data.pair.FilmTags;
import org.discern.model.Laterality;

/// The dictionary of keys as a ring of K places (He et al. 2020, section 3.2), without the keys themselves,
/// which lie on an engine's device: where the next ones go, and what is known of each key's film. A place that
/// no key has come to yet holds a random row, which is no film.
public final class KeyRing {
    private static final int NO_PATIENT = -1;

    private final int[] patients;
    private final int[] studies;
    private final Laterality[] lateralities;
    private final long[] diseases;
    private final boolean[] films;
    private int position;

    /// A ring of random rows.
    public KeyRing(int size) {
        patients = new int[size];
        studies = new int[size];
        lateralities = new Laterality[size];
        diseases = new long[size];
        films = new boolean[size];
        Arrays.fill(patients, NO_PATIENT);
        Arrays.fill(studies, NO_PATIENT);
        Arrays.fill(lateralities, Laterality.UNKNOWN);
    }

    /// Rows of a batch that go to places beside each other.
    ///
    /// @param row the first one's place in the batch
    /// @param place the first one's place in the ring
    public record Stretch(int row, int place, int count) {}

    /// Number of keys (K).
    public int size() {
        return patients.length;
    }

    /// Whether the key at a place is of a film.
    public boolean isFilm(int place) {
        return films[place];
    }

    /// Patient of the key at a place; of none for random rows.
    public int patient(int place) {
        return patients[place];
    }

    /// Study of the key at a place; of none for random rows.
    public int study(int place) {
        return studies[place];
    }

    /// Frontal or lateral view of the key at a place.
    public Laterality laterality(int place) {
        return lateralities[place];
    }

    /// Disease bits of the key at a place; none for random rows.
    public long diseases(int place) {
        return diseases[place];
    }

    /// Share of the ring that holds keys of films.
    public double fill() {
        int count = 0;
        for (boolean film : films) count += film ? 1 : 0;
        return count / (double) films.length;
    }

    /// Mean age of the keys of films, in steps since they were made: those of the last step are 1 old. `NaN` where
    /// there are none.
    ///
    /// @param batch keys of a step
    public double meanAgeSteps(int batch) {
        int count = 0;
        double sum = 0;
        for (int back = 0; back < size(); back++) {
            if (!films[Math.floorMod(position - 1 - back, size())]) break;
            sum += back / batch + 1;
            count++;
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /// Takes a batch's films in, in place of the oldest ones; of a batch larger than the ring only the last K.
    ///
    /// @return where their keys have to be put
    public List<Stretch> enqueue(List<FilmTags> tags) {
        List<Stretch> stretches = new ArrayList<>();
        int from = Math.max(0, tags.size() - size());
        position = (int) ((position + (long) from) % size());
        while (from < tags.size()) {
            int count = Math.min(size() - position, tags.size() - from);
            for (int i = 0; i < count; i++) put(position + i, tags.get(from + i));
            stretches.add(new Stretch(from, position, count));
            from += count;
            position = (position + count) % size();
        }
        return stretches;
    }

    private void put(int place, FilmTags film) {
        patients[place] = film.patient();
        studies[place] = film.study();
        lateralities[place] = film.laterality();
        diseases[place] = film.diseases();
        films[place] = true;
    }

    /// The keys that a ring begins with: random unit rows, `rows x columns`.
    public static float[] firstKeys(int rows, int columns, long seed) {
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

    /// Adds everything to `state`, names beginning with `queue.`; an engine adds the keys as `queue.keys`.
    public void save(Map<String, Tensor> state) {
        state.put("queue.patient", longs(i -> patients[i]));
        state.put("queue.study", longs(i -> studies[i]));
        state.put("queue.laterality", longs(i -> lateralities[i].ordinal()));
        state.put("queue.diseases", longs(i -> diseases[i]));
        state.put("queue.valid", longs(i -> films[i] ? 1 : 0));
        state.put("queue.position", new Tensor.Longs(new int[0], new long[] {position}));
    }

    /// Returns to a state that [#save] gave.
    public void restore(Weights state) {
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
}
