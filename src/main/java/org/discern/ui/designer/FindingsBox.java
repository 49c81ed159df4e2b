package org.discern.ui.designer;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.controlsfx.control.CheckComboBox;

/// A choice of several of the data set's findings.
final class FindingsBox extends CheckComboBox<String> {
    private final SettingField field;
    private boolean filling;

    FindingsBox(SettingField field, ObservableList<String> findings) {
        this.field = field;
        setMaxWidth(Double.MAX_VALUE);
        setPrefWidth(160);
        setTitle("");
        setShowCheckedCount(false);
        field.inputProperty().subscribe(_ -> fill());
        findings.subscribe(() -> offer(findings));
        getCheckModel().getCheckedItems().addListener((ListChangeListener<String>) _ -> take());
        offer(findings);
    }

    private void offer(List<String> findings) {
        // Names that the data set does not have stay visible, so that they can be taken away.
        List<String> all = new ArrayList<>(findings);
        chosen().stream().filter(name -> !all.contains(name)).forEach(all::add);
        filling = true;
        getItems().setAll(all);
        filling = false;
        fill();
    }

    private void fill() {
        if (filling || chosen().equals(List.copyOf(getCheckModel().getCheckedItems()))) return;
        filling = true;
        getCheckModel().clearChecks();
        for (String name : chosen()) {
            if (!getItems().contains(name)) getItems().add(name);
            getCheckModel().check(name);
        }
        filling = false;
    }

    private void take() {
        if (filling) return;
        filling = true;
        field.inputProperty().set(List.copyOf(getCheckModel().getCheckedItems()));
        filling = false;
    }

    private List<String> chosen() {
        return field.inputProperty().get() instanceof List<?> names
                ? names.stream().map(Object::toString).toList()
                : List.of();
    }
}
