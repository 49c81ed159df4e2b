package org.discern.ui.kit.scatter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.figure.ColourBy;
import org.discern.figure.EmbeddingFigure;
import org.discern.figure.scatter.Camera;
import org.discern.figure.scatter.Colouring;
import org.discern.figure.scatter.Region;
import org.discern.model.FilmLayout;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.Selection;
import org.jspecify.annotations.Nullable;

/// A plot of films in the plane: which part is seen, how it is coloured, what is pointed at and what is
/// selected. The selection is the window's, by image ids. Whatever grows with the number of films is done in the
/// background; of several requests under way the last one counts.
public final class ScatterViewModel {
    private static final String ADVICE = "Distances between clusters, and their sizes, mean little.";
    private static final double REACH_PIXELS = 10;
    private static final int FEWEST_THAT_DIM_OTHERS = 2; // one film alone is the one looked at in the browser

    private final Selection selection;
    private final ObjectProperty<@Nullable Radiograph> pointed;
    private final Background background;
    private final ScatterPainter painter;
    private final ReadOnlyObjectWrapper<@Nullable FilmPlaces> places = new ReadOnlyObjectWrapper<>();
    private final ObservableList<ColourBy> colourings = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ColourBy> colourBy = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Camera> camera = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<LegendEntry>> legend = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> caption = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> counted = new ReadOnlyObjectWrapper<>("");
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.LASSO);
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    // What is to be shown; in `places` once it is coloured.
    private @Nullable FilmPlaces wanted;
    private @Nullable Colouring colouring;
    private BitSet selected = new BitSet();
    private BitSet hidden = new BitSet();
    private double width;
    private double height;
    private Consumer<Camera> moved = _ -> {};
    private boolean fitted = true;
    private int asked;

    /// @param pointed the film under the pointer, shared by plots that are linked
    public ScatterViewModel(Selection selection, ObjectProperty<@Nullable Radiograph> pointed, Background background) {
        this.selection = selection;
        this.pointed = pointed;
        this.background = background;
        painter = new ScatterPainter(background, problem::set);
        selection.imageIdsProperty().subscribe((_, _) -> prepare());
        colourBy.subscribe((_, _) -> prepare());
    }

    public Selection selection() {
        return selection;
    }

    /// The films laid out; `null` where there is nothing to show.
    public ReadOnlyObjectProperty<@Nullable FilmPlaces> placesProperty() {
        return places.getReadOnlyProperty();
    }

    /// What points can be coloured by.
    public ObservableList<ColourBy> colourings() {
        return colourings;
    }

    public ObjectProperty<@Nullable ColourBy> colourByProperty() {
        return colourBy;
    }

    /// `null` before the plot has a size.
    public ReadOnlyObjectProperty<@Nullable Camera> cameraProperty() {
        return camera.getReadOnlyProperty();
    }

    /// The last picture drawn.
    public ReadOnlyObjectProperty<@Nullable Frame> frameProperty() {
        return painter.frameProperty();
    }

    public ReadOnlyObjectProperty<List<LegendEntry>> legendProperty() {
        return legend.getReadOnlyProperty();
    }

    /// How the layout was made and how far it can be trusted, line by line; empty where there is none. Of the
    /// findings only the one that is coloured by is told of.
    public ReadOnlyObjectProperty<List<String>> captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /// Such as `312 of 5,120 selected`.
    public ReadOnlyObjectProperty<String> countedProperty() {
        return counted.getReadOnlyProperty();
    }

    public ObjectProperty<Tool> toolProperty() {
        return tool;
    }

    /// The film under the pointer.
    public ReadOnlyObjectProperty<@Nullable Radiograph> pointedProperty() {
        return pointed;
    }

    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Shows other films, or the same at other places, or none.
    public void show(@Nullable FilmPlaces shown) {
        pointed.set(null);
        wanted = shown;
        prepare();
    }

    /// What the points can be coloured by; what they are coloured by stays, where it can.
    public void offer(List<ColourBy> offered) {
        ColourBy now = colourBy.get();
        if (!offered.equals(colourings)) colourings.setAll(offered);
        colourBy.set(now != null && offered.contains(now) ? now : offered.isEmpty() ? null : offered.getFirst());
    }

    /// Colours by what comes next, after the last by the first.
    public void nextColouring() {
        if (colourings.isEmpty()) return;
        colourBy.set(colourings.get((colourings.indexOf(colourBy.get()) + 1) % colourings.size()));
    }

    /// @param ratio pixels of the screen for each of the plot's
    public void resize(double newWidth, double newHeight, double ratio) {
        if (newWidth < 1 || newHeight < 1) return;
        width = newWidth;
        height = newHeight;
        painter.ratio(ratio);
        Camera now = camera.get();
        if (now == null || fitted) fit();
        else move(now.resized(width, height));
    }

    public void dark(boolean dark) {
        painter.dark(dark);
    }

    /// Shows all films.
    public void fit() {
        FilmPlaces shown = places.get();
        fitted = true;
        if (shown != null && width > 0) camera.set(Camera.fit(shown.points().bounds(), width, height));
        draw();
    }

    public void pan(double pixelsRight, double pixelsDown) {
        Camera now = camera.get();
        if (now != null) move(now.panned(pixelsRight, pixelsDown));
    }

    public void zoom(double factor, double pixelX, double pixelY) {
        Camera now = camera.get();
        if (now != null) move(now.zoomed(factor, pixelX, pixelY));
    }

    /// Shows the same part of the plane as a plot that lies beside this one.
    public void follow(Camera other) {
        Camera now = camera.get();
        if (now == null) return;
        fitted = false;
        camera.set(new Camera(other.centreX(), other.centreY(), other.scale(), now.width(), now.height()));
        draw();
    }

    /// Calls `moved` after each pan and zoom here, not after [#follow].
    public void onMove(Consumer<Camera> moved) {
        this.moved = moved;
    }

    /// Brings a film into the middle and looks at it.
    ///
    /// @return whether it is laid out here
    public boolean locate(Radiograph film) {
        FilmPlaces shown = places.get();
        if (shown == null || shown.find(film.imageId()).isEmpty()) return false;
        int point = shown.find(film.imageId()).getAsInt();
        Camera now = camera.get();
        if (now != null)
            move(now.centredOn(shown.points().x()[point], shown.points().y()[point]));
        selection.look(film);
        return true;
    }

    /// Points at a pixel.
    public void hover(double pixelX, double pixelY) {
        pointed.set(at(pixelX, pixelY, REACH_PIXELS));
    }

    /// Points at the film nearest to the middle, for those without a mouse.
    public void pointAtMiddle() {
        Camera now = camera.get();
        if (now != null) pointed.set(at(now.width() / 2, now.height() / 2, Math.hypot(now.width(), now.height()) / 2));
    }

    /// Points at nothing.
    public void leave() {
        pointed.set(null);
    }

    /// Looks at the film at a pixel; with another gathering than `INSTEAD`, takes it into the selection or out.
    public void choose(double pixelX, double pixelY, Gathering how) {
        Radiograph film = at(pixelX, pixelY, REACH_PIXELS);
        if (film == null) return;
        Set<String> ids = new HashSet<>(selection.imageIdsProperty().get());
        switch (how) {
            case INSTEAD -> selection.look(film);
            case ADD -> {
                ids.add(film.imageId());
                selection.pick(ids);
            }
            case SUBTRACT -> {
                ids.remove(film.imageId());
                selection.pick(ids);
            }
        }
    }

    /// Selects the films in a region, those of classes that are shown.
    public void select(Region region, Gathering how) {
        FilmPlaces shown = places.get();
        Colouring coloured = colouring;
        if (shown == null || coloured == null) return;
        Set<String> before = selection.imageIdsProperty().get();
        BitSet without = (BitSet) hidden.clone();
        var unused = background.read(
                "Select",
                _ -> {
                    BitSet found = new BitSet(shown.size());
                    shown.grid().within(region).stream()
                            .filter(point -> !without.get(coloured.classOf(point)))
                            .forEach(found::set);
                    return gather(before, shown.imageIds(found), how);
                },
                selection::pick,
                problem::set);
    }

    /// Selects nothing.
    public void clear() {
        selection.pick(Set.of());
    }

    /// Shows a class of the legend, or no longer.
    public void toggle(int ofClass) {
        hidden = (BitSet) hidden.clone();
        hidden.flip(ofClass);
        tell();
        draw();
    }

    /// Shows a class of the legend alone; all of them where it was alone already.
    public void isolate(int ofClass) {
        BitSet others = new BitSet();
        others.set(0, legend.get().size());
        others.clear(ofClass);
        hidden = others.equals(hidden) ? new BitSet() : others;
        tell();
        draw();
    }

    /// What a film's colour says, such as `Edema: positive`; empty where it is not laid out.
    public String said(Radiograph film) {
        FilmPlaces shown = places.get();
        Colouring coloured = colouring;
        if (shown == null || coloured == null || shown.find(film.imageId()).isEmpty()) return "";
        int point = shown.find(film.imageId()).getAsInt();
        return coloured.title() + ": "
                + coloured.classes().get(coloured.classOf(point)).name();
    }

    /// Where a film is, in pixels from the left and from above; empty where it is not laid out.
    public Optional<double[]> pixels(Radiograph film) {
        FilmPlaces shown = places.get();
        Camera now = camera.get();
        if (shown == null || now == null || shown.find(film.imageId()).isEmpty()) return Optional.empty();
        int point = shown.find(film.imageId()).getAsInt();
        return Optional.of(new double[] {
            now.pixelX(shown.points().x()[point]), now.pixelY(shown.points().y()[point])
        });
    }

    /// What is shown, as a figure; empty where nothing is.
    public Optional<EmbeddingFigure> figure(String title) {
        FilmPlaces shown = places.get();
        Colouring coloured = colouring;
        if (shown == null || coloured == null) return Optional.empty();
        List<String> lines = new ArrayList<>(List.of(shown.layout().caption()));
        lines.addAll(shown.layout().quality());
        return Optional.of(new EmbeddingFigure(
                title + ": " + coloured.title(), shown.layout(), coloured, String.join("\n", lines)));
    }

    private static Set<String> gather(Set<String> before, Set<String> found, Gathering how) {
        return switch (how) {
            case INSTEAD -> Set.copyOf(found);
            case ADD -> {
                Set<String> both = new HashSet<>(before);
                both.addAll(found);
                yield Set.copyOf(both);
            }
            case SUBTRACT -> {
                Set<String> rest = new HashSet<>(before);
                rest.removeAll(found);
                yield Set.copyOf(rest);
            }
        };
    }

    private record Prepared(@Nullable Colouring colouring, BitSet selected) {}

    /// Colours films and finds those selected; then shows them.
    private void prepare() {
        int number = ++asked;
        FilmPlaces shown = wanted;
        ColourBy by = colourBy.get();
        if (shown == null || by == null) {
            settle(null, new Prepared(null, new BitSet()));
            return;
        }
        Set<String> picked = selection.imageIdsProperty().get();
        Colouring known = colouring;
        FilmPlaces before = places.get();
        boolean sameColours = known != null
                && before != null
                && before.films() == shown.films()
                && known.title().equals(by.title());
        var unused = background.read(
                "Colour",
                _ -> new Prepared(sameColours ? known : by.of(shown.films()), shown.find(picked)),
                prepared -> {
                    if (number == asked) settle(shown, prepared);
                },
                problem::set);
    }

    private void settle(@Nullable FilmPlaces shown, Prepared prepared) {
        FilmPlaces before = places.get();
        if (prepared.colouring() != colouring) hidden = new BitSet();
        colouring = prepared.colouring();
        selected = prepared.selected();
        places.set(shown);
        tell();
        boolean sameFilms = before != null && shown != null && before.films() == shown.films();
        if (fitted || !sameFilms) fit();
        else draw();
    }

    private void move(Camera next) {
        fitted = false;
        camera.set(next);
        draw();
        moved.accept(next);
    }

    private @Nullable Radiograph at(double pixelX, double pixelY, double reachPixels) {
        FilmPlaces shown = places.get();
        Camera now = camera.get();
        Colouring coloured = colouring;
        if (shown == null || now == null || coloured == null) return null;
        int point = shown.grid()
                .nearest(
                        now.x(pixelX),
                        now.y(pixelY),
                        reachPixels / now.scale(),
                        candidate -> !hidden.get(coloured.classOf(candidate)));
        return point < 0 ? null : shown.films().get(point);
    }

    private void draw() {
        painter.draw(places.get(), colouring, dims() ? selected : null, hidden, camera.get());
    }

    private boolean dims() {
        return selection.imageIdsProperty().get().size() >= FEWEST_THAT_DIM_OTHERS;
    }

    private void tell() {
        FilmPlaces shown = places.get();
        Colouring coloured = colouring;
        if (shown == null || coloured == null) {
            legend.set(List.of());
            caption.set(List.of());
            counted.set("");
            return;
        }
        List<LegendEntry> entries = new ArrayList<>();
        for (int c = 0; c < coloured.classes().size(); c++) {
            entries.add(new LegendEntry(
                    coloured.classes().get(c),
                    dims() ? coloured.count(c, selected) : -1,
                    coloured.count(c),
                    !hidden.get(c)));
        }
        legend.set(List.copyOf(entries));
        caption.set(caption(shown.layout(), coloured.title()));
        int here = selected.cardinality();
        int elsewhere = selection.imageIdsProperty().get().size() - here;
        counted.set(String.format(Locale.ROOT, "%,d of %,d selected", here, shown.size())
                + (elsewhere > 0 ? String.format(Locale.ROOT, ", %,d elsewhere", elsewhere) : ""));
    }

    private static List<String> caption(FilmLayout layout, String colouredBy) {
        List<String> quality = new ArrayList<>();
        layout.quality().stream()
                .filter(line -> line.startsWith("Trust") || line.startsWith(colouredBy + ":"))
                .forEach(quality::add);
        if (layout.quality().isEmpty() && !Double.isNaN(layout.trustworthiness()))
            quality.add(String.format(Locale.ROOT, "Trustworthiness %.3f", layout.trustworthiness()));
        quality.add(ADVICE);
        return List.of(layout.caption(), String.join(". ", quality));
    }
}
