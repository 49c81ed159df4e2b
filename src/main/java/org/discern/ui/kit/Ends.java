package org.discern.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// One part at the left end of a line and one at its right end; below each other where both do not fit beside each
/// other.
public final class Ends extends Pane {
    private static final double GAP = 8;

    private final Region left;
    private final Region right;

    public Ends(Region left, Region right) {
        super(left, right);
        this.left = left;
        this.right = right;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return aroundWidth() + width(left) + (right.isManaged() ? GAP + width(right) : 0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? Double.MAX_VALUE : width - aroundWidth();
        double leftHeight = left.prefHeight(Math.min(room, width(left)));
        double rightHeight = right.isManaged() ? right.prefHeight(Math.min(room, width(right))) : 0;
        return aroundHeight() + (besides(room) ? Math.max(leftHeight, rightHeight) : leftHeight + GAP + rightHeight);
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - aroundWidth();
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double leftWidth = Math.min(room, width(left));
        double rightWidth = Math.min(room, width(right));
        double leftHeight = left.prefHeight(leftWidth);
        double rightHeight = right.prefHeight(rightWidth);
        if (besides(room)) {
            double height = Math.max(leftHeight, rightHeight);
            left.resizeRelocate(x, snapPositionY(y + (height - leftHeight) / 2), leftWidth, leftHeight);
            right.resizeRelocate(
                    snapPositionX(x + room - rightWidth),
                    snapPositionY(y + (height - rightHeight) / 2),
                    rightWidth,
                    rightHeight);
        } else {
            left.resizeRelocate(x, y, leftWidth, leftHeight);
            right.resizeRelocate(x, y + leftHeight + GAP, rightWidth, rightHeight);
        }
    }

    private boolean besides(double room) {
        return !right.isManaged() || width(left) + GAP + width(right) <= room;
    }

    private static double width(Region part) {
        if (!part.isManaged()) return 0;
        return Math.ceil(part instanceof FlowPane flow ? inOneLine(flow) : part.prefWidth(-1));
    }

    private static double inOneLine(FlowPane flow) {
        return flow.getChildren().stream()
                .filter(Node::isManaged)
                .mapToDouble(child -> child.prefWidth(-1) + flow.getHgap())
                .sum();
    }

    private double aroundWidth() {
        return snappedLeftInset() + snappedRightInset();
    }

    private double aroundHeight() {
        return snappedTopInset() + snappedBottomInset();
    }
}
