package org.discern.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// What keeps people from reading or using a window that is shown: text and marks that hardly stand out (WCAG 2.2,
/// 1.4.3 and 1.4.11), buttons without a name, controls that do not show that they have the keyboard.
public final class Accessibility {
    private static final double TEXT = 4.5;
    private static final double LARGE_TEXT_AND_MARKS = 3;
    private static final int FOCUS_MARGIN = 3;

    private final Scene scene;
    private final Node part;

    /// @param part of the scene that is looked at; nothing may lie over it
    public Accessibility(Scene scene, Node part) {
        this.scene = scene;
        this.part = part;
    }

    /// Text and icons that can be seen and have too little contrast to what is behind them.
    public Set<String> faint() {
        return Fx.call(() -> {
            Set<String> faults = new LinkedHashSet<>();
            PixelReader pixels = scene.snapshot(null).getPixelReader();
            walk(part, node -> {
                if (!(node instanceof Text text) || text.getText().isBlank()) return;
                if (!(text.getFill() instanceof Color fill) || text.isDisabled()) return;
                Bounds seen = seen(text);
                if (seen.getWidth() < 4 || seen.getHeight() < 4) return;
                Color behind = behind(pixels, seen);
                double contrast = contrast(over(fill, opacity(text), behind), behind);
                boolean mark = text instanceof FontIcon;
                double least = mark || isLarge(text) ? LARGE_TEXT_AND_MARKS : TEXT;
                if (contrast < least)
                    faults.add(String.format(
                            Locale.ROOT,
                            "%.2f to 1: %s in %s (%s on %s)",
                            contrast,
                            mark ? "icon" : "'" + text.getText() + "'",
                            place(text),
                            fill,
                            behind));
            });
            return faults;
        });
    }

    /// Buttons that show no text, and have no name for a screen reader or no tooltip.
    public Set<String> nameless() {
        return Fx.call(() -> {
            Set<String> faults = new LinkedHashSet<>();
            walk(part, node -> {
                if (!(node instanceof ButtonBase button)) return;
                if (button.getText() != null && !button.getText().isBlank()) return;
                if (button.getAccessibleText() == null) faults.add("no name: " + place(button));
                else if (button.getTooltip() == null && button.getGraphic() instanceof FontIcon)
                    faults.add("no tooltip: " + button.getAccessibleText());
            });
            return faults;
        });
    }

    /// Kinds of controls that look the same with the keyboard and without, among those that Tab goes to.
    public Set<String> focusUnseen() {
        Set<String> faults = new LinkedHashSet<>();
        Set<String> tried = new LinkedHashSet<>();
        Set<Node> visited = new LinkedHashSet<>();
        Node focused = next();
        while (focused != null && visited.add(focused)) {
            Node held = focused;
            Bounds at = Fx.call(() -> seen(held));
            // What is scrolled out of sight shows nothing; another of its kind may be in sight.
            boolean unknown = at.getWidth() > 0 && at.getHeight() > 0 && tried.add(kind(held));
            WritableImage with = unknown ? picture() : null;
            focused = next();
            if (with == null) continue;
            WritableImage without = picture();
            if (same(with, without, at)) faults.add(kind(held));
        }
        if (visited.size() < 5) faults.add("Tab reaches " + visited.size() + " controls only");
        return faults;
    }

    private Node next() {
        Node owner = Fx.call(() -> {
            Node before = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
            boolean unused = before.requestFocusTraversal(TraversalDirection.NEXT);
            return scene.getFocusOwner();
        });
        Fx.run(() -> {});
        return owner;
    }

    private WritableImage picture() {
        return Fx.call(() -> scene.snapshot(null));
    }

    private static boolean same(WritableImage one, WritableImage other, Bounds at) {
        int left = (int) Math.max(0, at.getMinX() - FOCUS_MARGIN);
        int top = (int) Math.max(0, at.getMinY() - FOCUS_MARGIN);
        int right = (int) Math.min(one.getWidth(), at.getMaxX() + FOCUS_MARGIN);
        int bottom = (int) Math.min(one.getHeight(), at.getMaxY() + FOCUS_MARGIN);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) return false;
            }
        }
        return true;
    }

    private static String kind(Node node) {
        return node.getClass().getSimpleName() + " " + String.join(".", node.getStyleClass());
    }

    private static void walk(Node node, Consumer<Node> visit) {
        if (!node.isVisible()) return;
        visit.accept(node);
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> walk(child, visit));
    }

    /// Where the window shows it: within the viewports and other clips that it lies in.
    private Bounds seen(Node node) {
        Bounds seen = intersection(
                node.localToScene(node.getLayoutBounds()), new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent.getClip() instanceof Rectangle clip)
                seen = intersection(seen, parent.localToScene(clip.getBoundsInParent()));
        }
        return seen;
    }

    private static Bounds intersection(Bounds a, Bounds b) {
        double left = Math.max(a.getMinX(), b.getMinX());
        double top = Math.max(a.getMinY(), b.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.max(0, Math.min(a.getMaxX(), b.getMaxX()) - left),
                Math.max(0, Math.min(a.getMaxY(), b.getMaxY()) - top));
    }

    /// The colour that most of the pixels have: text covers less than half of its place.
    private static Color behind(PixelReader pixels, Bounds at) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = (int) at.getMinY(); y < (int) at.getMaxY(); y++) {
            for (int x = (int) at.getMinX(); x < (int) at.getMaxX(); x++)
                counts.merge(pixels.getArgb(x, y), 1, Integer::sum);
        }
        int most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        return Color.rgb(most >> 16 & 255, most >> 8 & 255, most & 255);
    }

    private static double opacity(Node node) {
        double opacity = node.getOpacity();
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent())
            opacity *= parent.getOpacity();
        return opacity;
    }

    private static Color over(Color fill, double opacity, Color behind) {
        return behind.interpolate(
                Color.color(fill.getRed(), fill.getGreen(), fill.getBlue()), fill.getOpacity() * opacity);
    }

    private static boolean isLarge(Text text) {
        double size = text.getFont().getSize();
        return size >= 24 || size >= 18.66 && text.getFont().getStyle().contains("Bold");
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /// The controls that it lies in.
    private static String place(Node node) {
        List<String> places = new ArrayList<>();
        for (Node at = node; at != null && places.size() < 4; at = at.getParent()) {
            if (at.getId() != null) places.addFirst("#" + at.getId());
            else if (!at.getStyleClass().isEmpty()) places.addFirst("." + String.join(".", at.getStyleClass()));
        }
        return String.join(" ", places);
    }
}
