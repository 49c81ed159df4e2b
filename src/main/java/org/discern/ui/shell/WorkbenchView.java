package org.discern.ui.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.discern.ui.compare.CompareView;
import org.discern.ui.dataset.DatasetView;
import org.discern.ui.designer.DesignerView;
import org.discern.ui.embedding.EmbeddingView;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.FigureExport;
import org.discern.ui.kit.Preferences;
import org.discern.ui.kit.Preferences.Side;
import org.discern.ui.pairs.PairsView;
import org.discern.ui.shell.PaletteViewModel.Entry;
import org.discern.ui.shell.ProjectTreeViewModel.Branch;
import org.discern.ui.shell.ProjectTreeViewModel.Leaf;
import org.discern.ui.slides.SlidesView;
import org.discern.ui.training.TrainingView;
import org.jspecify.annotations.Nullable;

/// An open project: navigation and what it holds at the left, the chosen panel, the status bar below.
public final class WorkbenchView extends BorderPane implements Content {
    private static final double WIDE = 1180;

    private final WorkbenchViewModel model;
    private final ObjectProperty<Preferences> preferences;
    private final DatasetView films;
    private final JobsViewModel jobs;
    private final BooleanBinding treeShown;
    private final List<Action> actions;
    private final Map<Panel, Node> panels = new EnumMap<>(Panel.class);

    /// @param preferences of which it follows and changes whether the tree is shown
    public WorkbenchView(
            WorkbenchViewModel model,
            Appearance appearance,
            FigureExport export,
            ObjectProperty<Preferences> preferences) {
        this.model = model;
        this.preferences = preferences;
        getStyleClass().add("workbench");
        films = new DatasetView(
                model.dataset(),
                model.viewer(),
                model.filmActions(),
                model.importing(),
                model.pictures(),
                model.names(),
                model::locateFilm);
        panels.put(Panel.DATA, films);
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
            // What is hidden is not laid out: it would hold up what is shown, and its charts would be drawn.
            view.managedProperty().bind(view.visibleProperty());
        });
        jobs = new JobsViewModel(model.jobs());
        treeShown = Bindings.createBooleanBinding(
                () -> switch (preferences.get().tree()) {
                    case SHOWN -> true;
                    case HIDDEN -> false;
                    case BY_WIDTH -> getWidth() >= WIDE;
                },
                preferences,
                widthProperty());
        actions = Actions.ofProject(model, export, films::find, treeShown, this::toggleTree);
        ProjectTree contents = new ProjectTree(model.tree(), actions);
        contents.visibleProperty().bind(treeShown);
        contents.managedProperty().bind(treeShown);
        setLeft(new HBox(new NavigationRail(model.panelProperty(), appearance), contents));
        setCenter(new StackPane(panels.values().toArray(Node[]::new)));
        setBottom(new StatusBar(model, jobs));
    }

    /// Lets the status bar take up what has happened; to be called ten times a second.
    public void beat() {
        jobs.beat();
    }

    @Override
    public Parent node() {
        return this;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public ObservableValue<@Nullable Panel> shown() {
        return model.panelProperty();
    }

    @Override
    public Optional<Node> jobs() {
        return Optional.of(new JobsView(jobs));
    }

    @Override
    public String guide() {
        return model.panelProperty().get().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Entry> places() {
        List<Entry> places = new ArrayList<>();
        for (Branch branch : model.tree().branchesProperty().get()) {
            for (Leaf leaf : branch.leaves())
                places.add(new Entry(
                        leaf.title(), branch.title() + ", " + leaf.about(), "", true, Optional.empty(), leaf.open()));
        }
        return places;
    }

    private void toggleTree() {
        preferences.set(preferences.get().withTree(treeShown.get() ? Side.HIDDEN : Side.SHOWN));
    }

    private void show(Panel panel) {
        model.panelProperty().set(panel);
    }
}
