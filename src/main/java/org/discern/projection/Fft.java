package org.discern.projection;

/// Discrete Fourier transforms of several sequences at once (Stockham's self-sorting form of Cooley and Tukey 1965,
/// in steps of 4, 3 and 2). Value t of all sequences lies in one row, so that every inner loop runs over rows at
/// the same index: that is what the compiler turns into vector instructions.
final class Fft {
    private static final float HALF_ROOT_3 = (float) (Math.sqrt(3) / 2);

    private final int length;
    private final float[] cos;
    private final float[] sin;

    /// @param length a product of twos and threes
    Fft(int length) {
        this.length = length;
        cos = new float[length];
        sin = new float[length];
        for (int t = 0; t < length; t++) {
            cos[t] = (float) Math.cos(2 * Math.PI * t / length);
            sin[t] = (float) -Math.sin(2 * Math.PI * t / length);
        }
    }

    /// The least power of two, or three times one, that is no less than `least` and even.
    static int lengthFor(int least) {
        int power = 2;
        while (power < least) power *= 2;
        return power >= 8 && power / 4 * 3 >= least ? power / 4 * 3 : power;
    }

    /// Room for `width` sequences, and for what is between the steps.
    Rows rows(int width) {
        return new Rows(length, width);
    }

    /// Sequences, value t of each in row t, and a spare of the same size.
    static final class Rows {
        float[][] re;
        float[][] im;
        private float[][] spareRe;
        private float[][] spareIm;

        private Rows(int length, int width) {
            re = new float[length][width];
            im = new float[length][width];
            spareRe = new float[length][width];
            spareIm = new float[length][width];
        }

        private void swap() {
            float[][] kept = re;
            re = spareRe;
            spareRe = kept;
            kept = im;
            im = spareIm;
            spareIm = kept;
        }

        private void exchangeParts() {
            float[][] kept = re;
            re = im;
            im = kept;
            kept = spareRe;
            spareRe = spareIm;
            spareIm = kept;
        }
    }

    /// sum over t of x_t exp(-2 pi i t k / length), in place.
    void forward(Rows x) {
        int stride = 1;
        for (int rest = length; rest > 1; ) {
            int radix = rest % 4 == 0 ? 4 : rest % 3 == 0 ? 3 : 2;
            int parts = rest / radix;
            for (int p = 0; p < parts; p++) {
                for (int q = 0; q < stride; q++) {
                    if (radix == 4) four(x, q + stride * p, stride * parts, q + stride * 4 * p, stride, p * stride);
                    else if (radix == 3)
                        three(x, q + stride * p, stride * parts, q + stride * 3 * p, stride, p * stride);
                    else two(x, q + stride * p, stride * parts, q + stride * 2 * p, stride, p * stride);
                }
            }
            x.swap();
            rest = parts;
            stride *= radix;
        }
    }

    /// sum over k of x_k exp(2 pi i t k / length), in place, not divided by the length.
    void inverse(Rows x) {
        x.exchangeParts();
        forward(x);
        x.exchangeParts();
    }

    private void two(Rows x, int from, int step, int to, int stride, int twiddle) {
        float c = cos[twiddle];
        float s = sin[twiddle];
        add(x.re[from], x.re[from + step], x.spareRe[to]);
        add(x.im[from], x.im[from + step], x.spareIm[to]);
        turn(
                x.re[from],
                x.im[from],
                x.re[from + step],
                x.im[from + step],
                x.spareRe[to + stride],
                x.spareIm[to + stride],
                c,
                s);
    }

    private static void add(float[] a, float[] b, float[] sum) {
        for (int i = 0; i < sum.length; i++) sum[i] = a[i] + b[i];
    }

    private static void turn(float[] ar, float[] ai, float[] br, float[] bi, float[] yr, float[] yi, float c, float s) {
        for (int i = 0; i < yr.length; i++) {
            float dr = ar[i] - br[i];
            float di = ai[i] - bi[i];
            yr[i] = dr * c - di * s;
            yi[i] = dr * s + di * c;
        }
    }

    private void three(Rows x, int from, int step, int to, int stride, int twiddle) {
        three(
                new float[][] {x.re[from], x.re[from + step], x.re[from + 2 * step]},
                new float[][] {x.im[from], x.im[from + step], x.im[from + 2 * step]},
                new float[][] {x.spareRe[to], x.spareRe[to + stride], x.spareRe[to + 2 * stride]},
                new float[][] {x.spareIm[to], x.spareIm[to + stride], x.spareIm[to + 2 * stride]},
                twiddle);
    }

