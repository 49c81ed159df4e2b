package org.discern.ui.shell;

import java.util.Collection;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.discern.config.RunConfig;
import org.discern.ui.compare.CompareViewModel;
import org.discern.ui.dataset.DatasetViewModel;
import org.discern.ui.dataset.FilmActionsViewModel;
import org.discern.ui.dataset.FilmUseCases;
import org.discern.ui.dataset.ImportViewModel;
import org.discern.ui.dataset.ViewerViewModel;
import org.discern.ui.designer.DesignerViewModel;
import org.discern.ui.embedding.EmbeddingViewModel;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Desktop;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.ProjectModel;
import org.discern.ui.kit.Selection;
import org.discern.ui.pairs.PairsViewModel;
import org.discern.ui.slides.SlidesViewModel;
import org.discern.ui.training.TrainingViewModel;

/// The window's panels, wired to each other: what is designed is started, what is started is watched.
public final class WorkbenchViewModel {
    private final Background background;
    private final ProjectModel project;
    private final FilmPictures pictures;
    private final FilmNames names;
    private final DatasetViewModel dataset;
    private final ViewerViewModel viewer;
    private final FilmActionsViewModel filmActions;
    private final ImportViewModel importing;
    private final DesignerViewModel designer;
    private final PairsViewModel pairs;
    private final TrainingViewModel training;
    private final EmbeddingViewModel embedding;
    private final CompareViewModel compare;
    private final SlidesViewModel slides;
    private final ObjectProperty<Panel> panel = new SimpleObjectProperty<>(Panel.DATA);

    public WorkbenchViewModel(UseCases useCases, Background background, Desktop desktop) {
        this.background = background;
        project = new ProjectModel(useCases.project(), background);
        FilmUseCases films = useCases.films();
        pictures = new FilmPictures(films.browse(), background);
        names = new FilmNames(films.browse()::pseudonyms);
        Selection selection = new Selection();
        dataset = new DatasetViewModel(project, films.browse(), background, selection);
        viewer = new ViewerViewModel(dataset, films.browse(), background);
        filmActions = new FilmActionsViewModel(dataset, films, pictures, background);
        importing = new ImportViewModel(project, films.importDataset(), films.preview(), background);
        training = new TrainingViewModel(project, useCases.runs(), background, desktop);
        designer = new DesignerViewModel(
                project, useCases.foresee(), useCases.views(), background, desktop, selection, this::start);
        pairs = new PairsViewModel(
                useCases.pairs(),
                useCases.similarities(),
                background,
                selection,
                path -> designer.form().field(path).inputProperty());
        designer.configProperty().subscribe(config -> {
            if (config != null) pairs.inspect(config);
        });
        panel.subscribe(shown -> {
            pairs.setOpen(shown == Panel.PAIRS);
            designer.consequences().setOpen(shown == Panel.DESIGN);
        });
        embedding = new EmbeddingViewModel(project, useCases.layouts(), background, selection);
        compare = new CompareViewModel(project, useCases.results(), background, desktop, selection);
        slides = new SlidesViewModel(project, useCases.slides(), background, desktop);
        project.refresh(() -> {});
        var unused = background.read(
                "Trim thumbnails",
                _ -> {
                    films.browse().trimThumbnails();
                    return true;
                },
                _ -> {},
                _ -> {});
    }

    /// The panel that is shown.
    public ObjectProperty<Panel> panelProperty() {
        return panel;
    }

    public ProjectModel project() {
        return project;
    }

    public FilmPictures pictures() {
        return pictures;
    }

    public DatasetViewModel dataset() {
        return dataset;
    }

    public FilmNames names() {
        return names;
    }

    public ViewerViewModel viewer() {
        return viewer;
    }

    public FilmActionsViewModel filmActions() {
        return filmActions;
    }

    public ImportViewModel importing() {
        return importing;
    }

    public DesignerViewModel designer() {
        return designer;
    }

    public PairsViewModel pairs() {
        return pairs;
    }

    public TrainingViewModel training() {
        return training;
    }

    public EmbeddingViewModel embedding() {
        return embedding;
    }

    public CompareViewModel compare() {
        return compare;
    }

    public SlidesViewModel slides() {
        return slides;
    }

    /// Lists films alone in the dataset browser, and goes there.
    public void showFilms(Collection<String> imageIds) {
        dataset.listOnly(imageIds);
        panel.set(Panel.DATA);
    }

    /// Goes to the embedding and brings the film that is looked at into its middle.
    public void locateFilm() {
        panel.set(Panel.EMBEDDING);
        embedding.locate();
    }

    /// Whether the window may close: with a run under way only if the person agrees that it stops.
    public boolean mayClose() {
        return !training.phaseProperty().get().active()
                || background
                        .dialogs()
                        .confirm(
                                "A run is under way: " + training.liveName(),
                                "Closing stops it at its next step. What it has done stays, and it can be resumed.",
                                "Stop and close");
    }

    /// Opens the designer with a run's settings, to make another one of them.
    public void design(RunConfig config) {
        designer.design(config);
        panel.set(Panel.DESIGN);
    }

    private void start(RunConfig config) {
        training.start(config);
        panel.set(Panel.TRAIN);
    }
}
