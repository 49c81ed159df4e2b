package org.discern.ui.dataset;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.discern.model.FacetCount;
import org.discern.ui.kit.Controls;

/// The values of a facet, each to be ticked, with the films that would be there. Its nodes are kept while the
/// values are the same, so that the keyboard's place is.
final class FacetBox<V> extends VBox {
    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");

    private final Function<V, String> text;
    private final Consumer<List<V>> choose;
    private final Map<V, Row> rows = new LinkedHashMap<>();
    private List<V> chosen = List.of();

    /// @param choose hears which values are ticked
    FacetBox(Function<V, String> text, Consumer<List<V>> choose) {
        super(2);
        this.text = text;
        this.choose = choose;
    }

    void show(List<FacetCount<V>> counts, List<V> ticked) {
        chosen = ticked;
        List<V> values = counts.stream().map(FacetCount::value).toList();
        if (!values.equals(List.copyOf(rows.keySet()))) {
            rows.clear();
            values.forEach(value -> rows.put(value, new Row(value)));
            getChildren().setAll(rows.values());
        }
        for (FacetCount<V> count : counts) {
            Row row = rows.get(count.value());
            if (row != null) row.show(count.films(), ticked.contains(count.value()));
        }
    }

    private void tick(V value, boolean on) {
        List<V> changed = new ArrayList<>(chosen);
        changed.remove(value);
        if (on) changed.add(value);
        choose.accept(changed);
    }

    private final class Row extends HBox {
        private final CheckBox box;
        private final Label films = Controls.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);

        Row(V value) {
            super(6);
            setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("facet-row");
            box = new CheckBox(text.apply(value));
            box.setMinWidth(0);
            box.setOnAction(_ -> tick(value, box.isSelected()));
            films.setMinWidth(USE_PREF_SIZE);
            box.setMaxWidth(Double.MAX_VALUE);
            box.setWrapText(true);
            setHgrow(box, Priority.ALWAYS);
            getChildren().addAll(box, films);
        }

        void show(long count, boolean ticked) {
            box.setSelected(ticked);
            films.setText(Counts.full(count));
            box.setAccessibleText(box.getText() + ", " + Counts.full(count) + " films");
            pseudoClassStateChanged(NONE, count == 0 && !ticked);
        }
    }
}
