package org.discern.ui.compare;

import atlantafx.base.theme.Styles;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.model.ConfidenceInterval;
import org.discern.model.OperatingPoint;
import org.discern.model.Rate;
import org.discern.model.ThresholdRule;
import org.discern.ui.kit.Beside;
import org.discern.ui.kit.ChartPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FigureExport;
import org.jspecify.annotations.Nullable;

/// At which threshold: the curves of the runs on a finding at the left; at the right a threshold, what it comes to,
/// and a confusion matrix whose cells show their films.
final class ThresholdView extends StackPane {
    private static final double LEAST_WIDTH = 560;
    private static final double CHART_HEIGHT = 460;
    private static final double LEGEND_HEIGHT = 110;
    private static final double STEPS = 100;

    private final CurvesViewModel curves;
    private final ThresholdViewModel threshold;
    private final Consumer<Collection<String>> showFilms;
    private final GridPane matrix = new GridPane(6, 6);
    private final GridPane rates = new GridPane(8, 4);
    private boolean following;

    /// @param showFilms lists films in the dataset browser
    ThresholdView(
            CurvesViewModel curves,
            ObservableBooleanValue dark,
            FigureExport export,
            Consumer<Collection<String>> showFilms) {
        this.curves = curves;
        this.threshold = curves.threshold();
        this.showFilms = showFilms;
        getStyleClass().add("results");
        getChildren().add(new Beside(charts(dark, export), side(), LEAST_WIDTH, CHART_HEIGHT));
    }

    private Region charts(ObservableBooleanValue dark, FigureExport export) {
        ChartPane roc = new ChartPane(dark, export);
        roc.setId("roc");
        curves.rocProperty().subscribe(roc::show);
        ChartPane precision = new ChartPane(dark, export);
        precision.setId("precision-recall");
        curves.precisionRecallProperty().subscribe(precision::show);
        ChartPane calibration = new ChartPane(dark, export);
        calibration.setId("calibration");
        curves.calibrationProperty().subscribe(calibration::show);
        Label none = Controls.label(
                "No curve: choose a run and a finding that has both classes among the test films", Styles.TEXT_MUTED);
        none.setWrapText(true);
        none.setMaxWidth(260);
        none.visibleProperty().bind(curves.rocProperty().isNull());
        ChartChoice choice = new ChartChoice();
        choice.add("ROC", roc);
        choice.add("Precision and recall", precision);
        choice.add("Calibration", calibration);
        StackPane shown = choice.charts();
        shown.getChildren().add(none);
        // They are square: higher than that, they would only stand apart from their legends.
        shown.maxHeightProperty().bind(shown.widthProperty().add(LEGEND_HEIGHT));
        VBox.setVgrow(shown, Priority.ALWAYS);
        VBox charts = new VBox(8, choice.buttons(), shown);
        charts.setMinWidth(0);
        charts.setPrefWidth(100);
        return charts;
    }

    private Region side() {
        ComboBox<@Nullable String> name = Controls.choice("Run", value -> value == null ? "" : value);
        name.setId("threshold-run");
        name.setItems(threshold.names());
        name.valueProperty().bindBidirectional(threshold.nameProperty());
        name.setMaxWidth(Double.MAX_VALUE);
        ComboBox<@Nullable ThresholdRule> rule = Controls.choice(
                "How the threshold is chosen", value -> value == null ? "by hand" : "by " + value.title());
        rule.setId("threshold-rule");
        rule.getItems().setAll(ThresholdRule.values());
        rule.valueProperty().bindBidirectional(threshold.ruleProperty());
        rule.setMaxWidth(Double.MAX_VALUE);
        Label chosenBy = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        chosenBy.setWrapText(true);
        chosenBy.setMinHeight(USE_PREF_SIZE);
        chosenBy.textProperty().bind(threshold.chosenByProperty());
        matrix.getColumnConstraints().addAll(new ColumnConstraints(), grow(), grow());
        rates.getColumnConstraints().addAll(grow(), new ColumnConstraints());
        threshold.pointProperty().subscribe(this::show);
        VBox side = new VBox(
                16,
                Controls.section("Run", name),
                Controls.section("Threshold", rule, slider(), chosenBy),
                Controls.section("Test films (click to see them)", matrix),
                Controls.section("Rates [95 % interval]", rates));
        side.getStyleClass().add("threshold-side");
        side.visibleProperty().bind(threshold.pointProperty().isNotNull());
        return side;
    }

