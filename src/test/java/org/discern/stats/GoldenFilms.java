package org.discern.stats;

import java.util.List;

/// Ten films of ten patients with the scores of two models, for which DeLong's and the permutation test were
/// worked out apart.
final class GoldenFilms {
    static final double[] TARGETS = {1, 1, 1, 0, 0, 0, 0, 1, 0, 1};
    static final double[] A = {.9, .8, .4, .5, .3, .2, .4, .7, .6, .55};
    static final double[] B = {.7, .9, .35, .6, .3, .5, .4, .45, .65, .5};
    static final List<String> PATIENTS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private GoldenFilms() {}
}
