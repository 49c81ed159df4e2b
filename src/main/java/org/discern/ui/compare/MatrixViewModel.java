package org.discern.ui.compare;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.model.Problem;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.LastAsked;
import org.discern.workflow.LeaveFindingsOut.KeptMatrix;
import org.jspecify.annotations.Nullable;

/// Whether clusters by disease hide other diseases: the matrices of findings left out, on the data set of the chosen
/// runs; first the latest that one of those runs is a row of.
public final class MatrixViewModel {
    private final ObservableList<KeptMatrix> matrices = FXCollections.observableArrayList();
    private final ObservableList<KeptMatrix> matricesView = FXCollections.unmodifiableObservableList(matrices);
    private final ObjectProperty<@Nullable KeptMatrix> matrix = new SimpleObjectProperty<>();
    private final LastAsked<List<KeptMatrix>> read;
    private final Supplier<List<KeptMatrix>> kept;
    private Question asked = Question.NONE;

    MatrixViewModel(Supplier<List<KeptMatrix>> kept, Background background, ObjectProperty<@Nullable Problem> problem) {
        this.kept = kept;
        read = new LastAsked<>(background, "Findings left out", this::offer, problem::set);
    }

    /// The latest first.
    public ObservableList<KeptMatrix> matrices() {
        return matricesView;
    }

    /// `null` where there is none.
    public ObjectProperty<@Nullable KeptMatrix> matrixProperty() {
        return matrix;
    }

    void ask(Question question) {
        if (question.sameRuns(asked)) return;
        asked = question;
        if (question.runs().isEmpty()) {
            read.stop();
            offer(List.of());
            return;
        }
        List<String> datasets = question.runs().stream()
                .map(run -> run.record().summary().dataset())
                .toList();
        read.ask(_ -> kept.get().stream()
                .filter(each -> datasets.contains(each.matrix().dataset()))
                .toList());
    }

    private void offer(List<KeptMatrix> now) {
        matrices.setAll(now);
        matrix.set(now.stream().filter(this::hasChosen).findFirst().orElse(now.isEmpty() ? null : now.getFirst()));
    }

    private boolean hasChosen(KeptMatrix of) {
        return of.matrix().rows().stream()
                .anyMatch(row -> asked.runs().stream()
                        .anyMatch(run -> run.record().summary().id().equals(row.run())));
    }
}
