package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.discern.model.FindingCounts;
import org.discern.model.LabelValue;
import org.discern.model.Split;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.discern.workflow.ImportPreview;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// What was understood of a folder, table or description that was chosen or dropped, before anything is imported.
final class ImportPreviewNote extends VBox {
    private static final double HEIGHT_MAX = 280;
    private static final int PROBLEMS_SHOWN = 5;

    private final ImportViewModel model;

    ImportPreviewNote(ImportViewModel model) {
        super(8);
        this.model = model;
        setId("import-preview");
        getStyleClass().add("note");
        managedProperty().bind(visibleProperty());
        model.previewProperty().subscribe(this::show);
    }

    private void show(@Nullable ImportPreview preview) {
        getChildren().clear();
        setVisible(preview != null);
        if (preview == null) return;
        preview.found().ifPresentOrElse(found -> showFound(preview, found), () -> showDraft(preview));
    }

    private void showFound(ImportPreview preview, ImportPreview.Found found) {
        VBox about = new VBox(
                4,
                new Label("Understood with " + preview.descriptions().getFirst().getFileName() + ", in "
                        + preview.root()),
                new Label(Counts.films(found.report().films()) + " of " + Counts.full(found.patients())
                        + " patients in " + Counts.full(found.studies()) + " studies; " + splits(found.films())),
                new Label(files(found)));
        for (FindingCounts finding : found.findings()) about.getChildren().add(muted(words(finding)));
        found.report().problems().stream()
                .limit(PROBLEMS_SHOWN)
                .forEach(problem -> about.getChildren().add(muted(problem.toString())));
        int more = found.report().problems().size() - PROBLEMS_SHOWN;
        if (more > 0) about.getChildren().add(muted("and " + Counts.full(more) + " problems more"));
        getChildren()
                .addAll(
                        head(
                                "Import " + found.entry().title() + "?",
                                Controls.button(Material2OutlinedMZ.PUBLISH, "Import", model::acceptPreview)),
                        scroll(about));
    }

    private void showDraft(ImportPreview preview) {
        TextArea draft = new TextArea(preview.draft());
        draft.setEditable(false);
        draft.getStyleClass().add("code");
        draft.setPrefRowCount(10);
        draft.setAccessibleText("Draft of a description");
        getChildren()
                .addAll(
                        head(
                                "No description fits " + preview.root().getFileName() + " yet",
                                Controls.button(Material2OutlinedMZ.SAVE, "Save draft…", model::saveDraft)),
                        muted("The draft below says what its columns seem to mean. Save it, correct it in an editor,"
                                + " and drop it here."),
                        draft);
    }

    private HBox head(String title, Node action) {
        HBox head = new HBox(
                12,
                Controls.label(title, Styles.TEXT_BOLD),
                Controls.spacer(),
                action,
                Controls.iconButton(Material2OutlinedAL.CLOSE, "Dismiss", model::dismissPreview));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static String files(ImportPreview.Found found) {
        long missing = found.report().filesMissing();
        return "Of the first " + Counts.full(found.filesLookedUp()) + " files "
                + (missing == 0 ? "all are there" : Counts.full(missing) + " are missing");
    }

    private static String splits(Map<Split, Long> films) {
        return List.of(Split.values()).stream()
                .map(split ->
                        Chips.title(split).toLowerCase(Locale.ROOT) + " " + Counts.full(films.getOrDefault(split, 0L)))
                .collect(Collectors.joining(", "));
    }

    private static String words(FindingCounts finding) {
        return finding.finding().name() + ": "
                + List.of(LabelValue.values()).stream()
                        .map(value -> Counts.full(finding.of(value)) + " "
                                + Chips.title(value).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    private static Label muted(String text) {
        Label label = Controls.label(text, Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        label.setWrapText(true);
        return label;
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(HEIGHT_MAX);
        return scroll;
    }
}
