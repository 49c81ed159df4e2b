package org.discern.ui.kit.scatter;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import org.discern.figure.scatter.Camera;
import org.discern.figure.scatter.Outline;
import org.discern.figure.scatter.Trail;
import org.discern.model.Radiograph;
import org.jspecify.annotations.Nullable;

/// What mouse and keys do over a plot: drag with the tool chosen, with a lasso while Shift is down, and move the
/// plane with another button; Ctrl adds to the selection and Alt takes away; wheel zooms; a double click clears.
/// Without a mouse, arrows, plus and minus move and zoom, and the film nearest to the middle is pointed at.
final class ScatterGestures {
    private static final double BRUSH_RADIUS_PIXELS = 18;
    private static final double ZOOM_PER_PIXEL = 0.0025;
    private static final double LEAST_STEP_PIXELS = 2;
    private static final double KEY_STEP_PIXELS = 40;
    private static final double KEY_ZOOM = 1.25;

    private final Region pane;
    private final ScatterViewModel model;
    private final Polygon outline = new Polygon();
    private final Polyline trail = new Polyline();
    private final List<Double> x = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();
    private @Nullable Tool dragging;

    ScatterGestures(Region pane, ScatterViewModel model) {
        this.pane = pane;
        this.model = model;
        outline.getStyleClass().add("selecting-outline");
        trail.getStyleClass().add("selecting-trail");
        trail.setStrokeWidth(2 * BRUSH_RADIUS_PIXELS);
        outline.setManaged(false);
        trail.setManaged(false);
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            pane.requestFocus();
            press(event);
        });
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        pane.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, event -> model.hover(event.getX(), event.getY()));
        pane.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> model.leave());
        pane.addEventHandler(ScrollEvent.SCROLL, event -> {
            model.zoom(Math.exp(ZOOM_PER_PIXEL * event.getDeltaY()), event.getX(), event.getY());
            event.consume();
        });
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /// What is being drawn.
    Node trace() {
        Group both = new Group(outline, trail);
        both.setMouseTransparent(true);
        return both;
    }

    private void press(MouseEvent event) {
        forget();
        dragging = event.getButton() != MouseButton.PRIMARY
                ? Tool.PAN
                : event.isShiftDown() ? Tool.LASSO : model.toolProperty().get();
        add(event);
    }

    private void drag(MouseEvent event) {
        if (dragging == null || event.isStillSincePress()) return;
        int last = x.size() - 1;
        if (dragging == Tool.PAN) {
            model.pan(event.getX() - x.get(last), event.getY() - y.get(last));
            add(event);
            return;
        }
        if (Math.hypot(event.getX() - x.get(last), event.getY() - y.get(last)) < LEAST_STEP_PIXELS) return;
        add(event);
        trace(dragging);
    }

    private void release(MouseEvent event) {
        Tool tool = dragging;
        if (tool == null) return;
        Gathering how = event.isShortcutDown() || event.isControlDown()
                ? Gathering.ADD
                : event.isAltDown() ? Gathering.SUBTRACT : Gathering.INSTEAD;
        if (event.isStillSincePress()) click(event, how);
        else if (tool != Tool.PAN) select(tool, how);
        forget();
    }

    private void click(MouseEvent event, Gathering how) {
        if (event.getButton() != MouseButton.PRIMARY) return;
        if (event.getClickCount() == 2) model.clear();
        else model.choose(event.getX(), event.getY(), how);
    }

    private void select(Tool tool, Gathering how) {
        Camera camera = model.cameraProperty().get();
        if (camera == null) return;
        double[] planeX = x.stream().mapToDouble(camera::x).toArray();
        double[] planeY = y.stream().mapToDouble(camera::y).toArray();
        int last = planeX.length - 1;
        model.select(
                switch (tool) {
                    case RECTANGLE -> Outline.rectangle(planeX[0], planeY[0], planeX[last], planeY[last]);
                    case BRUSH -> new Trail(planeX, planeY, BRUSH_RADIUS_PIXELS / camera.scale());
                    case LASSO, PAN -> new Outline(planeX, planeY);
                },
                how);
    }

    private void trace(Tool tool) {
        int last = x.size() - 1;
        switch (tool) {
            case RECTANGLE ->
                outline.getPoints()
                        .setAll(
                                x.getFirst(),
                                y.getFirst(),
                                x.get(last),
                                y.getFirst(),
                                x.get(last),
                                y.get(last),
                                x.getFirst(),
                                y.get(last));
            case BRUSH -> trail.getPoints().addAll(x.get(last), y.get(last));
            case LASSO -> outline.getPoints().addAll(x.get(last), y.get(last));
            case PAN -> {}
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        double step = KEY_STEP_PIXELS;
        switch (event.getCode()) {
            case ESCAPE -> {
                if (dragging == null) model.clear();
                else forget();
            }
            case LEFT -> move(step, 0);
            case RIGHT -> move(-step, 0);
            case UP -> move(0, step);
            case DOWN -> move(0, -step);
            case PLUS, ADD, EQUALS -> zoom(KEY_ZOOM);
            case MINUS, SUBTRACT -> zoom(1 / KEY_ZOOM);
            case ENTER, SPACE -> lookAtMiddle();
            case A -> selectShown(event.isShiftDown() ? Gathering.ADD : Gathering.INSTEAD);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(double right, double down) {
        model.pan(right, down);
        model.pointAtMiddle();
    }

    private void zoom(double factor) {
        model.zoom(factor, pane.getWidth() / 2, pane.getHeight() / 2);
        model.pointAtMiddle();
    }

    private void lookAtMiddle() {
        model.pointAtMiddle();
        Radiograph film = model.pointedProperty().get();
        if (film != null) model.selection().look(film);
    }

    /// Selects all that is in sight.
    private void selectShown(Gathering how) {
        Camera camera = model.cameraProperty().get();
        if (camera == null) return;
        model.select(
                Outline.rectangle(camera.x(0), camera.y(0), camera.x(pane.getWidth()), camera.y(pane.getHeight())),
                how);
    }

    private void add(MouseEvent event) {
        x.add(event.getX());
        y.add(event.getY());
    }

    private void forget() {
        dragging = null;
        x.clear();
        y.clear();
        outline.getPoints().clear();
        trail.getPoints().clear();
    }
}
