package org.discern.engine;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.discern.config.WeightingConfig;
import org.discern.data.pair.FilmTags;

/// How a kind of weighting sorts the keys of other patients' films, and what a key of each sort weighs. S are
/// the keys that are like the query, H the others, n = |S| + |H|; K is the size of the queue.
///
/// * By disease (DisCeRn, report section 3): S shares a disease with the query, or has the very same ones
///   (`exact`). `mass`: w_s = (1 - alpha) n / |S| and w_h = alpha n / |H|, or 1 where S or H is empty. `ratio`:
///   w_s = n / (|S| + lambda |H|), w_h = lambda w_s. `dropSame`: w_s = 0, w_h = n / |H|, or 1 where S or H is
///   empty. `overlap` and `difference`: w proportional to 1 + (lambda - 1) d, where d is 1 less the Jaccard
///   index of the two sets of diseases, or the share of diseases in which they differ. All of these conserve
///   the sum n.
/// * `asRun` follows DisCeRn's published code (`modelling/moco.py`): random rows have every disease, w_s = (1 -
///   alpha) K / (K - |H|), w_h = alpha K / |H|, a query without disease has all of H, and the logarithm is
///   divided by the temperature.
/// * By laterality (MedAug, Vu et al. 2021, section 4.4): H are films of the query's own laterality, which are
///   harder to tell from it. `lateralityOnly` leaves S out, and films of the query's own study;
///   `lateralitySample` keeps beside that only a `share` of H, drawn anew at each step; `lateralityMass` is
///   `mass`; `lateralityAppend` counts `share` K keys of H twice, drawn with replacement.
sealed interface KeyRule {
    /// Weight 0.
    int MASKED = -1;
    /// Weight 1, and counted nowhere.
    int BESIDE = -2;

    /// Number of sorts, numbered from 0.
    int sorts();

    /// Sort of the key of another patient's film.
    int sort(FilmTags query, KeyRing ring, int place);

    /// Sort of a random row.
    default int sortOfRandomRow(FilmTags query) {
        return BESIDE;
    }

    /// Whether a key of the query's own patient is left out whatever the settings say.
    default boolean masksOwn(FilmTags query, KeyRing ring, int place) {
        return false;
    }

    /// Whether keys of a sort are in S.
    boolean isAlike(int sort);

    /// Natural logarithms of each sort's weight.
    ///
    /// @param counts keys of each sort
    double[] logWeights(int[] counts, int k);

    /// Changes what is drawn at random, in `logs` from place `from` on.
    default void redraw(int[] sorts, int[] counts, SplittableRandom random, float[] logs, int from) {
        // Most rules draw nothing.
    }

    static KeyRule of(WeightingConfig config, double temperature) {
        return switch (config.kind()) {
            case NONE -> new Diseases(false, _ -> new double[2]);
            case MASS -> new Diseases(false, counts -> mass(counts, config.alpha()));
            case EXACT -> new Diseases(true, counts -> mass(counts, config.alpha()));
            case RATIO -> new Diseases(false, counts -> conserving(counts, new double[] {1, config.lambda()}));
            case DROP_SAME -> new Diseases(false, KeyRule::dropSame);
            case AS_RUN -> new AsRun(config.alpha(), temperature);
            case OVERLAP -> new Overlap(config.lambda(), 0);
            case DIFFERENCE -> new Overlap(config.lambda(), config.findings().size());
            case LATERALITY_ONLY -> new Lateralities(config, true, 1);
            case LATERALITY_SAMPLE -> new Lateralities(config, true, config.share());
            case LATERALITY_MASS, LATERALITY_APPEND -> new Lateralities(config, false, 1);
        };
    }

    /// Weights of two sorts from their counts.
    @FunctionalInterface
    interface TwoLevels {
        double[] logs(int[] counts);
    }

    private static double[] mass(int[] counts, double alpha) {
        if (counts[0] == 0 || counts[1] == 0) return new double[2];
        double n = counts[0] + counts[1];
        return new double[] {Math.log((1 - alpha) * n / counts[0]), Math.log(alpha * n / counts[1])};
    }

    private static double[] dropSame(int[] counts) {
        if (counts[0] == 0 || counts[1] == 0) return new double[2];
        return new double[] {Double.NEGATIVE_INFINITY, Math.log((counts[0] + counts[1]) / (double) counts[1])};
    }

    /// Logarithms of weights that are proportional to `shares` and sum up to the number of keys.
    private static double[] conserving(int[] counts, double[] shares) {
        double total = 0;
        for (int sort = 0; sort < counts.length; sort++) total += counts[sort] * shares[sort];
        double scale = total == 0 ? 1 : Arrays.stream(counts).sum() / total;
        return Arrays.stream(shares).map(share -> Math.log(share * scale)).toArray();
    }

