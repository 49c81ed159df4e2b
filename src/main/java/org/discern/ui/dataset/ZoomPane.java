package org.discern.ui.dataset;

import java.util.function.BiConsumer;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/// A picture that can be zoomed at the pointer and moved. It begins fitted to the pane, and stays so until it
/// is zoomed.
final class ZoomPane extends Pane {
    private static final double STEP = 1.0015;
    private static final double ZOOM_MAX = 32;

    private final ImageView picture = new ImageView();
    // Screen pixels a picture pixel; 0 means fitted.
    private double scale;
    private double left;
    private double top;
    private double lastX;
    private double lastY;
    private BiConsumer<Double, Double> toneDrag = (_, _) -> {};

    ZoomPane() {
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setMinSize(0, 0);
        picture.setManaged(false);
        picture.setPreserveRatio(true);
        getChildren().add(picture);
        setOnScroll(this::zoom);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> remember(event));
        setOnMouseDragged(this::drag);
    }

    /// Is told how far, in pixels, the right button was dragged right and down.
    void onToneDrag(BiConsumer<Double, Double> action) {
        toneDrag = action;
    }

    /// Another picture keeps zoom and place when it has the same size, so that films of a patient can be
    /// compared.
    void show(Image image) {
        Image before = picture.getImage();
        picture.setImage(image);
        if (before == null || before.getWidth() != image.getWidth() || before.getHeight() != image.getHeight()) fit();
        requestLayout();
    }

    void clear() {
        picture.setImage(null);
    }

    void fit() {
        scale = 0;
        requestLayout();
    }

    void actualSize() {
        zoomTo(1, getWidth() / 2, getHeight() / 2);
    }

    @Override
    protected void layoutChildren() {
        Image image = picture.getImage();
        if (image == null) return;
        double shown = shownScale(image);
        if (scale == 0) {
            left = (getWidth() - image.getWidth() * shown) / 2;
            top = (getHeight() - image.getHeight() * shown) / 2;
        }
        picture.setFitWidth(image.getWidth() * shown);
        picture.setFitHeight(image.getHeight() * shown);
        picture.relocate(left, top);
    }

    private double shownScale(Image image) {
        return scale > 0 ? scale : Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
    }

    private void zoom(ScrollEvent event) {
        Image image = picture.getImage();
        if (image == null || event.getDeltaY() == 0) return;
        double fitted = Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
        double wanted = shownScale(image) * Math.pow(STEP, event.getDeltaY());
        if (wanted <= fitted) fit();
        else zoomTo(Math.min(wanted, ZOOM_MAX), event.getX(), event.getY());
        event.consume();
    }

    private void zoomTo(double wanted, double x, double y) {
        Image image = picture.getImage();
        if (image == null) return;
        // The picture's point under (x, y) stays there.
        double factor = wanted / shownScale(image);
        left = x - (x - left) * factor;
        top = y - (y - top) * factor;
        scale = wanted;
        requestLayout();
    }

    private void remember(MouseEvent event) {
        lastX = event.getX();
        lastY = event.getY();
    }

    private void drag(MouseEvent event) {
        double dx = event.getX() - lastX;
        double dy = event.getY() - lastY;
        remember(event);
        if (event.isSecondaryButtonDown()) {
            toneDrag.accept(dx, dy);
        } else if (scale > 0) {
            left += dx;
            top += dy;
            requestLayout();
        }
    }
}
