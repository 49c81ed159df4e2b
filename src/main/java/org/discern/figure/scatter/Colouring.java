package org.discern.figure.scatter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Which class each point of a cloud belongs to.
public final class Colouring {
    private final String title;
    private final List<PointClass> classes;
    private final byte[] classOf;
    private final int[][] members;

    /// @param title what is coloured by, such as a finding's name
    /// @param classes at most 127; the first is drawn on top of the others
    /// @param classOf by point, places in `classes`
    public Colouring(String title, List<PointClass> classes, byte[] classOf) {
        this.title = title;
        this.classes = List.copyOf(classes);
        this.classOf = classOf;
        int[] counts = new int[classes.size()];
        for (byte each : classOf) counts[each]++;
        members = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
        Arrays.fill(counts, 0);
        for (int i = 0; i < classOf.length; i++) members[classOf[i]][counts[classOf[i]]++] = i;
    }

    public String title() {
        return title;
    }

    public List<PointClass> classes() {
        return classes;
    }

    /// Number of points.
    public int size() {
        return classOf.length;
    }

    /// The class of a point, as a place in [#classes].
    public int classOf(int point) {
        return classOf[point];
    }

    /// Points of a class.
    public int count(int ofClass) {
        return members[ofClass].length;
    }

    /// Points of a class that are in a set.
    public int count(int ofClass, BitSet among) {
        int count = 0;
        for (int point : members[ofClass]) if (among.get(point)) count++;
        return count;
    }

    int[] members(int ofClass) {
        return members[ofClass];
    }
}
