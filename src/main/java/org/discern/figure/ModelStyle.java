package org.discern.figure;

import java.awt.BasicStroke;
import java.awt.Color;

/// How the curves of a model look, the same in every figure: by colour and by dash, so that either alone
/// tells models apart. The hues follow Okabe and Ito's palette; each has a tone for white and one for dark surfaces,
/// with a contrast of at least 3 to 1, that people with any colour-blindness can tell from the others.
public enum ModelStyle {
    MOCO(0x515d7c, 0x7b9abc, 7, 3),
    MEDAUG(0xc66a00, 0xf0a030, 12, 3, 3, 3),
    DISCERN(0x007b46, 0x37d397),
    UNTRAINED(0x8c8c8c, 0x82837c, 3, 3),
    SUPERVISED(0x844eb0, 0xe3b5fd, 10, 3, 2, 3, 2, 3),
    FIRST_OTHER(0x0072b2, 0x56b4e9, 5, 2),
    SECOND_OTHER(0xcf5237, 0xf07f5f, 8, 2, 2, 2),
    THIRD_OTHER(0x625f02, 0xe0d05a, 2, 2),
    FOURTH_OTHER(0x33414e, 0xd7dee6, 14, 4);

    private final Color onLight;
    private final Color onDark;
    private final float[] dash;

    ModelStyle(int onLight, int onDark, float... dash) {
        this.onLight = new Color(onLight);
        this.onDark = new Color(onDark);
        this.dash = dash;
    }

    /// A style for the `index`-th (from 0) of models that have none of their own; the styles repeat after the
    /// last.
    public static ModelStyle other(int index) {
        ModelStyle[] all = values();
        int first = FIRST_OTHER.ordinal();
        return all[first + index % (all.length - first)];
    }

    /// Its tone for `theme`.
    public Color colour(FigureTheme theme) {
        return theme.dark() ? onDark : onLight;
    }

    BasicStroke stroke(float width) {
        return dash.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }
}
