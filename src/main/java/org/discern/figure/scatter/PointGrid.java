package org.discern.figure.scatter;

import java.util.BitSet;
import java.util.function.IntPredicate;

/// Finds points by place: the plane is divided into equal cells, and the points of a cell stand together. A
/// region is followed by halving: what it covers wholly, or not at all, is not looked at point by point.
public final class PointGrid {
    private static final int SIDE = 256; // cells; a power of two, so that halving ends at cells

    private final PointCloud points;
    private final Box bounds;
    private final int[] first = new int[SIDE * SIDE + 1]; // by cell, row by row from below
    private final int[] order;

    public PointGrid(PointCloud points) {
        this.points = points;
        bounds = points.bounds();
        int n = points.size();
        int[] cells = new int[n];
        for (int i = 0; i < n; i++) {
            cells[i] = cellOf(i);
            if (cells[i] >= 0) first[cells[i] + 1]++;
        }
        for (int cell = 0; cell < SIDE * SIDE; cell++) first[cell + 1] += first[cell];
        int[] next = first.clone();
        order = new int[first[SIDE * SIDE]];
        for (int i = 0; i < n; i++) if (cells[i] >= 0) order[next[cells[i]]++] = i;
    }

    /// The points in a region.
    public BitSet within(Region region) {
        BitSet found = new BitSet(points.size());
        collect(region, 0, 0, SIDE, found);
        return found;
    }

    /// The point nearest to a place among those not further than `reach` that `shown` lets pass, the first of
    /// several equally near; -1 where there is none.
    public int nearest(double x, double y, double reach, IntPredicate shown) {
        double best = reach * reach;
        int found = -1;
        int lastRow = row(y + reach);
        for (int row = row(y - reach); row <= lastRow; row++) {
            int end = first[row * SIDE + column(x + reach) + 1];
            for (int k = first[row * SIDE + column(x - reach)]; k < end; k++) {
                int i = order[k];
                double dx = points.x()[i] - x;
                double dy = points.y()[i] - y;
                double distance = dx * dx + dy * dy;
                if (distance > best || (distance == best && found >= 0 && i > found) || !shown.test(i)) continue;
                best = distance;
                found = i;
            }
        }
        return found;
    }

    private void collect(Region region, int column, int row, int side, BitSet found) {
        if (isEmpty(column, row, side)) return;
        switch (region.cover(box(column, row, side))) {
            case NONE -> {}
            case ALL -> addAll(column, row, side, found);
            case SOME -> {
                if (side == 1) {
                    addInside(region, row * SIDE + column, found);
                    return;
                }
                int half = side / 2;
                collect(region, column, row, half, found);
                collect(region, column + half, row, half, found);
                collect(region, column, row + half, half, found);
                collect(region, column + half, row + half, half, found);
            }
        }
    }

    private boolean isEmpty(int column, int row, int side) {
        for (int r = row; r < row + side; r++) {
            if (first[r * SIDE + column + side] > first[r * SIDE + column]) return false;
        }
        return true;
    }

    private void addAll(int column, int row, int side, BitSet found) {
        for (int r = row; r < row + side; r++) {
            for (int k = first[r * SIDE + column]; k < first[r * SIDE + column + side]; k++) found.set(order[k]);
        }
    }

    private void addInside(Region region, int cell, BitSet found) {
        for (int k = first[cell]; k < first[cell + 1]; k++) {
            int i = order[k];
            if (region.contains(points.x()[i], points.y()[i])) found.set(i);
        }
    }

    /// Cells a hair larger than they are, so that no rounding parts a point from its cell.
    private Box box(int column, int row, int side) {
        double width = bounds.width() / SIDE;
        double height = bounds.height() / SIDE;
        double hairX = width * 1e-6;
        double hairY = height * 1e-6;
        return new Box(
                bounds.left() + column * width - hairX,
                bounds.bottom() + row * height - hairY,
                bounds.left() + (column + side) * width + hairX,
                bounds.bottom() + (row + side) * height + hairY);
    }

    /// -1 for a point that has no place.
    private int cellOf(int point) {
        float x = points.x()[point];
        float y = points.y()[point];
        return Float.isFinite(x) && Float.isFinite(y) ? row(y) * SIDE + column(x) : -1;
    }

    private int column(double x) {
        return cell((x - bounds.left()) / bounds.width());
    }

    private int row(double y) {
        return cell((y - bounds.bottom()) / bounds.height());
    }

    private static int cell(double share) {
        return (int) Math.clamp(share * SIDE, 0, SIDE - 1);
    }
}
