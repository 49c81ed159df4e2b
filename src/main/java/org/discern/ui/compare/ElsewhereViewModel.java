package org.discern.ui.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.discern.figure.IntervalFigure;
import org.discern.figure.Table;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.LastAsked;
import org.discern.workflow.ExternalFigures;
import org.discern.workflow.RunRecord;
import org.jspecify.annotations.Nullable;

/// Whether what the chosen runs learned holds on films of other data sets.
public final class ElsewhereViewModel {
    private final ReadOnlyObjectWrapper<@Nullable IntervalFigure> figure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Table> table = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final LastAsked<Optional<ExternalFigures>> read;
    private @Nullable ExternalFigures known;
    private Question asked = Question.NONE;

    ElsewhereViewModel(Background background, ObjectProperty<@Nullable Problem> problem) {
        read = new LastAsked<>(
                background,
                "External tests",
                figures -> {
                    known = figures.orElse(null);
                    tell();
                },
                problem::set);
    }

    /// `null` where no chosen run was judged elsewhere on the finding asked about.
    public ReadOnlyObjectProperty<@Nullable IntervalFigure> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    /// `null` where no chosen run was judged elsewhere.
    public ReadOnlyObjectProperty<@Nullable Table> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /// Why there is no figure while there is a table; empty else.
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    void ask(Question question) {
        boolean same = question.sameRuns(asked);
        asked = question;
        if (same) {
            tell();
            return;
        }
        Map<String, RunRecord> runs = new LinkedHashMap<>();
        for (ChosenRun run : question.runs()) if (run.record().result() != null) runs.put(run.name(), run.record());
        read.ask(_ -> ExternalFigures.of(runs));
    }

    private void tell() {
        ExternalFigures figures = known;
        Finding finding = asked.finding();
        table.set(figures == null ? null : figures.table());
        figure.set(
                figures == null || finding == null
                        ? null
                        : figures.auroc(finding).orElse(null));
        note.set(
                figures == null || finding == null || figure.get() != null
                        ? ""
                        : finding.name() + " was not judged elsewhere. Choose one of: "
                                + figures.findings().stream().map(Finding::name).collect(Collectors.joining(", "))
                                + ".");
    }
}
