package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.discern.model.FilmLayout;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;

class EmbeddingFigureTest {
    @Test
    void joinsPointsAndLabelsByIdWhateverTheirOrder() {
        List<Radiograph> films = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> film("id-" + i, LabelValue.values()[i % 4]))
                .toList());
        Collections.shuffle(films, new Random(1));
        List<String> ids = List.of("id-7", "id-2", "id-33");
        var layout = new FilmLayout(ids, new double[] {1, 3, 5}, new double[] {2, 4, 6}, "t-SNE", 1);
        var figure = EmbeddingFigure.of("MoCo", Samples.EFFUSION, layout, films, "caption");
        assertEquals(
                List.of(
                        new EmbeddingFigure.Point("id-7", 1, 2, LabelValue.UNMENTIONED),
                        new EmbeddingFigure.Point("id-2", 3, 4, LabelValue.UNCERTAIN),
                        new EmbeddingFigure.Point("id-33", 5, 6, LabelValue.NEGATIVE)),
                figure.points());
    }

    @Test
    void aPointWithoutFilmIsRefused() {
        var layout = new FilmLayout(List.of("lost"), new double[1], new double[1], "t-SNE", 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> EmbeddingFigure.of(
                        "MoCo", Samples.EFFUSION, layout, List.of(film("other", LabelValue.POSITIVE)), ""));
    }

    @Test
    void legendCountsEachStateThatOccurs() {
        List<LabelValue> labels =
                List.of(LabelValue.POSITIVE, LabelValue.NEGATIVE, LabelValue.NEGATIVE, LabelValue.UNMENTIONED);
        List<EmbeddingFigure.Point> points = IntStream.range(0, 4)
                .mapToObj(i -> new EmbeddingFigure.Point("p" + i, i, i, labels.get(i)))
                .toList();
        var items = ((XYPlot) new EmbeddingFigure("t", Samples.EFFUSION, points, "")
                        .chart(FigureTheme.PAPER)
                        .getPlot())
                .getLegendItems();
        assertEquals(
                List.of("positive (1)", "negative (2)", "not mentioned (1)"),
                IntStream.range(0, items.getItemCount())
                        .mapToObj(i -> items.get(i).getLabel())
                        .toList());
    }

    @Test
    void bothAxesSpanTheSameLengthAroundTheFilms() {
        XYPlot plot =
                (XYPlot) Samples.embedding("MoCo", 3).chart(FigureTheme.PAPER).getPlot();
        assertEquals(
                plot.getDomainAxis().getRange().getLength(),
                plot.getRangeAxis().getRange().getLength(),
                1e-9);
        for (EmbeddingFigure.Point point : Samples.embedding("MoCo", 3).points()) {
            assertTrue(plot.getDomainAxis().getRange().contains(point.x())
                    && plot.getRangeAxis().getRange().contains(point.y()));
        }
    }

    @Test
    void captionSaysHowTheLayoutWasMade() {
        assertEquals(
                "t-SNE, n = 300 of 412 test films, perplexity 30, seed 7", EmbeddingFigure.caption(300, 412, 30, 7));
    }

    @Test
    void noFilmsAndOnePlaceCanBeDrawn() {
        for (int n : new int[] {0, 3}) {
            var points = Collections.nCopies(n, new EmbeddingFigure.Point("p", 0, 0, LabelValue.POSITIVE));
            assertTrue(
                    Export.svg(new EmbeddingFigure("t", Samples.EFFUSION, points, "").chart(FigureTheme.DARK), 200, 200)
                            .startsWith("<svg"));
        }
    }

    private static Radiograph film(String id, LabelValue label) {
        return new Radiograph(
                id,
                "set",
                "patient",
                "study",
                null,
                ViewPosition.PA,
                Split.TEST,
                id + ".png",
                Sex.UNKNOWN,
                Double.NaN,
                Map.of(Samples.EFFUSION, label),
                Map.of());
    }
}
