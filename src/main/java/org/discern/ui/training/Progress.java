package org.discern.ui.training;

import java.util.Locale;

/// How far a phase of a run is.
///
/// @param totalSteps of the phase; 0 where not known
/// @param timeLeft of the phase, in words; empty while too little is known
/// @param over whether a later phase has begun, or the run has ended
public record Progress(String phase, long step, long totalSteps, String timeLeft, boolean over) {
    /// Nothing has been reported.
    public static final Progress NONE = new Progress("", 0, 0, "", false);

    /// From 0 to 1; -1 where it is not known.
    public double share() {
        if (over) return 1;
        return totalSteps > 0 ? Math.min(1, (double) step / totalSteps) : -1;
    }

    /// Such as `pre-training, step 120 of 400, 3 min left`.
    public String text() {
        if (phase.isEmpty()) return "";
        String place = totalSteps > 0 ? String.format(Locale.ROOT, ", step %,d of %,d", step, totalSteps) : "";
        return phase + place + (timeLeft.isEmpty() ? "" : ", " + timeLeft + " left");
    }

    Progress ended() {
        return new Progress(phase, step, totalSteps, "", true);
    }
}
