package org.discern.data.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.discern.config.ClinicalConfig;
import org.discern.config.FieldConfig;
import org.discern.config.LabelConfig;
import org.discern.config.LabelListConfig;
import org.discern.config.TakenConfig;
import org.discern.config.WindowConfig;
import org.discern.data.clinical.FilmValues;
import org.discern.model.ClinicalValue;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.ViewPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The readers of single values: fields, labels, clinical values.
class ReadersTest {
    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"060Y,60", "5,5", "100,100", "000Y,0", "011M,''", "sixty,''", "Y,''", "'',''"})
    void patternTakesTheWholeCellAndTemplateItsGroups(String cell, String expected) {
        FieldReader age = new FieldReader(new FieldConfig("age", List.of(), "0*([0-9]+)Y?", "$1", Map.of(), ""));
        assertEquals(expected, age.text(cells("age", cell), problems::add));
        assertEquals(expected.isEmpty() && !cell.isEmpty() ? 1 : 0, problems.size());
        assertTrue(
                cell.isEmpty() || problems.stream().noneMatch(text -> text.contains(cell)),
                "no cell in a report: " + problems);
    }

    @Test
    void templateJoinsGroupsAndMapTranslates() {
        FieldReader path = new FieldReader(
                new FieldConfig("c", List.of(), "p([0-9]+)/s([0-9]+)/.*", "$1-$2", Map.of("1-2", "both"), "other"));
        assertEquals("both", path.text(cells("c", "p1/s2/x.jpg"), problems::add));
        assertEquals("other", path.text(cells("c", "p1/s3/x.jpg"), problems::add));
        assertEquals("other", path.text(cells("c", "nothing like it"), problems::add));
        assertEquals("other", path.text(cells("c", ""), problems::add));
        assertEquals(
                "fixed",
                new FieldReader(new FieldConfig("", List.of(), "", "$0", Map.of(), "fixed"))
                        .text(cells("c", "x"), problems::add));
        assertEquals(List.of(), problems, "otherwise is an answer, not a problem");
    }

    @Test
    void constantsAreReadInAnyCase() {
        FieldReader view = new FieldReader(FieldConfig.of("view"));
        assertEquals(ViewPosition.PA, view.constant(cells("view", "pa"), ViewPosition.OTHER, problems::add));
        assertEquals(ViewPosition.OTHER, view.constant(cells("view", ""), ViewPosition.OTHER, problems::add));
        assertEquals(List.of(), problems);
        assertEquals(ViewPosition.OTHER, view.constant(cells("view", "sideways"), ViewPosition.OTHER, problems::add));
        assertEquals(List.of("column 'view': not understood; taken as unknown"), problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "0x10", "NaN", "1,5", "1 5", "--1", "1e999", "1e9999", "١"})
    void numbersAreDecimalOnly(String text) {
        assertTrue(Double.isNaN(new FieldReader(FieldConfig.of("n"))
                .number(cells("n", text), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, problems::add)));
        assertEquals(1, problems.size());
    }

    @ParameterizedTest
    @CsvSource({
        "1.0,POSITIVE,0",
        "0.0,NEGATIVE,0",
        "-1.0,UNCERTAIN,0",
        "'',UNMENTIONED,0",
        "n/a,UNMENTIONED,0",
        "11.0,UNMENTIONED,1",
        "yes,UNMENTIONED,1"
    })
    void aColumnGivesFourStates(String cell, LabelValue expected, int problemCount) {
        LabelReader reader = new LabelReader.OfColumn(new LabelConfig("Edema", "e", "1\\.0", "0\\.0", "-1\\.0", "n/a"));
        Map<Finding, LabelValue> labels = new LinkedHashMap<>();
        reader.read(cells("e", cell), labels, problems::add);
        assertEquals(expected == LabelValue.UNMENTIONED ? Map.of() : Map.of(new Finding("Edema"), expected), labels);
        assertEquals(problemCount, problems.size());
    }

    @Test
    void aListMakesListedFindingsPositiveAndTheRestAsStated() {
        assertEquals(
                Map.of("A", LabelValue.POSITIVE, "B", LabelValue.NEGATIVE, "C D", LabelValue.POSITIVE),
                listed("A|C_D", LabelValue.NEGATIVE));
        assertEquals(Map.of("A", LabelValue.POSITIVE), listed(" A ", LabelValue.UNMENTIONED));
        assertEquals(Map.of(), listed("", LabelValue.NEGATIVE));
        assertEquals(Map.of(), listed("todo", LabelValue.NEGATIVE));
        assertEquals(List.of(), problems);
        assertEquals(Map.of("B", LabelValue.POSITIVE), listed("B|Unheard", LabelValue.UNMENTIONED));
        assertEquals(List.of("column 'f': lists a finding that the description does not know"), problems);
    }

    @Test
    void clinicalValuesAreTakenWhenTheyCanBeTrueAndInTime() {
        ClinicalReader reader =
                new ClinicalReader(new ClinicalConfig("CRP", "mg/l", "v", 0, 100, "day"), WindowConfig.PAST);
        assertEquals(Map.of("CRP", new ClinicalValue(5.5, -48)), measured(reader, "5.5", "-2.0"));
        assertEquals(Map.of(), measured(reader, "", "0"));
        assertEquals(Map.of(), measured(reader, "5", "0.5"));
        assertEquals(Map.of(), measured(reader, "5", ""));
        assertEquals(List.of(), problems, "other days are counted, not told one by one");
        for (String cell : List.of("inf", "-inf", "100.1", "-0.1", "high"))
            assertEquals(Map.of(), measured(reader, cell, "0"));
        reader.summarise(problems::add);
        assertEquals(
                List.of(
                        "CRP: beyond the detection limit; left out",
                        "CRP: beyond the detection limit; left out",
                        "CRP: out of range; left out",
                        "CRP: out of range; left out",
                        "CRP: not a number; left out",
                        "CRP: 2 values not measured from 48.0 h before to 0.0 h after the film; left out"),
                problems);
    }

    @ParameterizedTest
    @CsvSource({
        "21800506,80556.875,2180-05-06T08:05:56.875",
        "21800506,213014.531,2180-05-06T21:30:14.531",
        "21800506,164420.0,2180-05-06T16:44:20",
        "21800506,7,2180-05-06T00:00:07",
        "21800506,0.0,2180-05-06T00:00",
        "21800506.0,235959.,2180-05-06T23:59:59",
        "2180-05-06,21:30:14.5310,2180-05-06T21:30:14.531",
        "2180-05-06,09:15,2180-05-06T09:15",
        "2180-02-29,'',2180-02-29T00:00",
        "2180-05-06 21:30:14,'',2180-05-06T21:30:14",
        "2180-05-06T21:30,'',2180-05-06T21:30"
    })
    void aFilmsTimeIsReadInTheFormsOfTheTables(String date, String time, LocalDateTime expected) {
        assertEquals(expected, taken(date, time));
        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @CsvSource({
        "21801306,0,date",
        "2181-02-29,0,date",
        "2180-0506,0,date",
        "May,0,date",
        "21800506,240000,time",
        "21800506,6061,time",
        "21800506,1234567,time",
        "21800506,noon,time",
        "2180-05-06 25:00:00,'',date"
    })
    void aTimeThatCannotBeIsNone(String date, String time, String column) {
        assertNull(taken(date, time));
        assertEquals(List.of("column '" + column + "': not understood; taken as unknown"), problems);
    }

    @Test
    void aFilmWithoutADateHasNoTimeAndNoProblem() {
        assertNull(taken("", "164420.0"));
        assertEquals(List.of(), problems);
    }

    private @Nullable LocalDateTime taken(String date, String time) {
        Map<String, String> row = Map.of("date", date, "time", time);
        return new TakenReader(new TakenConfig(FieldConfig.of("date"), FieldConfig.of("time")))
                .read(column -> row.getOrDefault(column, ""), problems::add);
    }

    private Map<String, LabelValue> listed(String cell, LabelValue unlisted) {
        LabelReader reader = new LabelReader.OfList(
                new LabelListConfig("f", "\\|", List.of("A", "B", "C D"), Map.of("C_D", "C D"), unlisted, "todo"));
        Map<Finding, LabelValue> labels = new LinkedHashMap<>();
        reader.read(cells("f", cell), labels, problems::add);
        Map<String, LabelValue> byName = new LinkedHashMap<>();
        labels.forEach((finding, value) -> byName.put(finding.name(), value));
        return byName;
    }

    private Map<String, ClinicalValue> measured(ClinicalReader reader, String value, String day) {
        FilmValues values = new FilmValues(WindowConfig.Statistic.LAST);
        reader.read(column -> column.equals("v") ? value : day, values, problems::add);
        return values.summarised();
    }

    private static Cells cells(String column, String cell) {
        return asked -> Map.of(column, cell).getOrDefault(asked, "");
    }
}