    private void three(float[][] re, float[][] im, float[][] toRe, float[][] toIm, int twiddle) {
        float c1 = cos[twiddle];
        float s1 = sin[twiddle];
        float c2 = cos[2 * twiddle];
        float s2 = sin[2 * twiddle];
        float[] ar = re[0];
        float[] br = re[1];
        float[] cr = re[2];
        float[] ai = im[0];
        float[] bi = im[1];
        float[] ci = im[2];
        float[] yr0 = toRe[0];
        float[] yr1 = toRe[1];
        float[] yr2 = toRe[2];
        float[] yi0 = toIm[0];
        float[] yi1 = toIm[1];
        float[] yi2 = toIm[2];
        for (int i = 0; i < ar.length; i++) {
            float sumRe = br[i] + cr[i];
            float sumIm = bi[i] + ci[i];
            float baseRe = ar[i] - sumRe / 2;
            float baseIm = ai[i] - sumIm / 2;
            float asideRe = HALF_ROOT_3 * (bi[i] - ci[i]);
            float asideIm = HALF_ROOT_3 * (cr[i] - br[i]);
            yr0[i] = ar[i] + sumRe;
            yi0[i] = ai[i] + sumIm;
            float re1 = baseRe + asideRe;
            float im1 = baseIm + asideIm;
            yr1[i] = re1 * c1 - im1 * s1;
            yi1[i] = re1 * s1 + im1 * c1;
            float re2 = baseRe - asideRe;
            float im2 = baseIm - asideIm;
            yr2[i] = re2 * c2 - im2 * s2;
            yi2[i] = re2 * s2 + im2 * c2;
        }
    }

    private void four(Rows x, int from, int step, int to, int stride, int twiddle) {
        evens(x, from, step, to, stride, twiddle);
        odds(x, from, step, to, stride, twiddle);
    }

    /// Results 0 and 2 of four.
    private void evens(Rows x, int from, int step, int to, int stride, int twiddle) {
        float c = cos[2 * twiddle];
        float s = sin[2 * twiddle];
        float[] r0 = x.re[from];
        float[] r1 = x.re[from + step];
        float[] r2 = x.re[from + 2 * step];
        float[] r3 = x.re[from + 3 * step];
        float[] i0 = x.im[from];
        float[] i1 = x.im[from + step];
        float[] i2 = x.im[from + 2 * step];
        float[] i3 = x.im[from + 3 * step];
        float[] yr0 = x.spareRe[to];
        float[] yr2 = x.spareRe[to + 2 * stride];
        float[] yi0 = x.spareIm[to];
        float[] yi2 = x.spareIm[to + 2 * stride];
        for (int i = 0; i < r0.length; i++) {
            float outerRe = r0[i] + r2[i];
            float outerIm = i0[i] + i2[i];
            float innerRe = r1[i] + r3[i];
            float innerIm = i1[i] + i3[i];
            yr0[i] = outerRe + innerRe;
            yi0[i] = outerIm + innerIm;
            float re = outerRe - innerRe;
            float im = outerIm - innerIm;
            yr2[i] = re * c - im * s;
            yi2[i] = re * s + im * c;
        }
    }

    /// Results 1 and 3 of four.
    private void odds(Rows x, int from, int step, int to, int stride, int twiddle) {
        float c1 = cos[twiddle];
        float s1 = sin[twiddle];
        float c3 = cos[3 * twiddle];
        float s3 = sin[3 * twiddle];
        float[] r0 = x.re[from];
        float[] r1 = x.re[from + step];
        float[] r2 = x.re[from + 2 * step];
        float[] r3 = x.re[from + 3 * step];
        float[] i0 = x.im[from];
        float[] i1 = x.im[from + step];
        float[] i2 = x.im[from + 2 * step];
        float[] i3 = x.im[from + 3 * step];
        float[] yr1 = x.spareRe[to + stride];
        float[] yr3 = x.spareRe[to + 3 * stride];
        float[] yi1 = x.spareIm[to + stride];
        float[] yi3 = x.spareIm[to + 3 * stride];
        for (int i = 0; i < r0.length; i++) {
            float outerRe = r0[i] - r2[i];
            float outerIm = i0[i] - i2[i];
            float innerRe = r1[i] - r3[i];
            float innerIm = i1[i] - i3[i];
            float re1 = outerRe + innerIm;
            float im1 = outerIm - innerRe;
            yr1[i] = re1 * c1 - im1 * s1;
            yi1[i] = re1 * s1 + im1 * c1;
            float re3 = outerRe - innerIm;
            float im3 = outerIm + innerRe;
            yr3[i] = re3 * c3 - im3 * s3;
            yi3[i] = re3 * s3 + im3 * c3;
        }
    }
}
