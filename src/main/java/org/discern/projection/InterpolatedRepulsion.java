package org.discern.projection;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What drives points of a t-SNE layout apart, in time that grows with their number and not with its square
/// (Linderman et al. 2019): points are spread over the nodes of a grid by cubic interpolation, the pushes between
/// nodes are a convolution, done by Fourier transforms, and are interpolated back at the points.
///
/// The spacing of the grid is kept while the layout allows, and with it the transforms of the kernels.
final class InterpolatedRepulsion implements Repulsion {
    private static final int WIDTH = RepulsionKernels.WIDTH;
    private static final double WIDEST_SPACING = 0.4; // where points lie 1 apart, the push turns around
    private static final int FEWEST_NODES = 64;
    private static final int MOST_NODES = 1536;
    private static final int MARGIN = 4;
    private static final int CHUNK = 1024;
    private static final double SPACING_STEP = Math.sqrt(2);

    private @Nullable RepulsionKernels kernels;
    private Fft fft = new Fft(2);
    private int nodes;
    private double originX;
    private double originY;
    private float[][] field = new float[0][];
    private float[][] fieldY = new float[0][];
    private float[][][] spectrum = new float[0][][];
    private Fft.Rows[] rows = new Fft.Rows[0];
    private Fft.Rows[] rowsY = new Fft.Rows[0];

    @Override
    public double fill(double[] position, double[] push) {
        RepulsionKernels fitting = fit(position);
        spread(position, fitting.spacing());
        strips(nodes / 2, (strip, worker) -> alongX(strip, rows[worker]));
        double[] sums = new double[fitting.near().length];
        strips(nodes + 1, (strip, worker) -> sums[strip] = alongY(strip, fitting, rows[worker], rowsY[worker]));
        strips(nodes, (strip, worker) -> back(strip, rows[worker]));
        double ofThemselves = gather(position, push, fitting.spacing());
        return Arrays.stream(sums).sum() / ((double) fitting.length() * fitting.length()) - ofThemselves;
    }

    private interface Strip {
        void run(int strip, int worker);
    }

    private void strips(int sequences, Strip work) {
        int count = (sequences + WIDTH - 1) / WIDTH;
        int workers = rows.length;
        IntStream.range(0, workers).parallel().forEach(worker -> {
            for (int strip = worker; strip < count; strip += workers) work.run(strip, worker);
        });
    }

