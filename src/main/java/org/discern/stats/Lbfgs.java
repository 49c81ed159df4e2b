package org.discern.stats;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// Minimises a smooth convex function with limited-memory BFGS (Nocedal and Wright 2006, algorithms 7.4 and
/// 7.5) and a bisecting line search for the weak Wolfe conditions. Deterministic.
final class Lbfgs {
    private static final int MEMORY = 10;
    private static final int MAX_ITERATIONS = 1000;
    private static final int MAX_TRIALS = 50;
    private static final double GRADIENT_TOLERANCE = 1e-6;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;

    private final Objective objective;
    private final Deque<Update> updates = new ArrayDeque<>(MEMORY);
    private double[] point;
    private double[] gradient;
    private double value;

    private Lbfgs(Objective objective, double[] start) {
        this.objective = objective;
        point = start.clone();
        gradient = new double[start.length];
        value = objective.evaluate(point, gradient);
    }

    /// A function with its gradient.
    interface Objective {
        /// @param gradient is overwritten
        /// @return the value
        double evaluate(double[] point, double[] gradient);
    }

    /// The point, reached from `start`, where no component of the gradient exceeds 1e-6, or where rounding
    /// allows no progress.
    static double[] minimize(Objective objective, double[] start) {
        Lbfgs state = new Lbfgs(objective, start);
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            if (largest(state.gradient) <= GRADIENT_TOLERANCE || !state.search(state.direction())) break;
        }
        return state.point;
    }

    /// Minus the approximate inverse Hessian times the gradient (the two-loop recursion).
    private double[] direction() {
        double[] direction = new double[gradient.length];
        addScaled(direction, -1, gradient);
        if (updates.isEmpty()) return scaled(direction, 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))));
        double[] alphas = new double[updates.size()];
        int i = alphas.length;
        for (Iterator<Update> newestFirst = updates.descendingIterator(); newestFirst.hasNext(); ) {
            Update update = newestFirst.next();
            alphas[--i] = dot(update.step, direction) / update.curvature;
            addScaled(direction, -alphas[i], update.change);
        }
        Update newest = updates.getLast();
        direction = scaled(direction, newest.curvature / dot(newest.change, newest.change));
        for (Update update : updates) {
            double beta = dot(update.change, direction) / update.curvature;
            addScaled(direction, alphas[i++] - beta, update.step);
        }
        return direction;
    }

    /// Moves along `direction` to a point with the weak Wolfe conditions.
    ///
    /// @return false where none is found: rounding then hides any decrease
    private boolean search(double[] direction) {
        double slope = dot(gradient, direction);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double length = 1;
        for (int trial = 0; trial < MAX_TRIALS; trial++) {
            double[] nextPoint = point.clone();
            addScaled(nextPoint, length, direction);
            double[] nextGradient = new double[gradient.length];
            double nextValue = objective.evaluate(nextPoint, nextGradient);
            if (!(nextValue <= value + SUFFICIENT_DECREASE * length * slope)) {
                high = length;
            } else if (dot(nextGradient, direction) < CURVATURE * slope) {
                low = length;
            } else {
                remember(nextPoint, nextGradient);
                point = nextPoint;
                gradient = nextGradient;
                value = nextValue;
                return true;
            }
            length = high == Double.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
        }
        return false;
    }

    private void remember(double[] nextPoint, double[] nextGradient) {
        double[] step = nextPoint.clone();
        addScaled(step, -1, point);
        double[] change = nextGradient.clone();
        addScaled(change, -1, gradient);
        double curvature = dot(step, change);
        if (curvature <= 0) return; // only by rounding: the line search asks for curvature
        if (updates.size() == MEMORY) updates.removeFirst();
        updates.addLast(new Update(step, change, curvature));
    }

    private static double largest(double[] vector) {
        double largest = 0;
        for (double component : vector) largest = Math.max(largest, Math.abs(component));
        return largest;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) sum += a[k] * b[k];
        return sum;
    }

    private static void addScaled(double[] target, double factor, double[] vector) {
        for (int k = 0; k < target.length; k++) target[k] += factor * vector[k];
    }

    private static double[] scaled(double[] vector, double factor) {
        double[] result = new double[vector.length];
        addScaled(result, factor, vector);
        return result;
    }

    /// What a step taught of the curvature.
    ///
    /// @param change of the gradient over `step`
    /// @param curvature their inner product, positive
    private record Update(double[] step, double[] change, double curvature) {}
}
