package org.discern.ui.dataset;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.discern.model.FilmFilter;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.jspecify.annotations.Nullable;

/// The choices that narrow the list of films; `null` means any.
public final class FilmQuery {
    private final ObjectProperty<@Nullable Split> split = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ViewPosition> view = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Finding> finding = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LabelValue> label = new SimpleObjectProperty<>(LabelValue.POSITIVE);
    private final StringProperty text = new SimpleStringProperty("");

    public ObjectProperty<@Nullable Split> splitProperty() {
        return split;
    }

    public ObjectProperty<@Nullable ViewPosition> viewProperty() {
        return view;
    }

    public ObjectProperty<@Nullable Finding> findingProperty() {
        return finding;
    }

    /// What must be said of the finding; any value where `null`.
    public ObjectProperty<@Nullable LabelValue> labelProperty() {
        return label;
    }

    /// Part of an image, patient or study id.
    public StringProperty textProperty() {
        return text;
    }

    /// All films again.
    public void clear() {
        split.set(null);
        view.set(null);
        finding.set(null);
        label.set(LabelValue.POSITIVE);
        text.set("");
    }

    boolean narrows() {
        return !filter("").equals(FilmFilter.of(""));
    }

    FilmFilter filter(String dataset) {
        return FilmFilter.of(dataset)
                .withSplits(listOf(split.get()))
                .withViews(listOf(view.get()))
                .withLabels(labels())
                .withText(text.get().strip());
    }

    void subscribe(Runnable changed) {
        split.subscribe((_, _) -> changed.run());
        view.subscribe((_, _) -> changed.run());
        finding.subscribe((_, _) -> changed.run());
        label.subscribe((_, _) -> changed.run());
        text.subscribe((_, _) -> changed.run());
    }

    private List<FilmFilter.LabelIs> labels() {
        Finding chosen = finding.get();
        LabelValue value = label.get();
        return chosen == null || value == null ? List.of() : List.of(new FilmFilter.LabelIs(chosen, value));
    }

    private static <T> List<T> listOf(@Nullable T value) {
        return value == null ? List.of() : List.of(value);
    }
}
