package org.discern.data.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.discern.config.DatasetConfig;
import org.discern.data.clinical.FilmValues;
import org.discern.data.ingest.ImageFolder.Located;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;

/// Makes films of rows. A row gives a film when it names an image id, a patient and a file, neither id nor file
/// taken by an earlier row; whatever else is not understood is reported and unknown.
final class FilmReader {
    private final DatasetConfig config;
    private final ImageFolder images;
    private final Consumer<RowProblem> problems;
    private final FieldReader imageId;
    private final FieldReader patient;
    private final FieldReader study;
    private final TakenReader taken;
    private final FieldReader view;
    private final FieldReader sex;
    private final FieldReader ageYears;
    private final FieldReader file;
    private final FieldReader givenSplit;
    private final SplitRule splitRule;
    private final List<LabelReader> labels;
    private final List<ClinicalReader> clinicalValues;

    private final List<Radiograph> films = new ArrayList<>();
    private final List<RowPlace> rows = new ArrayList<>();
    private final Map<String, RowPlace> imageIds = new HashMap<>();
    private final Map<String, RowPlace> files = new HashMap<>();
    /// Sets of labels, of which there are far fewer than films.
    private final Map<Map<Finding, LabelValue>, Map<Finding, LabelValue>> labelSets = new HashMap<>();
    private final Map<String, GivenSplit> givenSplits = new HashMap<>();

    /// What the first film of a patient says of the patient's split.
    private record GivenSplit(Split split, RowPlace origin) {}

    FilmReader(DatasetConfig config, ImageFolder images, Consumer<RowProblem> problems) {
        this.config = config;
        this.images = images;
        this.problems = problems;
        imageId = new FieldReader(config.imageId());
        patient = new FieldReader(config.patient());
        study = new FieldReader(config.study());
        taken = new TakenReader(config.taken());
        view = new FieldReader(config.view());
        sex = new FieldReader(config.sex());
        ageYears = new FieldReader(config.ageYears());
        file = new FieldReader(config.file());
        givenSplit = new FieldReader(config.split().given());
        splitRule = new SplitRule(config.split());
        labels = Stream.<LabelReader>concat(
                        config.columnLabels().stream().map(LabelReader.OfColumn::new),
                        config.labelLists().stream().map(LabelReader.OfList::new))
                .toList();
        clinicalValues = config.clinicalValues().stream()
                .map(value -> new ClinicalReader(value, config.clinicalWindow()))
                .toList();
    }

    /// Takes a row: a film more, or a problem more.
    void read(String table, long line, Cells row) {
        RowPlace origin = new RowPlace(table, line);
        Consumer<String> tell = what -> problems.accept(origin.problem(what));
        String image = imageId.text(row, tell);
        String patientId = patient.text(row, tell);
        if (image.isEmpty() || patientId.isEmpty()) {
            tell.accept((image.isEmpty() ? "no image id" : "no patient id") + "; left out");
            return;
        }
        Located located = images.find(file.text(row, tell));
        switch (located) {
            case Located.Nowhere nowhere -> tell.accept(nowhere.why());
            case Located.At at when isRepeated(image, at.file(), origin, tell) -> {}
            case Located.At at -> {
                if (!at.remark().isEmpty()) tell.accept(at.remark());
                Optional<Split> split = split(patientId, row, origin, tell);
                if (split.isEmpty()) {
                    imageIds.remove(image);
                    files.remove(at.file());
                    return;
                }
                rows.add(origin);
                films.add(film(image, patientId, split.get(), at.file(), row, tell));
            }
        }
    }

    /// The films so far, in the order of their rows.
    List<Radiograph> films() {
        return films;
    }

    /// The row of each film.
    List<RowPlace> rows() {
        return rows;
    }

    /// Reports what concerns the whole of the tables.
    void finish(String table) {
        for (ClinicalReader value : clinicalValues)
            value.summarise(what -> problems.accept(new RowProblem(table, 0, what)));
    }

    /// Takes image id and file for a row, unless an earlier row has either.
    private boolean isRepeated(String image, String path, RowPlace origin, Consumer<String> tell) {
        RowPlace sameId = imageIds.putIfAbsent(image, origin);
        if (sameId != null) {
            tell.accept("the same image id as " + sameId.seenFrom(origin) + "; the first is kept");
            return true;
        }
        RowPlace sameFile = files.putIfAbsent(path, origin);
        if (sameFile == null) return false;
        imageIds.remove(image);
        tell.accept("the same image file as " + sameFile.seenFrom(origin) + "; the first is kept");
        return true;
    }

    /// A patient whom the table puts into two splits stays where the first film is: nobody is in two, and no
    /// film is lost.
    private Optional<Split> split(String patientId, Cells row, RowPlace origin, Consumer<String> tell) {
        if (config.split().given().isNone()) return Optional.of(splitRule.drawn(patientId));
        String text = givenSplit.text(row, tell);
        Optional<Split> given = Stream.of(Split.values())
                .filter(split -> split.name().equalsIgnoreCase(text))
                .findFirst();
        if (given.isEmpty()) {
            tell.accept("no split given; left out");
            return given;
        }
        GivenSplit first = givenSplits.computeIfAbsent(patientId, _ -> new GivenSplit(given.get(), origin));
        if (first.split() != given.get()) {
            tell.accept(
                    "another split than the same patient's " + first.origin().seenFrom(origin) + "; that one counts");
        }
        return Optional.of(splitRule.refined(patientId, first.split()));
    }

    private Radiograph film(
            String image, String patientId, Split split, String path, Cells row, Consumer<String> tell) {
        String studyId = study.text(row, tell);
        Map<Finding, LabelValue> said = new HashMap<>();
        for (LabelReader label : labels) label.read(row, said, tell);
        FilmValues measured = new FilmValues(config.clinicalWindow().statistic());
        for (ClinicalReader value : clinicalValues) value.read(row, measured, tell);
        return new Radiograph(
                config.name() + "/" + image,
                config.name(),
                patientId,
                studyId.isEmpty() ? "image " + image : studyId,
                taken.read(row, tell),
                view.constant(row, ViewPosition.OTHER, tell),
                split,
                path,
                sex.constant(row, Sex.UNKNOWN, tell),
                ageYears.number(row, 0, 120, tell),
                labelSets.computeIfAbsent(said, Map::copyOf),
                measured.summarised());
    }
}
