package org.discern.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/// How the curves of a model look, the same in every figure: by colour and by dash, so that either alone
/// tells models apart. The hues follow Okabe and Ito's palette; each has a tone for white and one for dark surfaces,
/// with a contrast of at least 3 to 1, that people with any colour-blindness can tell from the others.
///
/// @param onLight its tone on white
/// @param dash lengths of strokes and gaps, in points; none for a line that goes through
public record ModelStyle(Color onLight, Color onDark, List<Float> dash) {
    public static final ModelStyle MOCO = of(0x515d7c, 0x7b9abc, 7, 3);
    public static final ModelStyle MEDAUG = of(0xc66a00, 0xf0a030, 12, 3, 3, 3);
    public static final ModelStyle DISCERN = of(0x007b46, 0x37d397);
    public static final ModelStyle UNTRAINED = of(0x8c8c8c, 0x82837c, 3, 3);
    public static final ModelStyle SUPERVISED = of(0x844eb0, 0xe3b5fd, 10, 3, 2, 3, 2, 3);

    /// Those that stand for one thing.
    static final List<ModelStyle> OWN = List.of(MOCO, MEDAUG, DISCERN, UNTRAINED, SUPERVISED);
    /// The first of those that stand for anything else.
    static final List<ModelStyle> OTHERS = List.of(
            of(0x0072b2, 0x56b4e9, 5, 2),
            of(0xcf5237, 0xf07f5f, 8, 2, 2, 2),
            of(0x625f02, 0xe0d05a, 2, 2),
            of(0x33414e, 0xd7dee6, 14, 4));

    public ModelStyle {
        dash = List.copyOf(dash);
    }

    private static ModelStyle of(int onLight, int onDark, float... dash) {
        Float[] lengths = new Float[dash.length];
        for (int i = 0; i < dash.length; i++) lengths[i] = dash[i];
        return new ModelStyle(new Color(onLight), new Color(onDark), List.of(lengths));
    }

    /// A style for the `index`-th (from 0) of models that have none of their own. Beyond the fourth the tones come
    /// again with other dashes, beyond the sixteenth with the same ones.
    public static ModelStyle other(int index) {
        ModelStyle tone = OTHERS.get(index % OTHERS.size());
        List<Float> dash = OTHERS.get((index + index / OTHERS.size()) % OTHERS.size()).dash;
        return new ModelStyle(tone.onLight, tone.onDark, dash);
    }

    /// Its tone for `theme`.
    public Color colour(FigureTheme theme) {
        return theme.dark() ? onDark : onLight;
    }

    BasicStroke stroke(float width) {
        if (dash.isEmpty()) return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        float[] lengths = new float[dash.size()];
        for (int i = 0; i < lengths.length; i++) lengths[i] = dash.get(i);
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths, 0);
    }
}
