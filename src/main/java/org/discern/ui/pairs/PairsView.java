package org.discern.ui.pairs;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.discern.config.PairConfig;
import org.discern.config.WeightingConfig;
import org.discern.model.RunSummary;
import org.discern.ui.kit.Banner;
import org.discern.ui.kit.Chips;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.EmptyState;
import org.discern.ui.kit.FilmCard;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/// The pair inspector: the query at the left, the films it is drawn to and told apart from beside it, the rules
/// above, and totals over all films below.
public final class PairsView extends BorderPane {
    private static final double QUERY_SIDE = 200;

    private final PairsViewModel model;
    private final ObservableList<RunSummary> runs;
    private final FilmPictures pictures;
    private final FilmNames names;

    /// @param runs that may look at the pairs
    /// @param design goes to the designer
    public PairsView(
            PairsViewModel model,
            ObservableList<RunSummary> runs,
            FilmPictures pictures,
            FilmNames names,
            Runnable design) {
        this.model = model;
        this.runs = runs;
        this.pictures = pictures;
        this.names = names;
        getStyleClass().add("panel");
        setTop(new VBox(header(), new Banner(model.problemProperty()), rules()));
        Node content = content();
        Button go = Controls.button(Material2OutlinedMZ.TUNE, "Go to the designer", design);
        EmptyState empty = new EmptyState(
                Material2OutlinedAL.COMPARE,
                "No pairs to look at",
                "Import a data set and name it in the experiment; its pairs are shown here before anything is trained.",
                go);
        content.visibleProperty().bind(model.filmProperty().isNotNull());
        empty.visibleProperty()
                .bind(model.filmProperty().isNull().and(model.lookingProperty().not()));
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setMaxSize(32, 32);
        wheel.visibleProperty()
                .bind(model.lookingProperty().and(model.filmProperty().isNull()));
        setCenter(new StackPane(content, empty, wheel));
        addEventHandler(KeyEvent.KEY_PRESSED, this::shortcut);
    }

    private Node header() {
        TextField search = new TextField();
        search.setId("pairs-search");
        search.setPromptText("Film or patient id");
        search.setAccessibleText("Film or patient id");
        search.setOnAction(_ -> model.search(search.getText()));
        return Controls.header(
                "Pairs",
                Controls.label(
                        "What the designed experiment draws a film to, and tells it apart from",
                        Styles.TEXT_MUTED,
                        Styles.TEXT_SMALL),
                List.of(
                        search,
                        Controls.iconButton(Material2OutlinedAL.CHEVRON_LEFT, "Previous film (P)", model::previous),
                        Controls.iconButton(Material2OutlinedAL.CHEVRON_RIGHT, "Next film (N)", model::next),
                        Controls.iconButton(Material2OutlinedAL.CASINO, "Any film (R)", model::random)));
    }

    private Node rules() {
        FlowPane rules = new FlowPane(
                12,
                8,
                rule("Positive", choice("pair.positive", PairConfig.Positive.values())),
                rule("Study", choice("pair.study", PairConfig.Relation.values())),
                rule("Laterality", choice("pair.laterality", PairConfig.Relation.values())),
                rule("Weighting", choice("weighting.kind", WeightingConfig.Kind.values())),
                rule("Alpha", number("weighting.alpha")),
                rule("Lambda", number("weighting.lambda")),
                rule("Own patient's keys", choice("weighting.samePatientKeys", WeightingConfig.SamePatient.values())));
        rules.getStyleClass().add("form");
        return rules;
    }

