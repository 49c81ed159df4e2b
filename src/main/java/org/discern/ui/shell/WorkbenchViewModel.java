package org.discern.ui.shell;

import java.util.Collection;
import java.util.List;
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
import org.discern.ui.kit.JobList;
import org.discern.ui.kit.ProjectModel;
import org.discern.ui.kit.Selection;
import org.discern.ui.pairs.PairsViewModel;
import org.discern.ui.slides.SlidesViewModel;
import org.discern.ui.training.TrainingPhase;
import org.discern.ui.training.TrainingViewModel;

/// The window's panels, wired to each other: what is designed is started, what is started is watched.
public final class WorkbenchViewModel {
    /// Ways to close with a run under way.
    static final String KEEP = "Keep running in the background";

    static final String STOP = "Stop with a checkpoint";

    private final JobList jobs;
    private final Background background;
    private final Desktop desktop;
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
    private final Selection selection;
    private final ProjectTreeViewModel tree;
    private final ObjectProperty<Panel> panel = new SimpleObjectProperty<>(Panel.DATA);

    public WorkbenchViewModel(UseCases useCases, Background given, Desktop desktop) {
        this.jobs = new JobList(given.jobs());
        this.background = new Background(jobs, given.ui(), given.dialogs());
        this.desktop = desktop;
        project = new ProjectModel(useCases.project(), background);
        FilmUseCases films = useCases.films();
        pictures = new FilmPictures(films.browse(), background);
        names = new FilmNames(films.browse()::pseudonyms);
        selection = new Selection();
        dataset = new DatasetViewModel(project, films.browse(), background, selection);
        viewer = new ViewerViewModel(dataset, films.browse(), background);
        filmActions = new FilmActionsViewModel(dataset, films, pictures, background);
        importing = new ImportViewModel(project, films.importDataset(), films.preview(), background);
        training = new TrainingViewModel(project, useCases.runs(), background, desktop);
        designer = new DesignerViewModel(project, useCases.design(), background, desktop, selection, this::start);
        pairs = new PairsViewModel(
                useCases.design().pairs(),
                useCases.design().similarities(),
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
        tree = new ProjectTreeViewModel(this, background);
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

    /// The jobs under way.
    public JobList jobs() {
        return jobs;
    }

    public Selection selection() {
        return selection;
    }

    ProjectTreeViewModel tree() {
        return tree;
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

    /// Leaves the project; with a run under way only as the person says: it goes on in a process of its own, or
    /// stops, or everything stays as it is.
    ///
    /// @param keepFirst whether to keep it running is the first offer
    /// @param left goes on, with the run handed over or still to be stopped
    public void leave(boolean keepFirst, Runnable left) {
        if (training.phaseProperty().get() == TrainingPhase.DETACHING) {
            training.handOver(left);
            return;
        }
        if (!training.phaseProperty().get().active()) {
            left.run();
            return;
        }
        String waiting = training.waiting() == 0
                ? ""
                : "\n\nExperiments that wait stay in the queue and do not start by themselves: " + training.waiting()
                        + ".";
        background
                .dialogs()
                .choose(
                        "A run is under way: " + training.liveName(),
                        "In the background it stops at its next step with a checkpoint and goes on from there in a process of"
                                + " its own, which you find again under Train. Stopped, it can be resumed later."
                                + waiting,
                        keepFirst ? List.of(KEEP, STOP) : List.of(STOP, KEEP))
                .ifPresent(way -> {
                    if (way.equals(STOP)) left.run();
                    else handOver(left);
                });
    }

    private void handOver(Runnable left) {
        panel.set(Panel.TRAIN);
        String name = training.liveName();
        training.handOver(() -> {
            desktop.tell("The run goes on in the background", name);
            left.run();
        });
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