    private Node slider() {
        Slider slider = new Slider(0, 1, 0.5);
        slider.setId("threshold");
        slider.setAccessibleText("Threshold: the lowest score that counts as positive");
        Label value = Controls.label("", Styles.TEXT_BOLD);
        value.setMinWidth(56);
        value.setAlignment(Pos.CENTER_RIGHT);
        // The slider cannot show every threshold; what it makes of one is not the person's wish.
        Runnable follow = () -> {
            following = true;
            ThresholdViewModel.Range range = threshold.rangeProperty().get();
            slider.setMin(Math.min(range.low(), slider.getMax()));
            slider.setMax(range.high());
            slider.setMin(range.low());
            slider.setBlockIncrement((range.high() - range.low()) / STEPS);
            slider.setValue(threshold.thresholdProperty().get());
            value.setText(String.format(
                    Locale.ROOT, "%.3f", threshold.thresholdProperty().get()));
            following = false;
        };
        threshold.rangeProperty().subscribe(_ -> follow.run());
        threshold.thresholdProperty().subscribe(_ -> follow.run());
        slider.valueProperty().subscribe((_, moved) -> {
            if (!following) threshold.thresholdProperty().set(moved.doubleValue());
        });
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox line = new HBox(8, slider, value);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void show(@Nullable OperatingPoint point) {
        matrix.getChildren().clear();
        rates.getChildren().clear();
        if (point == null) return;
        matrix.addRow(0, Controls.label(""), head("called positive"), head("called negative"));
        matrix.addRow(
                1,
                head("positive"),
                cell(point.truePositives(), true, true),
                cell(point.falseNegatives(), false, true));
        matrix.addRow(
                2,
                head("negative"),
                cell(point.falsePositives(), true, false),
                cell(point.trueNegatives(), false, false));
        rate("Sensitivity", text(point.sensitivity()));
        rate("Specificity", text(point.specificity()));
        rate("Positive predictive value", text(point.precision()));
        rate("Negative predictive value", text(point.negativePredictiveValue()));
        rate("F1", point.f1() == null ? "n/a" : String.format(Locale.ROOT, "%.2f", point.f1()));
    }

    private static Label head(String text) {
        Label head = Controls.label(text, Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        head.setMinWidth(USE_PREF_SIZE);
        GridPane.setHalignment(head, HPos.CENTER);
        return head;
    }

    private Button cell(int films, boolean called, boolean positive) {
        Button cell = new Button(String.format(Locale.ROOT, "%,d", films));
        String kind = (called == positive ? "true " : "false ") + (called ? "positive" : "negative");
        cell.setId("cell-" + kind.replace(' ', '-'));
        cell.getStyleClass().addAll("confusion-cell", called == positive ? "confusion-right" : "confusion-wrong");
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.setTooltip(new Tooltip("Show the " + kind + " films"));
        cell.setAccessibleText(films + " " + kind + " films");
        cell.setDisable(films == 0);
        cell.setOnAction(_ -> showFilms.accept(threshold.films(called, positive)));
        return cell;
    }

    private void rate(String name, String value) {
        Label number = Controls.label(value, Styles.TEXT_SMALL);
        number.setMinWidth(USE_PREF_SIZE);
        GridPane.setHalignment(number, HPos.RIGHT);
        Label said = Controls.label(name, Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        said.setWrapText(true);
        rates.addRow(rates.getRowCount(), said, number);
    }

    private static String text(Rate rate) {
        Double value = rate.value();
        ConfidenceInterval interval = rate.interval();
        if (value == null || interval == null) return "n/a";
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", value, interval.low(), interval.high());
    }

    private static ColumnConstraints grow() {
        ColumnConstraints column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setPrefWidth(100);
        return column;
    }
}