    private static Node rule(String name, Node control) {
        Label said = Controls.label(name, Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        said.setMinWidth(Region.USE_PREF_SIZE);
        HBox rule = new HBox(6, said, control);
        rule.setAlignment(Pos.CENTER_LEFT);
        return rule;
    }

    private Node choice(String path, Enum<?>[] constants) {
        ComboBox<Object> choice = Controls.choice(path, value -> value instanceof Enum<?> one ? Chips.title(one) : "");
        choice.setId("pairs-" + path);
        choice.getItems().setAll((Object[]) constants);
        choice.valueProperty().bindBidirectional(model.setting(path));
        return choice;
    }

    private Node number(String path) {
        TextField field = new TextField();
        field.setId("pairs-" + path);
        field.setAccessibleText(path);
        field.setPrefColumnCount(4);
        ObjectProperty<Object> input = model.setting(path);
        input.subscribe(value -> {
            if (!value.equals(field.getText())) field.setText(value.toString());
        });
        field.textProperty().subscribe((_, now) -> input.set(now));
        return field;
    }

    private Node content() {
        FilmCard query = new FilmCard(pictures, names, QUERY_SIDE, _ -> "");
        query.setMinWidth(QUERY_SIDE + 8);
        model.filmProperty().subscribe(query::show);
        VBox left = new VBox(16, Controls.section("Query", query));
        VBox right = new VBox(
                20,
                Controls.section("Films of the patient", new CardFlow(model.positives(), pictures, names)),
                seen(),
                Controls.section("Negatives", new KeyGrid(model.classes())),
                Controls.section("The same by diseases", new KeyGrid(model.groups())),
                totals(),
                Controls.section("Some of the negatives", new CardFlow(model.negatives(), pictures, names)));
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox columns = new HBox(24, left, right);
        columns.getStyleClass().add("form");
        columns.setMaxWidth(1180);
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    /// The same films as a run's encoders see them.
    private Node seen() {
        ComboBox<@Nullable RunSummary> choice = Controls.choice(
                "Run by whose encoders the pairs are seen",
                run -> run == null ? "no run" : run.id().value());
        choice.setId("pairs-run");
        choice.valueProperty().bindBidirectional(model.seen().runProperty());
        runs.subscribe(() -> offer(choice));
        offer(choice);
        Label text = line("");
        text.setId("pairs-seen");
        text.textProperty().bind(model.seen().toldProperty());
        text.managedProperty().bind(model.seen().toldProperty().isNotEmpty());
        model.seen().alarmProperty().subscribe(alarm -> text.pseudoClassStateChanged(Styles.STATE_DANGER, alarm));
        text.getStyleClass().add("pairs-seen");
        Label busy = Controls.label("The run's encoders are asked…", Styles.TEXT_MUTED);
        busy.visibleProperty().bind(model.seen().seeingProperty());
        busy.managedProperty().bind(busy.visibleProperty());
        VBox films = new VBox(
                12,
                Controls.section(
                        "Nearest of the patient", new CardFlow(model.seen().positives(), pictures, names)),
                Controls.section("Pushed away most", new CardFlow(model.seen().keys(), pictures, names)));
        films.visibleProperty().bind(Bindings.isNotEmpty(model.seen().keys()));
        films.managedProperty().bind(films.visibleProperty());
        return Controls.section("As a run sees them", rule("Run", choice), busy, text, films);
    }

    private void offer(ComboBox<@Nullable RunSummary> choice) {
        RunSummary chosen = choice.getValue();
        List<@Nullable RunSummary> all = new ArrayList<>(runs);
        all.addFirst(null);
        choice.getItems().setAll(all);
        if (chosen != null)
            choice.setValue(all.stream()
                    .filter(run -> run != null && run.id().equals(chosen.id()))
                    .findFirst()
                    .orElse(null));
    }

    private Node totals() {
        VBox lines = new VBox(4);
        model.totals()
                .subscribe(() -> lines.getChildren()
                        .setAll(model.totals().stream().map(PairsView::line).toList()));
        Label busy = Controls.label("Counting…", Styles.TEXT_MUTED);
        busy.visibleProperty().bind(model.countingProperty());
        busy.managedProperty().bind(busy.visibleProperty());
        return Controls.section("All films", busy, lines, new KeyGrid(model.totalClasses()));
    }

    private static Label line(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        return line;
    }

    private void shortcut(KeyEvent event) {
        if (event.getTarget() instanceof TextField || event.isShortcutDown()) return;
        if (event.getCode() == KeyCode.N) model.next();
        else if (event.getCode() == KeyCode.P) model.previous();
        else if (event.getCode() == KeyCode.R) model.random();
        else return;
        event.consume();
    }
}
