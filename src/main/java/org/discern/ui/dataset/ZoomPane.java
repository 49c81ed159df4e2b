package org.discern.ui.dataset;

import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// A picture that can be zoomed at the pointer and moved. Panes that share a viewport zoom and move together.
final class ZoomPane extends Pane {
    private static final double STEP = 1.0015;

    private final ImageView picture = new ImageView();
    private final ObjectProperty<Viewport> viewport;
    private final BiConsumer<Double, Double> toneDrag;
    private double lastX;
    private double lastY;

    /// @param toneDrag is told how far, in pixels, the right button was dragged right and down
    ZoomPane(ObjectProperty<Viewport> viewport, BiConsumer<Double, Double> toneDrag) {
        this.viewport = viewport;
        this.toneDrag = toneDrag;
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setMinSize(0, 0);
        picture.setManaged(false);
        picture.setPreserveRatio(true);
        getChildren().add(picture);
        setOnScroll(this::zoom);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::remember);
        setOnMouseDragged(this::drag);
    }

    void show(@Nullable Image image) {
        picture.setImage(image);
        requestLayout();
    }

    /// One pixel of the picture on one of the screen.
    void actualSize() {
        Viewport now = viewport.get();
        if (picture.getImage() != null) viewport.set(now.zoomedTo(1 / fitted(picture.getImage()), now.x(), now.y()));
    }

    @Override
    protected void layoutChildren() {
        Image image = picture.getImage();
        if (image == null) return;
        double width = image.getWidth() * scale(image);
        double height = image.getHeight() * scale(image);
        picture.setFitWidth(width);
        picture.setFitHeight(height);
        picture.relocate(left(width), top(height));
    }

    private double left(double width) {
        return getWidth() / 2 - viewport.get().x() * width;
    }

    private double top(double height) {
        return getHeight() / 2 - viewport.get().y() * height;
    }

    /// Screen pixels a picture pixel.
    private double scale(Image image) {
        return viewport.get().zoom() * fitted(image);
    }

    private double fitted(Image image) {
        return Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
    }

    private void zoom(ScrollEvent event) {
        Image image = picture.getImage();
        if (image == null || event.getDeltaY() == 0) return;
        double width = image.getWidth() * scale(image);
        double height = image.getHeight() * scale(image);
        double x = (event.getX() - left(width)) / width;
        double y = (event.getY() - top(height)) / height;
        double factor = Math.pow(STEP, event.getDeltaY());
        // The picture's point under the pointer stays there.
        viewport.set(viewport.get()
                .zoomedTo(
                        viewport.get().zoom() * factor,
                        x - (event.getX() - getWidth() / 2) / (width * factor),
                        y - (event.getY() - getHeight() / 2) / (height * factor)));
        event.consume();
    }

    private void remember(MouseEvent event) {
        lastX = event.getX();
        lastY = event.getY();
    }

    private void drag(MouseEvent event) {
        double dx = event.getX() - lastX;
        double dy = event.getY() - lastY;
        remember(event);
        Image image = picture.getImage();
        if (event.isSecondaryButtonDown()) {
            toneDrag.accept(dx, dy);
        } else if (image != null) {
            viewport.set(viewport.get()
                    .movedBy(-dx / (image.getWidth() * scale(image)), -dy / (image.getHeight() * scale(image))));
        }
    }
}
