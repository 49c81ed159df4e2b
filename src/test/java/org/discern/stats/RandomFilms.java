package org.discern.stats;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Films drawn at random: few different scores, hence many ties; some targets unknown; patients with several
/// films.
record RandomFilms(double[] scores, double[] otherScores, double[] targets, List<String> patientIds) {
    static RandomFilms of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int films = 10 + random.nextInt(60);
        int levels = 2 + random.nextInt(20);
        double[] targets = IntStream.range(0, films)
                .mapToDouble(film -> film == 0 ? 0 : film == 1 ? 1 : target(random))
                .toArray();
        int patients = 5 + random.nextInt(films);
        List<String> patientIds = IntStream.range(0, films)
                .mapToObj(_ -> "p" + random.nextInt(patients))
                .toList();
        return new RandomFilms(scores(random, targets, levels), scores(random, targets, levels), targets, patientIds);
    }

    private static double target(SplittableRandom random) {
        double draw = random.nextDouble();
        return draw < 0.2 ? Double.NaN : draw < 0.5 ? 1 : 0;
    }

    private static double[] scores(SplittableRandom random, double[] targets, int levels) {
        return IntStream.range(0, targets.length)
                .mapToDouble(film -> random.nextInt(levels) + (targets[film] == 1 && random.nextBoolean() ? 1 : 0))
                .toArray();
    }

    /// AUROC by looking at every pair.
    static double aurocByPairs(double[] scores, double[] targets) {
        double right = 0;
        double pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (targets[i] != 1 || targets[j] != 0) continue;
                right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                pairs++;
            }
        }
        return right / pairs;
    }
}
