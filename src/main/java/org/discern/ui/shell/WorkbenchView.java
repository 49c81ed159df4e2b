package org.discern.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.discern.ui.compare.CompareView;
import org.discern.ui.dataset.DatasetView;
import org.discern.ui.designer.DesignerView;
import org.discern.ui.embedding.EmbeddingView;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.pairs.PairsView;
import org.discern.ui.slides.SlidesView;
import org.discern.ui.training.TrainingView;

/// The whole window: navigation at the left, the chosen panel, the status bar below.
public final class WorkbenchView extends BorderPane {
    private static final KeyCombination START = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination STOP = new KeyCodeCombination(KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCombination STOP_AFTER_EPOCH =
            new KeyCodeCombination(KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination DUPLICATE = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);

    private final WorkbenchViewModel model;
    private final Map<Panel, Node> panels = new EnumMap<>(Panel.class);

    public WorkbenchView(WorkbenchViewModel model, Appearance appearance, FigureExport export) {
        this.model = model;
        getStyleClass().add("workbench");
        panels.put(
                Panel.DATA,
                new DatasetView(
                        model.dataset(),
                        model.viewer(),
                        model.filmActions(),
                        model.importing(),
                        model.pictures(),
                        model.names(),
                        model::locateFilm));
        panels.put(Panel.DESIGN, new DesignerView(model.designer(), model.names()));
        panels.put(
                Panel.PAIRS,
                new PairsView(
                        model.pairs(),
                        model.project().runs(),
                        model.pictures(),
                        model.names(),
                        () -> show(Panel.DESIGN)));
        panels.put(
                Panel.TRAIN,
                new TrainingView(
                        model.training(), appearance.darkProperty(), export, () -> show(Panel.DESIGN), model::design));
        panels.put(
                Panel.EMBEDDING,
                new EmbeddingView(
                        model.embedding(),
                        model.pictures(),
                        model.names(),
                        appearance.darkProperty(),
                        export,
                        () -> model.showFilms(model.embedding().chosen()),
                        () -> show(Panel.TRAIN)));
        panels.put(
                Panel.COMPARE,
                new CompareView(
                        model.compare(),
                        model.pictures(),
                        model.names(),
                        appearance.darkProperty(),
                        export,
                        model::showFilms,
                        () -> show(Panel.TRAIN)));
        panels.put(Panel.SLIDES, new SlidesView(model.slides(), export.desktop()));
        model.panelProperty().subscribe(shown -> {
            if (shown == Panel.SLIDES) model.slides().open();
        });
        panels.forEach((panel, view) -> {
            view.setId("panel-" + panel.name());
            view.visibleProperty().bind(model.panelProperty().isEqualTo(panel));
        });
        setLeft(new NavigationRail(model.panelProperty(), appearance));
        setCenter(new StackPane(panels.values().toArray(Node[]::new)));
        setBottom(new StatusBar(model));
        addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
    }

    private void show(Panel panel) {
        model.panelProperty().set(panel);
    }

    private void shortcut(KeyEvent event) {
        // Only where the settings are in sight: a run is hours of work.
        if (START.match(event) && model.panelProperty().get() == Panel.DESIGN)
            model.designer().start();
        else if (STOP.match(event)) model.training().stop();
        else if (STOP_AFTER_EPOCH.match(event)) model.training().stopAfterEpoch();
        else if (DUPLICATE.match(event) && model.panelProperty().get() == Panel.TRAIN)
            model.training().duplicate(model::design);
        else if (!showByDigit(event)) return;
        event.consume();
    }

    private boolean showByDigit(KeyEvent event) {
        int digit = event.getCode().ordinal() - KeyCode.DIGIT1.ordinal();
        if (!event.isShortcutDown() || digit < 0 || digit >= Panel.values().length) return false;
        show(Panel.values()[digit]);
        return true;
    }
}
