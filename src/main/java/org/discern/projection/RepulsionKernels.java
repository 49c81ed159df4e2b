package org.discern.projection;

/// The kernels of t-SNE's repulsion on a square grid, in the frequency domain. With r the distance, 1 / (1 + r^2)
/// sums to Z; x / (1 + r^2)^2 and y / (1 + r^2)^2 are the push. The first is even and has a real transform, the
/// others are odd and have an imaginary one.
///
/// @param strips value [strip][ky][b] for frequency kx = strip * [#WIDTH] + b, of which half are kept: the fields
///     are real
record RepulsionKernels(int length, double spacing, float[][][] near, float[][][] pushX, float[][][] pushY) {
    /// Sequences transformed at once.
    static final int WIDTH = 64;

    static RepulsionKernels of(Fft fft, int length, double spacing) {
        int strips = (length / 2) / WIDTH + 1;
        var near = new float[strips][length][WIDTH];
        var pushX = new float[strips][length][WIDTH];
        var pushY = new float[strips][length][WIDTH];
        float[][] re = new float[length][length];
        float[][] im = new float[length][length];
        for (int y = 0; y < length; y++) {
            for (int x = 0; x < length; x++) re[y][x] = (float) near(offset(x, length), offset(y, length), spacing);
        }
        transform(fft, re, im);
        copy(re, near, 1);
        for (int y = 0; y < length; y++) {
            for (int x = 0; x < length; x++) {
                double near1 = near(offset(x, length), offset(y, length), spacing);
                re[y][x] = (float) (2 * x == length ? 0 : offset(x, length) * spacing * near1 * near1);
                im[y][x] = (float) (2 * y == length ? 0 : offset(y, length) * spacing * near1 * near1);
            }
        }
        transform(fft, re, im);
        copy(im, pushX, 1);
        copy(re, pushY, -1);
        return new RepulsionKernels(length, spacing, near, pushX, pushY);
    }

    private static int offset(int t, int length) {
        return t <= length / 2 ? t : t - length;
    }

    private static double near(int x, int y, double spacing) {
        return 1 / (1 + spacing * spacing * ((double) x * x + (double) y * y));
    }

    private static void copy(float[][] spectrum, float[][][] strips, float sign) {
        int kept = spectrum.length / 2 + 1;
        for (int ky = 0; ky < spectrum.length; ky++) {
            for (int kx = 0; kx < kept; kx++) strips[kx / WIDTH][ky][kx % WIDTH] = sign * spectrum[ky][kx];
        }
    }

    /// The two-dimensional transform, in place.
    static void transform(Fft fft, float[][] re, float[][] im) {
        int length = re.length;
        Fft.Rows rows = fft.rows(WIDTH);
        for (boolean along : new boolean[] {true, false}) {
            for (int first = 0; first < length; first += WIDTH) {
                int width = Math.min(WIDTH, length - first);
                for (int t = 0; t < length; t++) {
                    for (int b = 0; b < width; b++) {
                        rows.re[t][b] = along ? re[first + b][t] : re[t][first + b];
                        rows.im[t][b] = along ? im[first + b][t] : im[t][first + b];
                    }
                }
                fft.forward(rows);
                for (int t = 0; t < length; t++) {
                    for (int b = 0; b < width; b++) {
                        if (along) re[first + b][t] = rows.re[t][b];
                        else re[t][first + b] = rows.re[t][b];
                        if (along) im[first + b][t] = rows.im[t][b];
                        else im[t][first + b] = rows.im[t][b];
                    }
                }
            }
        }
    }
}