    /// S is sort 0, H sort 1.
    ///
    /// @param exact whether S has the very same diseases, none included, not only one in common
    record Diseases(boolean exact, TwoLevels weights) implements KeyRule {
        @Override
        public int sorts() {
            return 2;
        }

        @Override
        public int sort(FilmTags query, KeyRing ring, int place) {
            long own = query.diseases();
            long other = ring.diseases(place);
            return (exact ? own == other : (own & other) != 0) ? 0 : 1;
        }

        @Override
        public boolean isAlike(int sort) {
            return sort == 0;
        }

        @Override
        public double[] logWeights(int[] counts, int k) {
            return weights.logs(counts);
        }
    }

    /// As the published code has it.
    record AsRun(double alpha, double temperature) implements KeyRule {
        @Override
        public int sorts() {
            return 2;
        }

        @Override
        public int sort(FilmTags query, KeyRing ring, int place) {
            return (query.diseases() & ring.diseases(place)) != 0 ? 0 : 1;
        }

        @Override
        public int sortOfRandomRow(FilmTags query) {
            return query.diseases() != 0 ? 0 : 1;
        }

        @Override
        public boolean isAlike(int sort) {
            return sort == 0;
        }

        @Override
        public double[] logWeights(int[] counts, int k) {
            return new double[] {
                Math.log((1 - alpha) * k / Math.max(1, k - counts[1])) / temperature,
                Math.log(alpha * k / Math.max(1, counts[1])) / temperature
            };
        }
    }

    /// Sorted by the sizes of intersection and union of the two sets of diseases.
    ///
    /// @param diseases number of diseases, to weigh by the share that differs; 0 to weigh by the Jaccard index
    record Overlap(double lambda, int diseases) implements KeyRule {
        private static final int SIZES = Long.SIZE + 1;

        @Override
        public int sorts() {
            return SIZES * SIZES;
        }

        @Override
        public int sort(FilmTags query, KeyRing ring, int place) {
            long own = query.diseases();
            long other = ring.diseases(place);
            return Long.bitCount(own & other) * SIZES + Long.bitCount(own | other);
        }

        @Override
        public boolean isAlike(int sort) {
            return sort >= SIZES;
        }

        @Override
        public double[] logWeights(int[] counts, int k) {
            double[] shares = new double[sorts()];
            for (int sort = 0; sort < shares.length; sort++) {
                double both = sort / SIZES;
                double either = sort % SIZES;
                double apart = diseases > 0 ? (either - both) / diseases : either == 0 ? 0 : 1 - both / either;
                shares[sort] = counts[sort] == 0 ? 1 : 1 + (lambda - 1) * apart;
            }
            return conserving(counts, shares);
        }
    }

    /// Films of the other laterality are sort 0, those of the query's own, or of an unknown one, sort 1.
    ///
    /// @param only whether sort 0 is left out, and films of the query's own study
    /// @param kept share of sort 1 that is kept
    record Lateralities(WeightingConfig config, boolean only, double kept) implements KeyRule {
        @Override
        public int sorts() {
            return 2;
        }

        @Override
        public int sort(FilmTags query, KeyRing ring, int place) {
            return query.laterality().isOppositeOf(ring.laterality(place)) ? 0 : 1;
        }

        @Override
        public boolean masksOwn(FilmTags query, KeyRing ring, int place) {
            return only && ring.study(place) == query.study();
        }

        @Override
        public boolean isAlike(int sort) {
            return sort == 0;
        }

        @Override
        public double[] logWeights(int[] counts, int k) {
            if (only) return new double[] {Double.NEGATIVE_INFINITY, 0};
            return config.kind() == WeightingConfig.Kind.LATERALITY_MASS ? mass(counts, config.alpha()) : new double[2];
        }

        @Override
        public void redraw(int[] sorts, int[] counts, SplittableRandom random, float[] logs, int from) {
            if (kept < 1) keepSome(sorts, counts[1], random, logs, from);
            if (config.kind() == WeightingConfig.Kind.LATERALITY_APPEND && counts[1] > 0) {
                append(sorts, counts[1], random, logs, from);
            }
        }

        /// Draws without replacement, key by key (Knuth's algorithm S).
        private void keepSome(int[] sorts, int count, SplittableRandom random, float[] logs, int from) {
            long wanted = Math.round(kept * count);
            int left = count;
            for (int j = 0; j < sorts.length; j++) {
                if (sorts[j] != 1) continue;
                if (random.nextInt(left--) < wanted) wanted--;
                else logs[from + j] = Float.NEGATIVE_INFINITY;
            }
        }

        private void append(int[] sorts, int count, SplittableRandom random, float[] logs, int from) {
            int[] times = new int[count];
            for (long i = Math.round(config.share() * sorts.length); i > 0; i--) times[random.nextInt(count)]++;
            int next = 0;
            for (int j = 0; j < sorts.length; j++) {
                if (sorts[j] == 1) logs[from + j] = (float) Math.log1p(times[next++]);
            }
        }
    }
}
