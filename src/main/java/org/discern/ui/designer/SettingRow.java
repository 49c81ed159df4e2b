package org.discern.ui.designer;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.model.DatasetSummary;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;

/// A setting in the form: its name, a control that fits its kind, its unit, and what is wrong with it.
final class SettingRow extends VBox {
    private static final double TIP_WIDTH = 420;
    /// Letters; only longer ones may be broken, since what can be is laid out many times over.
    private static final int LONG_NAME = 16;
    private static final int LONG_UNIT = 7;

    private final DesignerViewModel model;
    private final SettingField field;

    SettingRow(SettingField field, DesignerViewModel model) {
        super(2);
        this.field = field;
        this.model = model;
        getStyleClass().add("setting-row");
        Control control = control();
        control.setId("setting-" + field.path());
        control.getStyleClass().add("setting-control");
        control.setAccessibleText(field.title());
        control.setAccessibleHelp(field.help());
        control.setTooltip(tip());
        Label name = Controls.label(field.title(), "setting-name");
        name.setWrapText(field.title().length() > LONG_NAME);
        name.setTooltip(tip());
        name.setLabelFor(control);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox line = new HBox(8, mark(), name, control, unit());
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, error(control));
    }

    /// Help, range, and who used which value.
    private Tooltip tip() {
        StringBuilder text = new StringBuilder(field.help());
        if (!field.range().isEmpty()) text.append("\nRange: ").append(field.range());
        text.append("\nDefault: ")
                .append(Difference.text(
                        Objects.requireNonNull(Baseline.DEFAULTS.values().get(field.path()))));
        if (!field.source().isEmpty()) text.append("\nSource: ").append(field.source());
        text.append("\n").append(field.path());
        Tooltip tip = new Tooltip(text.toString());
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        return tip;
    }

    /// A dot where the setting differs from what the experiment is compared with; pressed, it sets it back.
    private Button mark() {
        Button mark = Controls.iconButton(
                Material2AL.FIBER_MANUAL_RECORD, "", () -> model.comparison().setBack(field));
        mark.getStyleClass().add("difference-mark");
        mark.setId("mark-" + field.path());
        mark.visibleProperty().bind(field.differenceProperty().isNotNull());
        field.differenceProperty().subscribe(there -> {
            if (there == null) return;
            String text = model.comparison().baselineProperty().get().title() + ": " + there + ". Press to set it back";
            mark.setAccessibleText(field.title() + " differs. " + text);
            mark.setTooltip(new Tooltip(text));
        });
        return mark;
    }

    private Node unit() {
        // Kept where there is no unit too, so that all controls end at one line.
        Label unit = Controls.label(field.unit(), Styles.TEXT_MUTED, Styles.TEXT_SMALL, "setting-unit");
        unit.setWrapText(field.unit().length() > LONG_UNIT);
        return unit;
    }

    private Label error(Control control) {
        Label error = Controls.label("", "setting-error", Styles.TEXT_SMALL);
        error.setWrapText(true);
        error.textProperty().bind(field.errorProperty());
        error.visibleProperty().bind(field.errorProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        field.errorProperty().subscribe(text -> control.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty()));
        return error;
    }

    private Control control() {
        if (field.path().equals("data.dataset")) return dataset();
        return switch (field.kind()) {
            case TEXT, WHOLE, NUMBER, WHOLES, NUMBERS -> text();
            case CHOICE -> choice();
            case SWITCH -> toggle();
            case NAMES -> new FindingsBox(field, model.findings());
        };
    }

    private Control text() {
        TextField text = new TextField();
        text.setPrefColumnCount(8);
        field.inputProperty().subscribe(value -> {
            if (!value.equals(text.getText())) text.setText(value.toString());
        });
        text.textProperty().subscribe((_, now) -> field.inputProperty().set(now));
        return text;
    }

    private Control choice() {
        ComboBox<Object> choice = new ComboBox<>();
        choice.getItems().setAll(field.constants());
        choice.setCellFactory(_ -> new ConstantCell());
        choice.setButtonCell(new ConstantCell());
        choice.valueProperty().bindBidirectional(field.inputProperty());
        choice.setMaxWidth(Double.MAX_VALUE);
        return choice;
    }

    private Control toggle() {
        ToggleSwitch toggle = new ToggleSwitch();
        ObjectProperty<Object> input = field.inputProperty();
        input.subscribe(value -> toggle.setSelected(Boolean.TRUE.equals(value)));
        toggle.selectedProperty().subscribe((_, on) -> input.set(on));
        return toggle;
    }

    private Control dataset() {
        ComboBox<Object> names = new ComboBox<>();
        names.setMaxWidth(Double.MAX_VALUE);
        names.setPromptText("Import a data set first");
        List<DatasetSummary> datasets = model.project().datasets();
        // The names are refilled under the chosen one, which must survive that.
        model.project()
                .datasets()
                .subscribe(() -> names.getItems()
                        .setAll(datasets.stream().map(DatasetSummary::name).toArray()));
        names.getItems().setAll(datasets.stream().map(DatasetSummary::name).toArray());
        field.inputProperty().subscribe(names::setValue);
        names.valueProperty().subscribe((_, now) -> {
            if (now != null) field.inputProperty().set(now);
        });
        return names;
    }

    private static final class ConstantCell extends ListCell<Object> {
        @Override
        protected void updateItem(@Nullable Object item, boolean empty) {
            super.updateItem(item, empty);
            setText(item instanceof Enum<?> constant ? Chips.title(constant) : item == null ? "" : item.toString());
        }
    }
}
