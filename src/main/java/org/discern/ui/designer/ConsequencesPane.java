package org.discern.ui.designer;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.ui.designer.ConsequencesViewModel.Remark;
import org.discern.ui.designer.ConsequencesViewModel.Weight;
import org.discern.ui.kit.Controls;
import org.discern.workflow.Foresight;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// What the settings mean, beside them.
final class ConsequencesPane extends ScrollPane {
    private static final double WIDTH = 272;

    private final ConsequencesViewModel model;
    private final VBox remarks = new VBox(8);

    ConsequencesPane(ConsequencesViewModel model) {
        this.model = model;
        setId("consequences");
        getStyleClass().add("consequences");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        Label counting = Controls.label("Pairs are being counted…", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        counting.visibleProperty().bind(model.countingProperty());
        counting.managedProperty().bind(counting.visibleProperty());
        VBox content = new VBox(
                14,
                Controls.label("What this means", Styles.TITLE_4),
                remarks,
                facts(model.lines()),
                counting,
                facts(model.pairLines()));
        content.getStyleClass().add("consequences-content");
        setContent(content);
        model.remarks().subscribe(this::showRemarks);
        showRemarks();
    }

    private void showRemarks() {
        List<Node> shown =
                model.remarks().stream().<Node>map(ConsequencesPane::remark).toList();
        remarks.getChildren().setAll(shown);
        remarks.setManaged(!shown.isEmpty());
    }

    private static Node remark(Remark remark) {
        boolean obstacle = remark.weight() == Weight.OBSTACLE;
        FontIcon icon = new FontIcon(obstacle ? Material2OutlinedAL.ERROR_OUTLINE : Material2OutlinedMZ.WARNING);
        icon.getStyleClass().add(obstacle ? Styles.DANGER : Styles.WARNING);
        Label text = Controls.label(
                remark.text().substring(0, 1).toUpperCase(Locale.ROOT)
                        + remark.text().substring(1),
                Styles.TEXT_SMALL);
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(8, icon, text);
        line.getStyleClass().addAll("remark", obstacle ? "remark-obstacle" : "remark-warning");
        return line;
    }

    private static VBox facts(ObservableList<Foresight.Line> lines) {
        VBox box = new VBox(10);
        lines.subscribe(() -> fill(box, lines));
        fill(box, lines);
        return box;
    }

    private static void fill(VBox box, List<Foresight.Line> lines) {
        box.getChildren().setAll(lines.stream().map(ConsequencesPane::fact).toList());
        box.setManaged(!lines.isEmpty());
    }

    private static Node fact(Foresight.Line line) {
        Label what = Controls.label(line.what(), Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        Label value = Controls.label(line.value(), Styles.TEXT_BOLD);
        Label note = Controls.label(line.note(), Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        for (Label label : List.of(what, value, note)) label.setWrapText(true);
        note.setManaged(!line.note().isEmpty());
        return new VBox(1, what, value, note);
    }
}
