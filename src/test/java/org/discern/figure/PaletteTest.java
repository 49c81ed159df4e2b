package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.discern.figure.scatter.Mark;
import org.discern.figure.scatter.PointClass;
import org.discern.model.LabelValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
    @ParameterizedTest
    @EnumSource(FigureTheme.class)
    void everyToneStandsOutFromItsSurface(FigureTheme theme) {
        for (ModelStyle style : ModelStyle.values()) assertContrast(style.colour(theme), theme, 3, style.name());
        for (LabelStyle style : LabelStyle.values()) assertContrast(style.colour(theme), theme, 3, style.name());
        for (PointClass tone : ColourBy.tones(12)) assertContrast(tone, theme, 3);
        assertContrast(theme.ink(), theme, 7, "ink");
        assertContrast(theme.mutedInk(), theme, 4.5, "muted ink");
    }

    @ParameterizedTest
    @EnumSource(FigureTheme.class)
    void numbersCanBeReadOnEveryDifference(FigureTheme theme) {
        var scale = new DivergingScale(0.3, theme);
        for (double difference : new double[] {-0.3, -0.1, 0, 0.1, 0.3}) {
            Color tone = scale.colour(difference);
            double a = luminance(theme.ink());
            double b = luminance(tone);
            double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            assertTrue(contrast >= 4.5, difference + " has contrast " + contrast + " in " + theme);
        }
    }

    @ParameterizedTest
    @EnumSource(FigureTheme.class)
    void noTwoModelsShareToneOrDash(FigureTheme theme) {
        Set<String> dashes = Arrays.stream(ModelStyle.values())
                .map(s -> Arrays.toString(s.stroke(1).getDashArray()))
                .collect(Collectors.toSet());
        Set<Color> tones =
                Arrays.stream(ModelStyle.values()).map(s -> s.colour(theme)).collect(Collectors.toSet());
        assertEquals(ModelStyle.values().length, dashes.size());
        assertEquals(ModelStyle.values().length, tones.size());
    }

    @ParameterizedTest
    @EnumSource(LabelValue.class)
    void everyLabelHasItsOwnMark(LabelValue value) {
        assertEquals(value, LabelStyle.of(value).value());
        Set<Mark> marks = new HashSet<>();
        for (LabelStyle style : LabelStyle.values()) marks.add(style.mark());
        assertEquals(LabelStyle.values().length, marks.size());
    }

    @ParameterizedTest
    @EnumSource(FigureTheme.class)
    void aRampGrowsSteadilyAwayFromItsSurface(FigureTheme theme) {
        double before = theme.dark() ? 0 : -1;
        for (PointClass step : ColourBy.ramp()) {
            double luminance = luminance(new Color(step.colour(theme.dark())));
            assertTrue(luminance > before, "lighter with every step, in " + theme);
            before = luminance;
            assertContrast(step, theme, 2.4);
        }
    }

    private static void assertContrast(PointClass points, FigureTheme theme, double atLeast) {
        assertContrast(new Color(points.colour(theme.dark())), theme, atLeast, points.name());
    }

    /// Contrast by WCAG 2.2.
    private static void assertContrast(Color colour, FigureTheme theme, double atLeast, String what) {
        double a = luminance(colour);
        double b = luminance(theme.surface());
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        assertTrue(contrast >= atLeast, what + " has contrast " + contrast + " in " + theme);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
