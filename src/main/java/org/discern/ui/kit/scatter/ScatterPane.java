package org.discern.ui.kit.scatter;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.discern.figure.scatter.Camera;
import org.discern.model.Radiograph;
import org.discern.ui.kit.FilmCard;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.jspecify.annotations.Nullable;

/// The plot itself: the last picture drawn, moved to where the points are now until a new one is there; rings
/// around the film pointed at and the one looked at; and a card of the film under the pointer.
public final class ScatterPane extends Pane {
    private static final double POINTED_RADIUS = 7;
    private static final double LOOKED_RADIUS = 9;
    private static final double RING_RADIUS = 6;
    private static final double CARD_GAP = 16;
    private static final double CARD_THUMBNAIL = 112;

    private final ScatterViewModel model;
    private final ImageView picture = new ImageView();
    private final Circle pointed = ring(POINTED_RADIUS, "ring-pointed");
    private final Circle looked = ring(LOOKED_RADIUS, "ring-looked");
    private final Group others = new Group();
    private final FilmCard card;
    private final ObjectProperty<Map<Radiograph, String>> ringed = new SimpleObjectProperty<>(new HashMap<>());
    private @Nullable Frame frame;
    private @Nullable Point2D pointer;

    public ScatterPane(ScatterViewModel model, FilmPictures pictures, FilmNames names, ObservableBooleanValue dark) {
        this.model = model;
        getStyleClass().add("scatter");
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleText(
                "Films laid out in the plane. Arrows move it, plus and minus zoom, Enter chooses the film in the"
                        + " middle, A all that are in sight, Escape none");
        ScatterGestures gestures = new ScatterGestures(this, model);
        card = new FilmCard(pictures, names, CARD_THUMBNAIL, model::said);
        card.getStyleClass().add("hover-card");
        card.setMouseTransparent(true);
        getChildren().addAll(picture, gestures.trace(), others, looked, pointed, card);
        getChildren().forEach(child -> child.setManaged(false));
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        dark.subscribe(model::dark);
        model.frameProperty().subscribe(this::show);
        model.cameraProperty().subscribe(_ -> place());
        model.placesProperty().subscribe(_ -> place());
        model.selection().filmProperty().subscribe(_ -> place());
        model.pointedProperty().subscribe(_ -> place());
        ringed.subscribe(_ -> place());
        addEventHandler(javafx.scene.input.MouseEvent.MOUSE_MOVED, event -> {
            pointer = new Point2D(event.getX(), event.getY());
            place();
        });
        addEventHandler(javafx.scene.input.MouseEvent.MOUSE_EXITED, _ -> {
            pointer = null;
            place();
        });
        card.show(null);
    }

    /// Films with a ring around each, by the ring's style class.
    public ObjectProperty<Map<Radiograph, String>> ringedProperty() {
        return ringed;
    }

    @Override
    protected void layoutChildren() {
        Window window = getScene() == null ? null : getScene().getWindow();
        model.resize(getWidth(), getHeight(), window == null ? 1 : Math.max(1, window.getOutputScaleX()));
        card.autosize();
        place();
    }

    private void show(@Nullable Frame drawn) {
        frame = drawn;
        picture.setImage(
                drawn == null
                        ? null
                        : new WritableImage(new PixelBuffer<>(
                                drawn.width(),
                                drawn.height(),
                                IntBuffer.wrap(drawn.pixels()),
                                PixelFormat.getIntArgbPreInstance())));
        place();
    }

    private void place() {
        Camera now = model.cameraProperty().get();
        Frame drawn = frame;
        if (now != null && drawn != null) {
            Camera then = drawn.camera();
            double zoom = now.scale() / then.scale();
            picture.setFitWidth(then.width() * zoom);
            picture.setFitHeight(then.height() * zoom);
            picture.setX(now.pixelX(then.x(0)));
            picture.setY(now.pixelY(then.y(0)));
        }
        Radiograph film = model.pointedProperty().get();
        place(pointed, film);
        place(looked, model.selection().filmProperty().get());
        others.getChildren().clear();
        ringed.get().forEach((other, style) -> {
            Circle ring = ring(RING_RADIUS, style);
            place(ring, other);
            others.getChildren().add(ring);
        });
        placeCard(film);
    }

    private void place(Circle ring, @Nullable Radiograph film) {
        Optional<double[]> at = film == null ? Optional.empty() : model.pixels(film);
        ring.setVisible(at.isPresent());
        at.ifPresent(pixels -> {
            ring.setCenterX(pixels[0]);
            ring.setCenterY(pixels[1]);
        });
    }

    /// Beside the pointer, on the side where there is room; only in the plot that the pointer is over.
    private void placeCard(@Nullable Radiograph film) {
        Point2D at = pointer;
        boolean wanted = film != null && at != null;
        card.show(wanted ? film : null);
        card.setVisible(wanted);
        if (at == null || !wanted) return;
        card.autosize();
        double right = at.getX() + CARD_GAP;
        double below = at.getY() + CARD_GAP;
        boolean fitsRight = right + card.getWidth() <= getWidth();
        boolean fitsBelow = below + card.getHeight() <= getHeight();
        card.relocate(
                fitsRight ? right : Math.max(0, at.getX() - CARD_GAP - card.getWidth()),
                fitsBelow ? below : Math.max(0, at.getY() - CARD_GAP - card.getHeight()));
    }

    private static Circle ring(double radius, String style) {
        Circle ring = new Circle(radius);
        ring.getStyleClass().addAll("ring", style);
        ring.setMouseTransparent(true);
        ring.setVisible(false);
        return ring;
    }
}