    /// Lays the grid under the points.
    private RepulsionKernels fit(double[] position) {
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < position.length; i++) {
            low[i % 2] = Math.min(low[i % 2], position[i]);
            high[i % 2] = Math.max(high[i % 2], position[i]);
        }
        double extent = Math.max(Math.max(high[0] - low[0], high[1] - low[1]), 1e-9);
        int needed = (int) Math.min(MOST_NODES, Math.ceil(extent / WIDEST_SPACING) + MARGIN);
        int length = Fft.lengthFor(2 * Math.max(FEWEST_NODES, needed));
        double least = extent / (length / 2 - MARGIN);
        double spacing = Math.pow(SPACING_STEP, Math.ceil(Math.log(least) / Math.log(SPACING_STEP)));
        if (least <= WIDEST_SPACING) spacing = Math.min(WIDEST_SPACING, spacing);
        RepulsionKernels now = kernels;
        if (now == null || now.length() != length || now.spacing() != spacing) {
            if (now == null || now.length() != length) resize(length);
            now = RepulsionKernels.of(fft, length, spacing);
            kernels = now;
        }
        originX = (low[0] + high[0]) / 2 - spacing * (nodes - 1) / 2;
        originY = (low[1] + high[1]) / 2 - spacing * (nodes - 1) / 2;
        return now;
    }

    private void resize(int length) {
        fft = new Fft(length);
        nodes = length / 2;
        field = new float[nodes][nodes];
        fieldY = new float[nodes][nodes];
        spectrum = new float[4][nodes + 1][nodes];
        int workers = Runtime.getRuntime().availableProcessors();
        rows = IntStream.range(0, workers).mapToObj(_ -> fft.rows(WIDTH)).toArray(Fft.Rows[]::new);
        rowsY = IntStream.range(0, workers).mapToObj(_ -> fft.rows(WIDTH)).toArray(Fft.Rows[]::new);
    }

    private void spread(double[] position, double spacing) {
        for (float[] row : field) Arrays.fill(row, 0);
        float[] x = new float[4];
        float[] y = new float[4];
        for (int i = 0; i < position.length; i += 2) {
            int column = weights((position[i] - originX) / spacing, x);
            int row = weights((position[i + 1] - originY) / spacing, y);
            for (int b = 0; b < 4; b++) {
                float[] line = field[row + b];
                for (int a = 0; a < 4; a++) line[column + a] += x[a] * y[b];
            }
        }
    }

    /// The fields at the points.
    ///
    /// @return what of Z is each point's share in itself, as the grid sees it
    private double gather(double[] position, double[] push, double spacing) {
        int points = position.length / 2;
        int parts = (points + CHUNK - 1) / CHUNK;
        double[] ofThemselves = new double[parts];
        IntStream.range(0, parts).parallel().forEach(part -> {
            float[] x = new float[4];
            float[] y = new float[4];
            for (int i = part * CHUNK; i < Math.min(points, (part + 1) * CHUNK); i++) {
                int column = weights((position[2 * i] - originX) / spacing, x);
                int row = weights((position[2 * i + 1] - originY) / spacing, y);
                push[2 * i] = at(field, row, column, x, y);
                push[2 * i + 1] = at(fieldY, row, column, x, y);
                ofThemselves[part] += ofItself(x, y, spacing);
            }
        });
        return Arrays.stream(ofThemselves).sum();
    }

    private static double at(float[][] field, int row, int column, float[] x, float[] y) {
        float sum = 0;
        for (int b = 0; b < 4; b++) {
            float[] line = field[row + b];
            sum += y[b]
                    * (x[0] * line[column]
                            + x[1] * line[column + 1]
                            + x[2] * line[column + 2]
                            + x[3] * line[column + 3]);
        }
        return sum;
    }

    /// The first kernel between the four by four nodes that stand for one point.
    private static double ofItself(float[] x, float[] y, double spacing) {
        double sum = 0;
        for (int dy = 0; dy < 4; dy++) {
            for (int dx = 0; dx < 4; dx++) {
                double pairs = alongItself(x, dx) * alongItself(y, dy);
                sum += pairs / (1 + spacing * spacing * (dx * dx + dy * dy));
            }
        }
        return sum;
    }

    /// Sum of the products of weights that lie `apart`, to either side.
    private static double alongItself(float[] weights, int apart) {
        double sum = 0;
        for (int a = 0; a + apart < 4; a++) sum += weights[a] * weights[a + apart];
        return apart == 0 ? sum : 2 * sum;
    }

    /// Lagrange's weights of the four nodes around `at`, given in spacings.
    ///
    /// @return the first of the nodes
    private static int weights(double at, float[] weights) {
        int cell = (int) Math.floor(at);
        float t = (float) (at - cell);
        weights[0] = -t * (t - 1) * (t - 2) / 6;
        weights[1] = (t + 1) * (t - 1) * (t - 2) / 2;
        weights[2] = -(t + 1) * t * (t - 2) / 2;
        weights[3] = (t + 1) * t * (t - 1) / 6;
        return cell - 1;
    }

    /// Rows of the grid, two at once as real and imaginary part, to the frequencies of x.
    private void alongX(int strip, Fft.Rows work) {
        int length = 2 * nodes;
        int first = strip * WIDTH;
        int width = Math.min(WIDTH, nodes / 2 - first);
        for (int b = 0; b < width; b++) {
            float[] even = field[2 * (first + b)];
            float[] odd = field[2 * (first + b) + 1];
            for (int t = 0; t < nodes; t++) {
                work.re[t][b] = even[t];
                work.im[t][b] = odd[t];
            }
        }
        clear(work);
        fft.forward(work);
        for (int k = 0; k <= nodes; k++) {
            float[] re = work.re[k];
            float[] im = work.im[k];
            float[] mirrorRe = work.re[(length - k) % length];
            float[] mirrorIm = work.im[(length - k) % length];
            for (int b = 0; b < width; b++) {
                int row = 2 * (first + b);
                spectrum[0][k][row] = (re[b] + mirrorRe[b]) / 2;
                spectrum[1][k][row] = (im[b] - mirrorIm[b]) / 2;
                spectrum[0][k][row + 1] = (im[b] + mirrorIm[b]) / 2;
                spectrum[1][k][row + 1] = (mirrorRe[b] - re[b]) / 2;
            }
        }
    }

    private void clear(Fft.Rows work) {
        for (int t = nodes; t < 2 * nodes; t++) {
            Arrays.fill(work.re[t], 0);
            Arrays.fill(work.im[t], 0);
        }
    }

    /// Frequencies of x to those of y, times the kernels, and back along y.
    ///
    /// @return this strip's part of the sum of all nodes' charges times the first kernel's field there
    private double alongY(int strip, RepulsionKernels kernels, Fft.Rows work, Fft.Rows workY) {
        int first = strip * WIDTH;
        int width = Math.min(WIDTH, nodes + 1 - first);
        for (int b = 0; b < width; b++) {
            for (int t = 0; t < nodes; t++) {
                work.re[t][b] = spectrum[0][first + b][t];
                work.im[t][b] = spectrum[1][first + b][t];
            }
        }
        clear(work);
        fft.forward(work);
        double sum = 0;
        float[] power = new float[WIDTH];
        for (int t = 0; t < 2 * nodes; t++) {
            power(work.re[t], work.im[t], kernels.near()[strip][t], power);
            for (int b = 0; b < width; b++) sum += first + b == 0 || first + b == nodes ? power[b] : 2.0 * power[b];
            times(work.re[t], work.im[t], kernels.pushY()[strip][t], workY.re[t], workY.im[t]);
            times(work.re[t], work.im[t], kernels.pushX()[strip][t], work.re[t], work.im[t]);
        }
        fft.inverse(work);
        fft.inverse(workY);
        for (int b = 0; b < width; b++) {
            for (int t = 0; t < nodes; t++) {
                spectrum[0][first + b][t] = work.re[t][b];
                spectrum[1][first + b][t] = work.im[t][b];
                spectrum[2][first + b][t] = workY.re[t][b];
                spectrum[3][first + b][t] = workY.im[t][b];
            }
        }
        return sum;
    }

    private static void power(float[] re, float[] im, float[] kernel, float[] power) {
        for (int b = 0; b < power.length; b++) power[b] = (re[b] * re[b] + im[b] * im[b]) * kernel[b];
    }

    /// Times an imaginary kernel.
    private static void times(float[] re, float[] im, float[] kernel, float[] toRe, float[] toIm) {
        for (int b = 0; b < kernel.length; b++) {
            float real = -im[b] * kernel[b];
            toIm[b] = re[b] * kernel[b];
            toRe[b] = real;
        }
    }

    /// Both pushes, as real and imaginary part, back along x.
    private void back(int strip, Fft.Rows work) {
        int length = 2 * nodes;
        int first = strip * WIDTH;
        int width = Math.min(WIDTH, nodes - first);
        for (int k = 0; k < length; k++) {
            boolean mirrored = k > nodes;
            int kept = mirrored ? length - k : k;
            float sign = mirrored ? -1 : 1;
            for (int b = 0; b < width; b++) {
                work.re[k][b] = spectrum[0][kept][first + b] - sign * spectrum[3][kept][first + b];
                work.im[k][b] = sign * spectrum[1][kept][first + b] + spectrum[2][kept][first + b];
            }
        }
        fft.inverse(work);
        float scale = 1f / ((float) length * length);
        for (int b = 0; b < width; b++) {
            for (int t = 0; t < nodes; t++) {
                field[first + b][t] = work.re[t][b] * scale;
                fieldY[first + b][t] = work.im[t][b] * scale;
            }
        }
    }
}
