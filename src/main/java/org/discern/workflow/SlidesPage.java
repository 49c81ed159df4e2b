package org.discern.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.discern.config.PublishedConfig;
import org.discern.config.PublishedConfig.PublishedRow;
import org.discern.config.PublishedConfig.PublishedSetting;
import org.discern.figure.Block;
import org.discern.figure.ReportContent;
import org.discern.figure.Table;
import org.discern.model.ConfidenceInterval;
import org.discern.stats.HanleyMcNeil;

/// What the slides' page says.
///
/// @param cells row by row
public record SlidesPage(PublishedConfig published, List<SlidesCell> cells) {
    private static final double LEVEL = 0.95;
    private static final double CORRELATION = 0.5;

    public SlidesPage {
        cells = List.copyOf(cells);
    }

    ReportContent content() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                "The published numbers are of a single run each and have no intervals. Those shown with them are what so many"
                        + " films allow (Hanley and McNeil 1982), before any choice of checkpoint by the same films, which was"
                        + " made there and makes them look better than they are."));
        blocks.add(table());
        blocks.add(new Block.Heading("What these test sets can tell"));
        blocks.add(testSizes());
        blocks.add(new Block.Heading("The empty cells"));
        List<SlidesCell> empty = empty();
        blocks.add(
                new Block.Paragraph(
                        empty.isEmpty()
                                ? "There are none: this project has a run for each."
                                : "The experiments lie beside this page. Each pre-trains on the data set that it is judged on, where the slides"
                                        + " pre-trained on MIMIC-CXR throughout; an encoder that is there already is judged by `discern"
                                        + " evaluate` in a fraction of the time. Their data need credentials of PhysioNet and Stanford."));
        for (SlidesCell cell : empty) {
            blocks.add(new Block.Code(
                    cell.title() + ": about " + cell.cost() + ", " + cell.name() + ".yaml", cell.yaml(), true));
        }
        return new ReportContent("The slides' table beside this project", published.source(), blocks);
    }

    /// The published table with this project's runs.
    public Table table() {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("Method")));
        for (PublishedSetting setting : published.settings()) {
            columns.add(Table.Column.number(setting.name() + ", published"));
            columns.add(Table.Column.number("this project"));
        }
        List<List<String>> rows = new ArrayList<>();
        int settings = published.settings().size();
        for (int row = 0; row < published.rows().size(); row++) {
            List<String> texts =
                    new ArrayList<>(List.of(SlidesCell.title(published.rows().get(row))));
            for (SlidesCell cell : cells.subList(row * settings, (row + 1) * settings)) {
                texts.add(cell.publishedText());
                texts.add(cell.ownText());
            }
            rows.add(texts);
        }
        return new Table(
                "AUROC for " + published.finding() + " [95 % interval]",
                columns,
                rows,
                List.of(
                        "Published intervals by Hanley and McNeil from the numbers of films, with the fewest positives that they"
                                + " may have. This project's by resampling patients, with positive / negative films.",
                        "In brackets, empty cells: hours that would fill them"
                                + (cells.stream().allMatch(SlidesCell::measured)
                                        ? ", by the speed measured in this project."
                                        : ", by the slides' two weeks on one RTX A6000 where no speed was measured here.")));
    }

    /// What the published numbers of films allow to be concluded.
    public Table testSizes() {
        List<List<String>> rows = new ArrayList<>();
        for (int place = 0; place < published.settings().size(); place++) {
            PublishedSetting setting = published.settings().get(place);
            List<Double> aurocs = new ArrayList<>();
            for (PublishedRow row : published.rows()) aurocs.add(row.aurocs().get(place) / 100);
            double best = Collections.max(aurocs);
            double spread = best - Collections.min(aurocs);
            for (int positives : List.of(setting.fewestPositives(), setting.mostPositives()).stream()
                    .distinct()
                    .toList()) {
                int negatives = setting.judgedFilms() - positives;
                double detectable = HanleyMcNeil.detectable(best, positives, negatives, CORRELATION);
                rows.add(List.of(
                        setting.name(),
                        Integer.toString(setting.judgedFilms()),
                        (setting.fewestPositives() == setting.mostPositives() ? "" : "if ") + positives,
                        String.format(Locale.ROOT, "%.3f", best),
                        interval(HanleyMcNeil.interval(best, positives, negatives, LEVEL)),
                        String.format(Locale.ROOT, "%.3f", detectable),
                        String.format(Locale.ROOT, "%.3f", spread),
                        spread < detectable ? "no" : "yes"));
            }
        }
        return new Table(
                "The published test sets",
                List.of(
                        Table.Column.text("Setting"),
                        Table.Column.number("Films"),
                        Table.Column.number("Positive"),
                        Table.Column.number("Best AUROC"),
                        Table.Column.number("Its 95 % interval"),
                        Table.Column.number("Detectable difference"),
                        Table.Column.number("Best less worst"),
                        Table.Column.text("Within reach")),
                rows,
                List.of(
                        "Detectable: the difference of two models that is found (p < 0.05) four times in five, by Hanley and"
                                + " McNeil with a correlation of 0.5 of the two AUROCs: (1.96 + 0.84) SE sqrt(2 (1 - 0.5)). Within"
                                + " reach: whether the largest difference in the table is as large, before any correction for"
                                + " seven methods.",
                        "A difference that is out of reach is neither shown nor ruled out."));
    }

    private List<SlidesCell> empty() {
        return cells.stream().filter(cell -> cell.own() == null).toList();
    }

    private static String interval(ConfidenceInterval interval) {
        return String.format(Locale.ROOT, "[%.2f, %.2f]", interval.low(), interval.high());
    }
}
