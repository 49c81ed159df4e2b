package org.discern.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.discern.figure.Figure;
import org.discern.figure.Table;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.ui.kit.Background;
import org.discern.ui.kit.LastAsked;
import org.discern.workflow.FusionFigures;
import org.jspecify.annotations.Nullable;

/// Whether clinical values help beside the image, as one of the chosen runs found it.
public final class ClinicalViewModel {
    private final ObservableList<Joined> runs = FXCollections.observableArrayList();
    private final ObservableList<Joined> runsView = FXCollections.unmodifiableObservableList(runs);
    private final ObjectProperty<@Nullable Joined> run = new SimpleObjectProperty<>();
    private final ObservableList<String> images = FXCollections.observableArrayList();
    private final ObservableList<String> imagesView = FXCollections.unmodifiableObservableList(images);
    private final ObjectProperty<@Nullable String> image = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Answer> answer = new ReadOnlyObjectWrapper<>();
    private final LastAsked<List<Joined>> read;
    private @Nullable Finding finding;
    private Question asked = Question.NONE;

    ClinicalViewModel(Background background, ObjectProperty<@Nullable Problem> problem) {
        read = new LastAsked<>(background, "Clinical values", this::offer, problem::set);
        run.subscribe(_ -> tell());
        image.subscribe(_ -> tell());
    }

    /// A run with clinical values.
    public record Joined(String name, FusionFigures figures) {}

    /// What a run says for a finding. Figures are `null` where they would be empty.
    public record Answer(
            @Nullable Figure auroc,
            @Nullable Figure gain,
            @Nullable Figure importance,
            Figure missing,
            Table table) {}

    /// Those of the chosen runs that have clinical values beside the image.
    public ObservableList<Joined> runs() {
        return runsView;
    }

    public ObjectProperty<@Nullable Joined> runProperty() {
        return run;
    }

    /// The models of the image that values were joined with.
    public ObservableList<String> images() {
        return imagesView;
    }

    /// The one whose values' importance is told.
    public ObjectProperty<@Nullable String> imageProperty() {
        return image;
    }

    /// `null` where no chosen run has clinical values.
    public ReadOnlyObjectProperty<@Nullable Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    void ask(Question question) {
        boolean same = question.sameRuns(asked);
        asked = question;
        finding = question.finding();
        if (same) {
            tell();
            return;
        }
        List<ChosenRun> chosen = question.runs();
        read.ask(_ -> {
            List<Joined> joined = new ArrayList<>();
            for (ChosenRun each : chosen)
                FusionFigures.of(each.record()).ifPresent(figures -> joined.add(new Joined(each.name(), figures)));
            return joined;
        });
    }

    private void offer(List<Joined> now) {
        Joined before = run.get();
        runs.setAll(now);
        run.set(now.stream()
                .filter(each -> before != null && each.name().equals(before.name()))
                .findFirst()
                .orElse(now.isEmpty() ? null : now.getFirst()));
        tell();
    }

    private void tell() {
        Joined of = run.get();
        List<String> offered = of == null ? List.of() : of.figures().images();
        if (!offered.equals(images)) {
            images.setAll(offered);
            image.set(offered.isEmpty() ? null : offered.getFirst());
        }
        Finding about = finding;
        answer.set(of == null || about == null ? null : answer(of.figures(), about, image.get()));
    }

    private static Answer answer(FusionFigures figures, Finding finding, @Nullable String image) {
        return new Answer(
                figures.auroc(finding).orElse(null),
                figures.differences(finding).orElse(null),
                Optional.ofNullable(image)
                        .flatMap(of -> figures.importance(finding, of))
                        .orElse(null),
                figures.missing(finding),
                figures.table(finding));
    }
}
