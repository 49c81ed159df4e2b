package org.discern.figure.scatter;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// The shape of a point, so that no class is told by colour alone.
public enum Mark {
    DISC(true),
    RING(false),
    TRIANGLE(true),
    CROSS(false),
    SQUARE(true),
    DIAMOND(false),
    PLUS(false),
    WEDGE(true);

    private final boolean filled;

    Mark(boolean filled) {
        this.filled = filled;
    }

    /// Whether it is an area; else its outline is drawn.
    public boolean filled() {
        return filled;
    }

    /// Its shape around the origin, of about `radius`.
    public Shape shape(double radius) {
        return switch (this) {
            case DISC, RING -> new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
            case TRIANGLE -> path(radius * 1.2, -1, 0.8, 1, 0.8, 0, -1);
            case WEDGE -> path(radius * 1.2, -1, -0.8, 1, -0.8, 0, 1);
            case SQUARE -> new Rectangle2D.Double(-0.85 * radius, -0.85 * radius, 1.7 * radius, 1.7 * radius);
            case DIAMOND -> path(radius * 1.2, 0, -1, 1, 0, 0, 1, -1, 0);
            case CROSS -> lines(radius * 0.7, -1, -1, 1, 1, -1, 1, 1, -1);
            case PLUS -> lines(radius, -1, 0, 1, 0, 0, -1, 0, 1);
        };
    }

    private static Shape path(double scale, double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0] * scale, corners[1] * scale);
        for (int i = 2; i < corners.length; i += 2) path.lineTo(corners[i] * scale, corners[i + 1] * scale);
        path.closePath();
        return path;
    }

    private static Shape lines(double scale, double... ends) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < ends.length; i += 4) {
            path.moveTo(ends[i] * scale, ends[i + 1] * scale);
            path.lineTo(ends[i + 2] * scale, ends[i + 3] * scale);
        }
        return path;
    }
}
