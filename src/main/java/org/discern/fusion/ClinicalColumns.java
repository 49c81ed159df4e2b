package org.discern.fusion;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.discern.model.ClinicalValue;
import org.discern.model.Radiograph;

/// Clinical values of films as rows of numbers, by what the training films alone tell: which values there are,
/// their means and deviations.
///
/// @param names of the values, in the order of the columns
/// @param means subtracted from what was measured; a value that was not measured is 0 in the row
/// @param scales multiplied with the difference; 0 for a value that does not vary
/// @param flags whether behind the values stands, for each, 1 where it was not measured and else 0
public record ClinicalColumns(List<String> names, List<Double> means, List<Double> scales, boolean flags) {
    public ClinicalColumns {
        names = List.copyOf(names);
        means = List.copyOf(means);
        scales = List.copyOf(scales);
    }

    /// Values as they are, 0 where they were not measured: as in DisCeRn's published branch (F0).
    public static ClinicalColumns raw(List<Radiograph> training) {
        List<String> names = namesOf(training);
        return new ClinicalColumns(
                names,
                names.stream().map(_ -> 0.0).toList(),
                names.stream().map(_ -> 1.0).toList(),
                false);
    }

    /// Values of mean 0 and deviation 1 among the training films that have them, with a flag for each that is
    /// missing.
    public static ClinicalColumns standardised(List<Radiograph> training) {
        List<String> names = namesOf(training);
        List<double[]> columns = names.stream()
                .map(name -> training.stream()
                        .map(film -> film.clinicalValues().get(name))
                        .filter(value -> value != null)
                        .mapToDouble(ClinicalValue::value)
                        .toArray())
                .toList();
        return new ClinicalColumns(
                names,
                columns.stream().map(ClinicalColumns::mean).toList(),
                columns.stream().map(ClinicalColumns::scale).toList(),
                true);
    }

    /// Numbers in a row.
    public int count() {
        return flags ? 2 * names.size() : names.size();
    }

    /// The columns that tell of a value: itself, and its flag.
    public int[] columnsOf(int value) {
        return flags ? new int[] {value, names.size() + value} : new int[] {value};
    }

    /// A row a film.
    public float[][] of(List<Radiograph> films) {
        return films.stream().map(this::of).toArray(float[][]::new);
    }

    private float[] of(Radiograph film) {
        float[] row = new float[count()];
        for (int i = 0; i < names.size(); i++) {
            ClinicalValue value = film.clinicalValues().get(names.get(i));
            if (value != null) row[i] = (float) ((value.value() - means.get(i)) * scales.get(i));
            else if (flags) row[names.size() + i] = 1;
        }
        return row;
    }

    private static List<String> namesOf(List<Radiograph> training) {
        TreeSet<String> names = new TreeSet<>();
        for (Radiograph film : training) names.addAll(film.clinicalValues().keySet());
        return List.copyOf(names);
    }

    private static double mean(double[] column) {
        return IntStream.range(0, column.length)
                .mapToDouble(i -> column[i])
                .average()
                .orElseThrow();
    }

    private static double scale(double[] column) {
        double mean = mean(column);
        double variance = IntStream.range(0, column.length)
                .mapToDouble(i -> (column[i] - mean) * (column[i] - mean))
                .average()
                .orElseThrow();
        double deviation = Math.sqrt(variance);
        return deviation > 1e-9 * Math.abs(mean) ? 1 / deviation : 0;
    }
}
