package org.discern.figure;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.discern.model.LabelValue;

/// How films are marked by what their report says of a finding: by colour and by shape. In the order of the
/// legend; what comes first is drawn last, on top.
public enum LabelStyle {
    POSITIVE(LabelValue.POSITIVE, "positive", 0xc4401c, 0xff8f66, true),
    UNCERTAIN(LabelValue.UNCERTAIN, "uncertain", 0xa37800, 0xe3b341, true),
    NEGATIVE(LabelValue.NEGATIVE, "negative", 0x3b75af, 0x6cb0ee, false),
    UNMENTIONED(LabelValue.UNMENTIONED, "not mentioned", 0x868e96, 0x768390, false);

    private final LabelValue value;
    private final String text;
    private final Color onLight;
    private final Color onDark;
    private final boolean filled;

    LabelStyle(LabelValue value, String text, int onLight, int onDark, boolean filled) {
        this.value = value;
        this.text = text;
        this.onLight = new Color(onLight);
        this.onDark = new Color(onDark);
        this.filled = filled;
    }

    /// The style of `value`.
    public static LabelStyle of(LabelValue value) {
        return switch (value) {
            case POSITIVE -> POSITIVE;
            case NEGATIVE -> NEGATIVE;
            case UNCERTAIN -> UNCERTAIN;
            case UNMENTIONED -> UNMENTIONED;
        };
    }

    /// What it marks.
    public LabelValue value() {
        return value;
    }

    /// Its name for people, such as `not mentioned`.
    public String text() {
        return text;
    }

    /// Its tone for `theme`.
    public Color colour(FigureTheme theme) {
        return theme.dark() ? onDark : onLight;
    }

    boolean filled() {
        return filled;
    }

    /// Its mark around the origin, of about `radius`: disc, ring, triangle or cross.
    Shape mark(double radius) {
        return switch (this) {
            case POSITIVE, NEGATIVE -> new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
            case UNCERTAIN -> path(radius * 1.2, -1, 0.8, 1, 0.8, 0, -1);
            case UNMENTIONED -> cross(radius * 0.7);
        };
    }

    private static Shape path(double scale, double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0] * scale, corners[1] * scale);
        for (int i = 2; i < corners.length; i += 2) path.lineTo(corners[i] * scale, corners[i + 1] * scale);
        path.closePath();
        return path;
    }

    private static Shape cross(double arm) {
        Path2D path = new Path2D.Double();
        path.moveTo(-arm, -arm);
        path.lineTo(arm, arm);
        path.moveTo(-arm, arm);
        path.lineTo(arm, -arm);
        return path;
    }
}
