package org.discern.ui.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.discern.model.PatientSummary;
import org.discern.model.Radiograph;
import org.discern.ui.kit.FilmNames;
import org.jspecify.annotations.Nullable;

/// The films listed by patient and study. A patient's films are read when it is opened.
final class FilmTree extends TreeView<FilmTree.Entry> {
    /// A patient, a study, or a film; `null` stands for what is being read.
    sealed interface Entry {
        record Patient(PatientSummary summary) implements Entry {}

        record Study(String id, List<Radiograph> films) implements Entry {}

        record Film(Radiograph film) implements Entry {}

        record Reading() implements Entry {}
    }

    private final DatasetViewModel model;
    private final FilmNames names;
    private final Runnable open;
    private @Nullable FilmPages listed;

    FilmTree(DatasetViewModel model, FilmNames names, Runnable open) {
        this.model = model;
        this.names = names;
        this.open = open;
        setId("film-tree");
        getStyleClass().add("film-tree");
        setAccessibleText("Films by patient and study");
        setShowRoot(false);
        setFixedCellSize(28);
        setCellFactory(_ -> new Cell());
        setRoot(new TreeItem<>());
        getSelectionModel().selectedItemProperty().subscribe(this::look);
        names.maskedProperty().subscribe((_, _) -> refresh());
        visibleProperty().subscribe(_ -> list());
        model.filmsProperty().subscribe(_ -> list());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER && event.getCode() != KeyCode.SPACE) return;
            openFilm();
            event.consume();
        });
    }

    /// Only while it is seen: a catalog has tens of thousands of patients.
    private void list() {
        FilmPages now = model.filmsProperty().get();
        if (!isVisible() || now == listed) return;
        listed = now;
        model.patients(patients -> {
            if (model.filmsProperty().get() != now) return;
            List<TreeItem<Entry>> items = new ArrayList<>(patients.size());
            for (PatientSummary patient : patients) items.add(item(patient));
            TreeItem<Entry> root = new TreeItem<>();
            root.getChildren().setAll(items);
            root.setExpanded(true);
            setRoot(root);
        });
    }

    private TreeItem<Entry> item(PatientSummary patient) {
        TreeItem<Entry> item = new TreeItem<>(new Entry.Patient(patient)) {
            // Its films are read when they are asked for.
            @Override
            public boolean isLeaf() {
                return false;
            }
        };
        item.expandedProperty().addListener((_, _, expanded) -> {
            if (expanded && item.getChildren().isEmpty()) {
                item.getChildren().add(new TreeItem<>(new Entry.Reading()));
                model.filmsOf(patient, films -> item.getChildren().setAll(studies(films)));
            }
        });
        return item;
    }

    private static List<TreeItem<Entry>> studies(List<Radiograph> films) {
        Map<String, List<Radiograph>> byStudy = new LinkedHashMap<>();
        for (Radiograph film : films)
            byStudy.computeIfAbsent(film.studyId(), _ -> new ArrayList<>()).add(film);
        List<TreeItem<Entry>> items = new ArrayList<>();
        byStudy.forEach((study, ofStudy) -> {
            TreeItem<Entry> item = new TreeItem<>(new Entry.Study(study, ofStudy));
            ofStudy.forEach(film -> item.getChildren().add(new TreeItem<>(new Entry.Film(film))));
            item.setExpanded(true);
            items.add(item);
        });
        return items;
    }

    /// A patient or a study picks all its films; what is done next says how many they are.
    private void look(@Nullable TreeItem<Entry> item) {
        switch (item == null ? null : item.getValue()) {
            case Entry.Film(Radiograph film) -> {
                model.selection().pick(List.of(film.imageId()));
                model.selection().look(film);
            }
            case Entry.Study study -> {
                model.selection().look(study.films().getFirst());
                model.selection()
                        .pick(study.films().stream().map(Radiograph::imageId).toList());
            }
            case Entry.Patient(PatientSummary patient) ->
                model.filmsOf(patient, films -> {
                    if (films.isEmpty() || getSelectionModel().getSelectedItem() != item) return;
                    model.selection().look(films.getFirst());
                    model.selection()
                            .pick(films.stream().map(Radiograph::imageId).toList());
                });
            case null, default -> {}
        }
    }

    private void openFilm() {
        TreeItem<Entry> item = getSelectionModel().getSelectedItem();
        if (item == null) return;
        if (item.getValue() instanceof Entry.Film) open.run();
        else item.setExpanded(!item.isExpanded());
    }

    private final class Cell extends TreeCell<Entry> {
        Cell() {
            addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (event.getClickCount() == 2 && getItem() instanceof Entry.Film) open.run();
            });
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(empty || entry == null ? "" : text(entry));
        }

        private String text(Entry entry) {
            return switch (entry) {
                case Entry.Patient(PatientSummary patient) ->
                    "Patient " + names.patient(patient.dataset(), patient.patientId()) + "  ·  "
                            + (patient.studies() == 1 ? "1 study" : Counts.full(patient.studies()) + " studies") + ", "
                            + Counts.films(patient.films());
                case Entry.Study study ->
                    "Study " + names.study(study.films().getFirst()) + "  ·  "
                            + Counts.films(study.films().size());
                case Entry.Film(Radiograph film) -> {
                    String positive = FilmTile.positive(film);
                    yield film.view() + "  ·  " + names.image(film) + (positive.isEmpty() ? "" : "  ·  " + positive);
                }
                case Entry.Reading() -> "reading…";
            };
        }
    }
}
