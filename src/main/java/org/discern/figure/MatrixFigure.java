package org.discern.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Finding;
import org.discern.model.FindingComparison;
import org.discern.model.FindingMatrix;
import org.discern.model.FindingMatrix.Cell;
import org.discern.model.FindingMatrix.Row;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.data.xy.DefaultXYZDataset;
import org.jspecify.annotations.Nullable;

/// Encoders that were not told of one finding each (rows), judged on all findings (columns), as a heat map: what
/// leaving a finding out does to the telling of each. The first row has the AUROC of the encoder that was told of all.
public record MatrixFigure(FindingMatrix matrix) implements Figure {
    private static final BasicStroke FRAME = new BasicStroke(1.6f);
    private static final double HALF = 0.47;
    private static final int CELL_WIDTH = 58;
    private static final int CELL_HEIGHT = 30;
    private static final int HEADS_WIDTH = 190;
    private static final int HEADS_HEIGHT = 270;

    @Override
    public String title() {
        return "Findings left out of pre-training, " + matrix.dataset();
    }

    @Override
    public String description() {
        return title() + ": difference in AUROC from the encoder that was told of all, as told by "
                + matrix.rows().stream()
                        .filter(row -> row.leftOut() != null)
                        .map(row -> "the one without " + name(row) + ": "
                                + row.cells().stream()
                                        .filter(cell -> difference(cell) != null)
                                        .map(cell -> cell.score().finding().name() + " " + signed(cell))
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    @Override
    public JFreeChart chart(FigureTheme theme) {
        var data = new DefaultXYZDataset();
        var renderer = new XYBlockRenderer();
        renderer.setPaintScale(scale(theme));
        data.addSeries("differences", blocks());
        String[] findings = matrix.findings().stream().map(Finding::name).toArray(String[]::new);
        String[] leftOut =
                matrix.rows().reversed().stream().map(MatrixFigure::name).toArray(String[]::new);
        var plot = new XYPlot(data, axis("Judged on", findings), axis("Left out", leftOut), renderer);
        SymbolAxis columns = (SymbolAxis) plot.getDomainAxis();
        columns.setVerticalTickLabels(true);
        plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        for (int row = 0; row < matrix.rows().size(); row++) {
            for (int column = 0; column < matrix.findings().size(); column++) write(plot, row, column, theme);
        }
        var chart = new JFreeChart(title(), null, plot, false);
        theme.apply(chart);
        var note = new TextTitle(
                "First row: AUROC of the encoder that was told of all. Below it: difference from that, blue where it is"
                        + " better and orange where it is worse; bold where p < 0.05 by permutation, uncorrected."
                        + " Framed: the finding left out. "
                        + matrix.judgedOn().substring(0, 1).toUpperCase(Locale.ROOT)
                        + matrix.judgedOn().substring(1)
                        + " films; one seed.");
        theme.style(note);
        chart.addSubtitle(note);
        return chart;
    }

    private static SymbolAxis axis(String label, String... names) {
        var axis = new SymbolAxis(label, names);
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, names.length - 0.5);
        return axis;
    }

    /// The places and differences of the cells that have one.
    private double[][] blocks() {
        List<double[]> blocks = new ArrayList<>();
        for (int row = 0; row < matrix.rows().size(); row++) {
            List<Cell> cells = matrix.rows().get(row).cells();
            for (int column = 0; column < cells.size(); column++) {
                Double difference = difference(cells.get(column));
                if (difference != null) blocks.add(new double[] {column, height(row), difference});
            }
        }
        double[][] series = new double[3][blocks.size()];
        for (int i = 0; i < blocks.size(); i++) {
            for (int part = 0; part < 3; part++) series[part][i] = blocks.get(i)[part];
        }
        return series;
    }

    private DivergingScale scale(FigureTheme theme) {
        double most = matrix.rows().stream()
                .flatMap(row -> row.cells().stream())
                .map(MatrixFigure::difference)
                .filter(difference -> difference != null)
                .mapToDouble(difference -> Math.abs(difference))
                .max()
                .orElse(0);
        return new DivergingScale(most, theme);
    }

    private void write(XYPlot plot, int row, int column, FigureTheme theme) {
        Row of = matrix.rows().get(row);
        Cell cell = of.cells().get(column);
        Double difference = difference(cell);
        String text = of.leftOut() == null
                ? Format.fixed(cell.score().auroc(), 2)
                : difference == null ? Format.UNDEFINED : signed(cell);
        var number = new XYTextAnnotation(text, column, height(row));
        boolean apart = isApart(cell);
        number.setFont(theme.text().deriveFont(apart ? Font.BOLD : Font.PLAIN));
        number.setPaint(theme.ink());
        plot.addAnnotation(number);
        if (cell.score().finding().equals(of.leftOut())) plot.addAnnotation(frame(row, column, theme.ink()));
    }

    private XYBoxAnnotation frame(int row, int column, Color ink) {
        return new XYBoxAnnotation(
                column - HALF, height(row) - HALF, column + HALF, height(row) + HALF, FRAME, ink, null);
    }

    /// On the axis, whose rows are counted from below.
    private int height(int row) {
        return matrix.rows().size() - 1 - row;
    }

    /// What a place in the figure, in units of its axes, is about; empty outside of all cells.
    public Optional<String> at(double x, double y) {
        int column = (int) Math.round(x);
        int row = matrix.rows().size() - 1 - (int) Math.round(y);
        if (column < 0
                || column >= matrix.findings().size()
                || row < 0
                || row >= matrix.rows().size()) return Optional.empty();
        return Optional.of(
                text(matrix.rows().get(row), matrix.rows().get(row).cells().get(column)));
    }

    private static String text(Row row, Cell cell) {
        String judged = (row.leftOut() == null ? "Told of all findings" : "Without " + name(row)) + ", judged on "
                + cell.score().finding().name() + " (" + cell.score().positives() + " positive films, "
                + cell.score().negatives() + " negative): AUROC "
                + Format.range(cell.score().auroc(), cell.score().interval());
        FindingComparison from = cell.fromAll();
        return from == null || from.difference() == null
                ? judged
                : judged + "; difference " + Format.difference(from.difference(), from.interval()) + ", p "
                        + Format.pValue(from.permutationP());
    }

    private static String name(Row row) {
        return row.leftOut() == null ? "nothing" : row.leftOut().name();
    }

    private static @Nullable Double difference(Cell cell) {
        FindingComparison from = cell.fromAll();
        return from == null ? null : from.difference();
    }

    /// Whether the difference has p < 0.05. Its interval does not say so: where a finding has one positive patient, no
    /// resample can tell how far another would lie.
    private static boolean isApart(Cell cell) {
        FindingComparison from = cell.fromAll();
        Double p = from == null ? null : from.permutationP();
        return p != null && p < 0.05;
    }

    private static String signed(Cell cell) {
        return String.format(Locale.ROOT, "%+.2f", difference(cell));
    }

    @Override
    public Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Row row : matrix.rows()) {
            for (Cell cell : row.cells()) {
                FindingComparison from = cell.fromAll();
                ConfidenceInterval interval = cell.score().interval();
                ConfidenceInterval ofDifference = from == null ? null : from.interval();
                rows.add(List.of(
                        name(row),
                        cell.score().finding().name(),
                        Integer.toString(cell.score().positives()),
                        Integer.toString(cell.score().negatives()),
                        plain(cell.score().auroc()),
                        plain(interval == null ? null : interval.low()),
                        plain(interval == null ? null : interval.high()),
                        plain(difference(cell)),
                        plain(ofDifference == null ? null : ofDifference.low()),
                        plain(ofDifference == null ? null : ofDifference.high()),
                        plain(from == null ? null : from.permutationP())));
            }
        }
        List<Table.Column> columns =
                new ArrayList<>(List.of(Table.Column.text("leftOut"), Table.Column.text("judged")));
        for (String name : List.of(
                "positives", "negatives", "auroc", "low", "high", "difference", "differenceLow", "differenceHigh", "p"))
            columns.add(Table.Column.number(name));
        return new Table(title(), columns, rows, List.of());
    }

    private static String plain(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }

    /// A width, in points, that gives each cell its room.
    @Override
    public int width() {
        return HEADS_WIDTH + CELL_WIDTH * matrix.findings().size();
    }

    @Override
    public int height() {
        return HEADS_HEIGHT + CELL_HEIGHT * matrix.rows().size();
    }
}
