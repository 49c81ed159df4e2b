package org.discern.ui.compare;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.model.Finding;
import org.discern.model.ModelComparison;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.TablePane;
import org.jspecify.annotations.Nullable;

/// Which run is better: scores side by side, and for a pair the verdict in words with the figures behind it. A row
/// chooses its finding.
final class ScoresView extends ScrollPane {
    private final CompareViewModel model;
    private final DifferencesViewModel differences;

    ScoresView(CompareViewModel model, Desktop desktop) {
        this.model = model;
        differences = model.differences();
        TablePane scores = new TablePane(desktop);
        scores.rows().setId("scores");
        model.scoresProperty().subscribe(scores::show);
        scores.onChoice(this::chooseFinding);
        TablePane table = new TablePane(desktop);
        table.rows().setId("differences");
        differences.tableProperty().subscribe(table::show);
        table.onChoice(this::chooseFinding);
        VBox content = new VBox(16, scores, verdict(), table, notes());
        content.getStyleClass().add("results");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    private void chooseFinding(List<String> row) {
        Finding finding = new Finding(row.getFirst());
        if (model.findings().contains(finding)) model.findingProperty().set(finding);
    }

    private Node verdict() {
        ComboBox<@Nullable ModelComparison> pair = Controls.choice(
                "Which two are compared", value -> value == null ? "" : value.model() + "  less  " + value.reference());
        pair.setId("compare-pair");
        pair.setItems(differences.pairs());
        pair.valueProperty().bindBidirectional(differences.pairProperty());
        pair.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(pair, Priority.ALWAYS);
        pair.setMinWidth(0);
        Label verdict = Controls.label("", "verdict");
        verdict.setId("verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(USE_PREF_SIZE);
        differences.pairProperty().subscribe(now -> verdict.setText(now == null ? "" : now.verdict()));
        Label title = Controls.label("Difference", Styles.TEXT_BOLD);
        title.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, title, pair);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox known = new VBox(10, head, verdict);
        known.visibleProperty().bind(differences.pairProperty().isNotNull());
        known.managedProperty().bind(known.visibleProperty());
        Node busy = Controls.busy(
                "Comparing on the test films, patients resampled…", differences.workingProperty(), differences::stop);
        return new VBox(busy, known);
    }

    private Node notes() {
        VBox notes = new VBox(4);
        differences.notesProperty().subscribe(lines -> {
            notes.getChildren().clear();
            for (String line : lines) {
                Label note = Controls.label(line, Styles.TEXT_MUTED);
                note.setWrapText(true);
                note.setMinHeight(USE_PREF_SIZE);
                notes.getChildren().add(note);
            }
        });
        return notes;
    }
}
