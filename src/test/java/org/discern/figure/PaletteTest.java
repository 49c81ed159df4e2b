package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.discern.figure.scatter.Mark;
import org.discern.figure.scatter.PointClass;
import org.discern.model.LabelValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
    private static final List<ModelStyle> ALL =
            Stream.concat(ModelStyle.OWN.stream(), ModelStyle.OTHERS.stream()).toList();

    @ParameterizedTest
    @EnumSource(FigureTheme.class)
    void everyToneStandsOutFromItsSurface(FigureTheme theme) {
        for (ModelStyle style : ALL) assertContrast(style.colour(theme), theme, 3, style.toString());
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
        Set<String> dashes = ALL.stream()
                .map(s -> Arrays.toString(s.stroke(1).getDashArray()))
                .collect(Collectors.toSet());
        Set<Color> tones = ALL.stream().map(s -> s.colour(theme)).collect(Collectors.toSet());
        assertEquals(ALL.size(), dashes.size());
        assertEquals(ALL.size(), tones.size());
    }

    @Test
    void sixteenOtherModelsCanBeToldApart() {
        Set<ModelStyle> styles = new HashSet<>();
        for (int model = 0; model < 16; model++) styles.add(ModelStyle.other(model));
        assertEquals(16, styles.size());
        for (int model = 0; model < 4; model++) assertEquals(ModelStyle.OTHERS.get(model), ModelStyle.other(model));
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

    /// Whatever a person's colour vision; marks and dashes tell them apart beside that.
    @ParameterizedTest
    @EnumSource(Vision.class)
    void coloursThatStandTogetherCanBeToldApart(Vision vision) {
        for (FigureTheme theme : FigureTheme.values()) {
            vision.assertApart(ModelStyle.OWN.stream().map(s -> s.colour(theme)).toList(), 15, theme + " models");
            vision.assertApart(
                    ModelStyle.OTHERS.stream().map(s -> s.colour(theme)).toList(), 15, theme + " other models");
            vision.assertApart(
                    Arrays.stream(LabelStyle.values()).map(s -> s.colour(theme)).toList(), 15, theme + " labels");
            vision.assertApart(
                    ColourBy.tones(8).stream()
                            .map(tone -> new Color(tone.colour(theme.dark())))
                            .toList(),
                    14,
                    theme + " classes");
        }
    }

    /// How colours look without one kind of cone: Machado, Oliveira and Fernandes 2009, at full strength, on linear
    /// RGB.
    private enum Vision {
        USUAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        private final double[] matrix;

        Vision(double... matrix) {
            this.matrix = matrix;
        }

        void assertApart(List<Color> colours, double atLeast, String what) {
            for (int i = 0; i < colours.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double difference = difference(lab(colours.get(i)), lab(colours.get(j)));
                    assertTrue(difference >= atLeast, what + " " + j + " and " + i + " differ by " + difference);
                }
            }
        }

        /// In CIELAB of 1976, in which a difference of about 2 is just seen.
        private double[] lab(Color colour) {
            double[] linear = {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())};
            double[] seen = new double[3];
            for (int i = 0; i < 9; i++) seen[i / 3] += matrix[i] * linear[i % 3];
            for (int i = 0; i < 3; i++) seen[i] = Math.clamp(seen[i], 0, 1);
            double x = root((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
            double y = root(0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
            double z = root((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
            return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
        }

        private static double root(double t) {
            return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
        }

        private static double difference(double[] a, double[] b) {
            return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
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
