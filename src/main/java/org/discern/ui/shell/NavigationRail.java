package org.discern.ui.shell;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.discern.ui.kit.Appearance;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.Keys;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The way between the panels, and between light and dark.
final class NavigationRail extends VBox {
    private static final double MARK = 40;

    NavigationRail(ObjectProperty<Panel> shown, Appearance appearance) {
        super(4);
        getStyleClass().add("navigation");
        setAlignment(Pos.TOP_CENTER);
        ImageView mark =
                new ImageView(new Image(String.valueOf(getClass().getResource("/org/discern/assets/icon.png"))));
        mark.setFitWidth(MARK);
        mark.setFitHeight(MARK);
        mark.setSmooth(true);
        VBox.setMargin(mark, new Insets(4, 0, 12, 0));
        getChildren().add(mark);
        for (Panel panel : Panel.values()) getChildren().add(entry(panel, shown));
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(gap, themeButton(appearance));
    }

    private static ToggleButton entry(Panel panel, ObjectProperty<Panel> shown) {
        ToggleButton entry = new ToggleButton(panel.title(), new FontIcon(panel.icon()));
        entry.setId("go-" + panel.name());
        entry.setContentDisplay(ContentDisplay.TOP);
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setAccessibleText(panel.title());
        entry.setTooltip(new Tooltip(Keys.with(panel.title(), panel.key())));
        entry.setOnAction(_ -> {
            entry.setSelected(true);
            shown.set(panel);
        });
        shown.subscribe(now -> entry.setSelected(now == panel));
        return entry;
    }

    private static Button themeButton(Appearance appearance) {
        FontIcon icon = new FontIcon(Material2OutlinedMZ.NIGHTS_STAY);
        Button button = Controls.iconButton(Material2OutlinedMZ.NIGHTS_STAY, "Light or dark", appearance::toggle);
        button.setId("toggle-theme");
        button.setGraphic(icon);
        appearance
                .darkProperty()
                .subscribe(dark ->
                        icon.setIconCode(dark ? Material2OutlinedMZ.WB_SUNNY : Material2OutlinedMZ.NIGHTS_STAY));
        return button;
    }
}
