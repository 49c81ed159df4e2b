package org.discern.ui.slides;

import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.model.Problem;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.LastAsked;
import org.discern.ui.kit.ProjectModel;
import org.discern.workflow.SlidesCell;
import org.discern.workflow.SlidesPage;
import org.jspecify.annotations.Nullable;

/// The slides' table beside this project's runs, and the cell that is looked at.
public final class SlidesViewModel {
    private final Slides slides;
    private final Desktop desktop;
    private final ReadOnlyObjectWrapper<@Nullable SlidesPage> page = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable SlidesCell> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final LastAsked<SlidesPage> reading;
    private final LastAsked<Path> writing;
    private boolean open;

    public SlidesViewModel(ProjectModel project, Slides slides, Background background, Desktop desktop) {
        this.slides = slides;
        this.desktop = desktop;
        reading = new LastAsked<>(background, "Slides", this::show, problem::set);
        writing = new LastAsked<>(background, "Slides' page", desktop::open, problem::set);
        project.runs().subscribe(this::read);
    }

    /// `null` until it is read.
    public ReadOnlyObjectProperty<@Nullable SlidesPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// The cell looked at.
    public ObjectProperty<@Nullable SlidesCell> chosenProperty() {
        return chosen;
    }

    /// Whether runs are being read.
    public ReadOnlyBooleanProperty readingProperty() {
        return reading.workingProperty();
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Reads the runs, and again whenever there are others: it takes a while, and so waits until someone looks.
    public void open() {
        if (open) return;
        open = true;
        read();
    }

    /// Stops reading, until it is asked for again.
    public void stop() {
        reading.stop();
        open = false;
    }

    /// Copies the experiment of the cell looked at.
    public void copyExperiment() {
        SlidesCell cell = chosen.get();
        if (cell != null) desktop.copy(cell.yaml());
    }

    /// Writes the page as HTML, with the experiments beside it, and opens it.
    public void write() {
        writing.ask(slides::write);
    }

    private void read() {
        if (open) reading.ask(_ -> slides.page());
    }

    private void show(SlidesPage now) {
        SlidesCell before = chosen.get();
        page.set(now);
        chosen.set(now.cells().stream()
                .filter(cell -> before != null && cell.name().equals(before.name()))
                .findFirst()
                .orElse(now.cells().getFirst()));
    }
}
