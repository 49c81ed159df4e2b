package org.discern.ui.kit.scatter;

import java.util.BitSet;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.discern.figure.scatter.Camera;
import org.discern.figure.scatter.Colouring;
import org.discern.figure.scatter.ScatterRaster;
import org.discern.model.Problem;
import org.discern.ui.kit.Background;
import org.jspecify.annotations.Nullable;

/// Draws a plot in the background, one picture at a time: what is asked for meanwhile waits, and only the last
/// of it is drawn.
final class ScatterPainter {
    private final Background background;
    private final Consumer<Problem> failed;
    private final ScatterRaster raster = new ScatterRaster();
    private final ReadOnlyObjectWrapper<@Nullable Frame> frame = new ReadOnlyObjectWrapper<>();
    private double ratio = 1;
    private boolean dark;
    private boolean drawing;
    private @Nullable Wanted last;
    private @Nullable Wanted waiting;

    private record Wanted(ScatterRaster.Scene scene, BitSet hidden) {}

    ScatterPainter(Background background, Consumer<Problem> failed) {
        this.background = background;
        this.failed = failed;
    }

    ReadOnlyObjectProperty<@Nullable Frame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /// @param finer pixels of the screen for each of the plot's
    void ratio(double finer) {
        ratio = finer;
    }

    void dark(boolean wanted) {
        if (wanted == dark) return;
        dark = wanted;
        if (last != null) request(last);
    }

    /// Draws anew; nothing where a part is missing.
    void draw(
            @Nullable FilmPlaces places,
            @Nullable Colouring colouring,
            @Nullable BitSet selected,
            BitSet hidden,
            @Nullable Camera camera) {
        if (places == null || colouring == null || camera == null) {
            last = null;
            waiting = null;
            frame.set(null);
            return;
        }
        request(new Wanted(new ScatterRaster.Scene(places.points(), colouring, selected, camera), hidden));
    }

    private void request(Wanted wanted) {
        last = wanted;
        if (drawing) {
            waiting = wanted;
            return;
        }
        drawing = true;
        double finer = ratio;
        boolean onDark = dark;
        var unused = background.read(
                "Draw",
                _ -> {
                    Camera fine = wanted.scene().camera().finer(finer);
                    return new Frame(
                            raster.draw(wanted.scene(), wanted.hidden(), onDark, finer),
                            Math.max(1, (int) Math.round(fine.width())),
                            Math.max(1, (int) Math.round(fine.height())),
                            wanted.scene().camera());
                },
                this::drawn,
                failure -> {
                    drawing = false;
                    failed.accept(failure);
                });
    }

    private void drawn(Frame picture) {
        drawing = false;
        if (last != null) frame.set(picture);
        Wanted next = waiting;
        waiting = null;
        if (next != null) request(next);
    }
}
