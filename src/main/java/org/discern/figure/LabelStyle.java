package org.discern.figure;

import java.awt.Color;
import org.discern.figure.scatter.Mark;
import org.discern.figure.scatter.PointClass;
import org.discern.model.LabelValue;

/// How films are marked by what their report says of a finding: by colour and by shape. In the order of the
/// legend; what comes first is drawn last, on top.
public enum LabelStyle {
    POSITIVE(LabelValue.POSITIVE, "positive", 0xb93c29, 0xff8f66, Mark.DISC),
    UNCERTAIN(LabelValue.UNCERTAIN, "uncertain", 0xbd8500, 0xe3b341, Mark.TRIANGLE),
    NEGATIVE(LabelValue.NEGATIVE, "negative", 0x3b75af, 0x6cb0ee, Mark.RING),
    UNMENTIONED(LabelValue.UNMENTIONED, "not mentioned", 0x868e96, 0x768390, Mark.CROSS);

    private final LabelValue value;
    private final String text;
    private final Color onLight;
    private final Color onDark;
    private final Mark mark;

    LabelStyle(LabelValue value, String text, int onLight, int onDark, Mark mark) {
        this.value = value;
        this.text = text;
        this.onLight = new Color(onLight);
        this.onDark = new Color(onDark);
        this.mark = mark;
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

    Mark mark() {
        return mark;
    }

    /// How points so labelled are drawn.
    PointClass pointClass() {
        return new PointClass(text, onLight.getRGB() & 0xffffff, onDark.getRGB() & 0xffffff, mark);
    }
}
