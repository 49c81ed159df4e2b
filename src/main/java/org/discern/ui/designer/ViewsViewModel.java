package org.discern.ui.designer;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.config.RunConfig;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.LastAsked;
import org.discern.ui.kit.Selection;
import org.discern.workflow.PreviewViews;
import org.jspecify.annotations.Nullable;

/// The views that training would draw of the film that is looked at, as the settings now are.
public final class ViewsViewModel {
    /// Random views that are shown.
    public static final int DRAWS = 12;

    private final PreviewViews preview;
    private final Selection selection;
    private final LastAsked<List<GreyImage>> drawing;
    private final ObservableList<GreyImage> views = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private @Nullable RunConfig config;
    private long seed = 1;
    private boolean open;

    ViewsViewModel(PreviewViews preview, Background background, Selection selection) {
        this.preview = preview;
        this.selection = selection;
        drawing = new LastAsked<>(background, "Views", this::show, this::fail);
        selection.filmProperty().subscribe((_, _) -> draw());
    }

    /// The film without augmentation first, then [#DRAWS] random views.
    public ObservableList<GreyImage> views() {
        return views;
    }

    /// The film that is looked at; `null` where there is none.
    public ReadOnlyObjectProperty<@Nullable Radiograph> filmProperty() {
        return selection.filmProperty();
    }

    public ReadOnlyBooleanProperty drawingProperty() {
        return drawing.workingProperty();
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Other draws of the same settings.
    public void again() {
        seed++;
        draw();
    }

    /// Draws only while someone sees it.
    public void setOpen(boolean now) {
        open = now;
        draw();
    }

    void follow(@Nullable RunConfig changed) {
        if (changed == null) return;
        RunConfig before = config;
        config = changed;
        boolean same = before != null
                && before.augment().equals(changed.augment())
                && before.data().equals(changed.data());
        if (!same) draw();
    }

    private void draw() {
        RunConfig asked = config;
        Radiograph film = selection.filmProperty().get();
        drawing.stop();
        if (!open || asked == null || film == null) return;
        long drawn = seed;
        drawing.ask(context -> preview.of(asked, film, DRAWS, drawn, context));
    }

    private void show(List<GreyImage> drawn) {
        problem.set(null);
        views.setAll(drawn);
    }

    private void fail(Problem failed) {
        views.clear();
        problem.set(failed);
    }
}
