package org.discern.stats;

import java.util.stream.IntStream;

/// The 113 patients with subarachnoid haemorrhage of Turck et al. (Intensive Care Medicine 36, 2010), as the R
/// package pROC (Robin et al. 2011, GPL 3 or later) hands them out as `aSAH`: outcome, WFNS grade and S100-beta.
/// The package's manual states the values that tests expect of them.
final class SubarachnoidPatients {
    /// 1 for a poor outcome.
    static final double[] POOR_OUTCOME =
            digits("00001101001011001011101000000000100110110000000001100010001010011101101"
                    + "111000110100000010000000000001111110001000");
    static final double[] WFNS = digits("11113254125255125225211112121134214541425511241125521251222151125214524414"
            + "121421232421451154221113125225552445111");
    static final double[] S100B = {
        .13, .14, .10, .04, .13, .10, .47, .16, .18, .10, .12, .10, .44, .71, .04, .08, .49, .04, .07, .33, .09, .09,
                .07,
        .11, .07, .17, .07, .11, .13, .19, .05, .16, .41, .14, .34, .35, .48, .09, .96, .25, .50, .46, .16, .07, .43,
                .45,
        .11, .08, .09, .86, .52, .08, .06, .13, 2.07, .10, .14, .15, .07, .06, .77, .05, .09, .30, .03, .09, .04, .23,
                .70,
        .09, .27, .71, .08, .26, .08, .16, .09, .13, .10, .08, .11, .33, .11, .28, .07, .10, .32, .22, .07, .05, .24,
                .38,
        .10, .15, .08, .14, .10, .07, .04, .19, .56, .14, .58, .32, .82, .74, .15, .47, .17, .44, .15, .50, .48
    };

    private SubarachnoidPatients() {}

    private static double[] digits(String digits) {
        return IntStream.range(0, digits.length())
                .mapToDouble(i -> digits.charAt(i) - '0')
                .toArray();
    }
}
