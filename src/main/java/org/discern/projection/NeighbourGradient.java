package org.discern.projection;

import java.util.stream.IntStream;

/// The gradient of t-SNE with attraction between neighbours only (van der Maaten 2014); a Gaussian
/// has nothing left beyond.
final class NeighbourGradient implements TsneGradient {
    private static final int CHUNK = 512;

    private final NeighbourAffinities affinities;
    private final Repulsion repulsion;

    NeighbourGradient(NeighbourAffinities affinities, Repulsion repulsion) {
        this.affinities = affinities;
        this.repulsion = repulsion;
    }

    @Override
    public void fill(double[] position, double exaggeration, double[] gradient) {
        double z = repulsion.fill(position, gradient);
        int n = position.length / 2;
        IntStream.range(0, (n + CHUNK - 1) / CHUNK).parallel().forEach(part -> {
            for (int i = part * CHUNK; i < Math.min(n, (part + 1) * CHUNK); i++)
                attract(i, position, exaggeration, z, gradient);
        });
    }

    private void attract(int i, double[] position, double exaggeration, double z, double[] gradient) {
        int[] neighbour = affinities.neighbour();
        float[] joint = affinities.joint();
        double x = position[2 * i];
        double y = position[2 * i + 1];
        double alongX = 0;
        double alongY = 0;
        for (int e = affinities.from()[i]; e < affinities.from()[i + 1]; e++) {
            double dx = x - position[2 * neighbour[e]];
            double dy = y - position[2 * neighbour[e] + 1];
            double pull = joint[e] / (1 + dx * dx + dy * dy);
            alongX += pull * dx;
            alongY += pull * dy;
        }
        gradient[2 * i] = 4 * (exaggeration * alongX - gradient[2 * i] / z);
        gradient[2 * i + 1] = 4 * (exaggeration * alongY - gradient[2 * i + 1] / z);
    }
}
