package org.discern.engine;

/// Groups of a training batch that are normalised by their own statistics each.
public final class BatchNormGroups {
    private BatchNormGroups() {}

    /// As many as asked for, or fewer: equal ones, of 2 pictures at least.
    public static int count(int pictures, int asked) {
        for (int count = Math.min(asked, pictures / 2); count > 1; count--) {
            if (pictures % count == 0) return count;
        }
        return 1;
    }
}
