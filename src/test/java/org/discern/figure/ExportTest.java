package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.discern.model.LabelValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExportTest {
    static Stream<Figure> figures() {
        return Stream.of(
                Samples.roc(),
                Samples.losses(CurveFigure.Scale.LINEAR, 0.95),
                Samples.losses(CurveFigure.Scale.LOGARITHMIC, 0),
                Samples.embedding("DisCeRn", 1));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void svgIsWellFormedAndScales(Figure figure) throws Exception {
        var root =
                Xml.parse(Export.svg(figure.chart(FigureTheme.PAPER), 480, 400)).getDocumentElement();
        assertEquals("svg", root.getLocalName() == null ? root.getTagName() : root.getLocalName());
        assertEquals("0 0 480 400", root.getAttribute("viewBox"));
        assertTrue(root.getTextContent().contains(figure.title().split(" ", 2)[0]));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void sameFigureGivesSameSvg(Figure figure) {
        assertEquals(
                Export.svg(figure.chart(FigureTheme.PAPER), 480, 400),
                Export.svg(figure.chart(FigureTheme.PAPER), 480, 400));
    }

    @Test
    void idsOfDifferentFiguresDoNotMeet() {
        Set<String> first = ids(Export.svg(Samples.embedding("MoCo", 1).chart(FigureTheme.PAPER), 480, 400));
        Set<String> second = ids(Export.svg(Samples.embedding("MoCo", 2).chart(FigureTheme.PAPER), 480, 400));
        assertFalse(first.isEmpty());
        var both = new HashSet<>(first);
        both.retainAll(second);
        assertEquals(Set.of(), both);
    }

    @Test
    void hostileNamesStayText() throws Exception {
        String name = "</text><script>alert(1)</script> & \"x\" \u0000\u0008\ud800";
        var figure =
                Samples.embedding(name, new double[1], new double[1], new LabelValue[] {LabelValue.POSITIVE}, name);
        var document = Xml.parse(Export.svg(figure.chart(FigureTheme.PAPER), 480, 400));
        assertEquals(0, document.getElementsByTagName("script").getLength());
        assertTrue(document.getDocumentElement().getTextContent().contains("<script>"));
    }

    @Test
    void manyPointsAreOnePictureInAnSvgOfReadableSize() throws Exception {
        int n = 25_000;
        SplittableRandom random = new SplittableRandom(3);
        double[] x = random.doubles(n).toArray();
        LabelValue[] labels = new LabelValue[n];
        Arrays.fill(labels, LabelValue.POSITIVE);
        EmbeddingFigure figure = Samples.embedding("MoCo", x, random.doubles(n).toArray(), labels, "caption");
        String svg = Export.svg(figure.chart(FigureTheme.PAPER), 480, 400);
        assertEquals(1, Xml.parse(svg).getElementsByTagName("image").getLength());
        assertTrue(svg.length() < 3_000_000, "length " + svg.length());
        assertTrue(svg.contains("positive (25000)"));
        var image = ImageIO.read(new ByteArrayInputStream(Export.png(figure.chart(FigureTheme.PAPER), 480, 400, 2)));
        int middle = image.getRGB(480, 300);
        assertTrue((middle >> 16 & 0xff) > (middle & 0xff) + 40, "positive's red: " + Integer.toHexString(middle));
    }

    @ParameterizedTest
    @EnumSource(FigureTheme.class)
    void pngHasItsSizeAndItsBackground(FigureTheme theme) throws Exception {
        for (int scale : new int[] {1, 2, 4}) {
            var image = ImageIO.read(
                    new ByteArrayInputStream(Export.png(Samples.roc().chart(theme), 200, 150, scale)));
            assertEquals(200 * scale, image.getWidth());
            assertEquals(150 * scale, image.getHeight());
            assertEquals(
                    theme == FigureTheme.PAPER ? 0xffffffff : 0,
                    image.getRGB(1, 1) & (theme == FigureTheme.PAPER ? -1 : 0xff000000));
        }
    }

    @Test
    void pngShowsEveryModelInItsColour() throws Exception {
        var image =
                ImageIO.read(new ByteArrayInputStream(Export.png(Samples.roc().chart(FigureTheme.PAPER), 480, 480, 2)));
        Set<Integer> seen = new HashSet<>();
        for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
            seen.add(pixel);
        for (RocFigure.Curve curve : Samples.roc().curves()) {
            assertTrue(seen.contains(curve.style().colour(FigureTheme.PAPER).getRGB()), curve.model());
        }
    }

    @Test
    void tablesKeepEveryValueExactly() {
        RocFigure roc = Samples.roc();
        List<List<String>> rows = TableTest.parse(roc.table().csv());
        assertEquals(
                roc.curves().stream().mapToInt(c -> c.roc().threshold().length).sum(), rows.size() - 1);
        double[] thresholds = rows.stream()
                .skip(1)
                .limit(241)
                .mapToDouble(row -> Double.parseDouble(row.get(3)))
                .toArray();
        assertArrayEquals(roc.curves().getFirst().roc().threshold(), thresholds);
    }

    private static Set<String> ids(String svg) {
        return Pattern.compile(" id='([^']+)'| id=\"([^\"]+)\"")
                .matcher(svg)
                .results()
                .map(m -> m.group())
                .collect(Collectors.toSet());
    }
}
