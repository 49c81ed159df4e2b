package org.discern.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.discern.model.FilmLayout;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;

class EmbeddingFigureTest {
    @Test
    void joinsPointsAndLabelsByIdWhateverTheirOrder() {
        List<Radiograph> films = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> Samples.film("id-" + i, LabelValue.values()[i % 4]))
                .toList());
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(films, new Random(seed));
            List<String> ids = List.of("id-7", "id-2", "id-33");
            var layout = new FilmLayout(ids, new double[] {1, 3, 5}, new double[] {2, 4, 6}, "t-SNE", 1);
            var figure = EmbeddingFigure.of("MoCo", Samples.EFFUSION, layout, films, "caption");
            assertEquals(
                    List.of(
                            List.of("id-7", "1.0", "2.0", "not mentioned"),
                            List.of("id-2", "3.0", "4.0", "uncertain"),
                            List.of("id-33", "5.0", "6.0", "negative")),
                    figure.table().rows());
        }
    }

    @Test
    void aPointWithoutFilmIsRefused() {
        var layout = new FilmLayout(List.of("lost"), new double[1], new double[1], "t-SNE", 1);
        List<Radiograph> others = List.of(Samples.film("other", LabelValue.POSITIVE));
        assertThrows(
                IllegalArgumentException.class, () -> EmbeddingFigure.of("MoCo", Samples.EFFUSION, layout, others, ""));
    }

    @Test
    void legendCountsEachStateThatOccurs() {
        LabelValue[] labels = {LabelValue.POSITIVE, LabelValue.NEGATIVE, LabelValue.NEGATIVE, LabelValue.UNMENTIONED};
        double[] places = {0, 1, 2, 3};
        var items = ((XYPlot) Samples.embedding("t", places, places, labels, "")
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
        EmbeddingFigure figure = Samples.embedding("MoCo", 3);
        XYPlot plot = (XYPlot) figure.chart(FigureTheme.PAPER).getPlot();
        assertEquals(
                plot.getDomainAxis().getRange().getLength(),
                plot.getRangeAxis().getRange().getLength(),
                1e-9);
        for (int i = 0; i < figure.layout().x().length; i++) {
            assertTrue(plot.getDomainAxis().getRange().contains(figure.layout().x()[i])
                    && plot.getRangeAxis().getRange().contains(figure.layout().y()[i]));
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
            LabelValue[] labels = new LabelValue[n];
            Arrays.fill(labels, LabelValue.POSITIVE);
            EmbeddingFigure figure = Samples.embedding("t", new double[n], new double[n], labels, "");
            assertTrue(Export.svg(figure.chart(FigureTheme.DARK), 200, 200).startsWith("<svg"));
        }
    }
}
