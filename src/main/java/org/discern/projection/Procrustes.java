package org.discern.projection;

/// The turn, mirroring, scale and shift that bring points of the plane closest to others, by least squares
/// (orthogonal Procrustes; Schönemann 1966, with the scale of Gower 1975). A layout's turn and mirroring are
/// arbitrary: two layouts can only be compared by eye once they lie alike.
///
/// (x, y) goes to (xx x + xy y + dx, yx x + yy y + dy).
public record Procrustes(double xx, double xy, double yx, double yy, double dx, double dy) {
    /// The map of points, each `from` onto the one `onto` in the same place. Points that all lie in one place are
    /// only shifted.
    public static Procrustes fit(double[] fromX, double[] fromY, double[] ontoX, double[] ontoY) {
        int n = fromX.length;
        if (n == 0) return new Procrustes(1, 0, 0, 1, 0, 0);
        double meanX = mean(fromX);
        double meanY = mean(fromY);
        double ontoMeanX = mean(ontoX);
        double ontoMeanY = mean(ontoY);
        double spread = 0;
        // As complex numbers: sums of onto times the conjugate of from, and of onto times from, mirrored.
        double turnRe = 0;
        double turnIm = 0;
        double mirrorRe = 0;
        double mirrorIm = 0;
        for (int i = 0; i < n; i++) {
            double x = fromX[i] - meanX;
            double y = fromY[i] - meanY;
            double u = ontoX[i] - ontoMeanX;
            double v = ontoY[i] - ontoMeanY;
            spread += x * x + y * y;
            turnRe += u * x + v * y;
            turnIm += v * x - u * y;
            mirrorRe += u * x - v * y;
            mirrorIm += v * x + u * y;
        }
        boolean mirrored = Math.hypot(mirrorRe, mirrorIm) > Math.hypot(turnRe, turnIm);
        double re = spread == 0 ? 1 : (mirrored ? mirrorRe : turnRe) / spread;
        double im = spread == 0 ? 0 : (mirrored ? mirrorIm : turnIm) / spread;
        double side = mirrored ? -1 : 1;
        return new Procrustes(
                re,
                -side * im,
                im,
                side * re,
                ontoMeanX - re * meanX + side * im * meanY,
                ontoMeanY - im * meanX - side * re * meanY);
    }

    public double x(double x, double y) {
        return xx * x + xy * y + dx;
    }

    public double y(double x, double y) {
        return yx * x + yy * y + dy;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum / values.length;
    }
}
