package org.discern.stats;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Groups of patients within which a resample draws, so that it keeps rare classes.
///
/// The rarer class of each finding is what a small set could lose. A patient belongs to the rarest such class
/// that any of the patient's films shows, apart from those who show the finding's other class as well;
/// patients who show none form one stratum. For a single finding these are the patients with only one class,
/// only the other, and both: no resample can lose a class. For several findings at once only the rarest class
/// is safe, and the others nearly so.
final class PatientStrata {
    private final int patients;
    private final int[][] members;

    private PatientStrata(int patients, int[][] members) {
        this.patients = patients;
        this.members = members;
    }

    /// @param findings the films' classes for each finding, by whatever score
    static PatientStrata of(Patients patients, List<Ranking> findings) {
        List<Ranking> rarestFirst = findings.stream()
                .sorted(Comparator.comparingInt(finding -> Math.min(finding.positives(), finding.negatives())))
                .toList();
        int none = 2 * findings.size();
        int[] stratum =
                IntStream.range(0, patients.count()).map(patient -> none).toArray();
        for (int rank = 0; rank < rarestFirst.size(); rank++)
            assign(patients, rarestFirst.get(rank), rank, none, stratum);
        TreeMap<Integer, IntStream.Builder> strata = new TreeMap<>();
        for (int patient = 0; patient < stratum.length; patient++) {
            strata.computeIfAbsent(stratum[patient], _ -> IntStream.builder()).add(patient);
        }
        int[][] members = strata.values().stream()
                .map(builder -> builder.build().toArray())
                .toArray(int[][]::new);
        return new PatientStrata(patients.count(), members);
    }

    private static void assign(Patients patients, Ranking finding, int rank, int none, int[] stratum) {
        boolean rare = finding.positives() <= finding.negatives();
        boolean[] showsRare = new boolean[patients.count()];
        boolean[] showsOther = new boolean[patients.count()];
        for (int place = 0; place < finding.size(); place++) {
            int patient = patients.ofFilm()[finding.film(place)];
            if (finding.isPositive(place) == rare) showsRare[patient] = true;
            else showsOther[patient] = true;
        }
        for (int patient = 0; patient < stratum.length; patient++) {
            if (stratum[patient] == none && showsRare[patient])
                stratum[patient] = 2 * rank + (showsOther[patient] ? 1 : 0);
        }
    }

    /// Draws as many patients as there are, with replacement, within each stratum.
    ///
    /// @return how often each patient was drawn
    int[] draw(SplittableRandom random) {
        int[] times = new int[patients];
        for (int[] stratum : members) {
            for (int i = 0; i < stratum.length; i++) times[stratum[random.nextInt(stratum.length)]]++;
        }
        return times;
    }
}
