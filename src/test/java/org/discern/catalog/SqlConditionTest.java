package org.discern.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import org.discern.model.FilmFilter;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions that people write are compared with loops in Java; hostile ones are refused and change nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlConditionTest {
    private static final Finding EFFUSION = new Finding("Pleural Effusion");

    private final Catalog catalog = Catalog.inMemory();
    private final Films films = Films.drawn("nih", 400, 3);

    @BeforeAll
    void fill() {
        films.putInto(catalog);
        catalog.tag(List.of("nih-00001", "nih-00002"), "odd", true);
    }

    @AfterAll
    void close() {
        catalog.close();
    }

    @Test
    void findsWhatAConditionSays() {
        finds("age > 60 and view = 'PA'", film -> film.ageYears() > 60 && film.view() == ViewPosition.PA);
        finds("AGE IS NULL", film -> Double.isNaN(film.ageYears()));
        finds("age between 20 and 30.5", film -> film.ageYears() >= 20 && film.ageYears() <= 30.5);
        finds(
                "split = 'test' or sex in ('female', 'male')",
                film -> film.split() == Split.TEST || film.sex() != Sex.UNKNOWN);
        finds("patient_id like 'patient 1%''%'", film -> film.patientId().startsWith("patient 1"));
        finds("\"pleural effusion\" = 'positive'", film -> film.label(EFFUSION) == LabelValue.POSITIVE);
        finds(
                "\"Pleural Effusion\" = 'unmentioned' and Edema <> 'unmentioned'",
                film -> film.label(EFFUSION) == LabelValue.UNMENTIONED
                        && film.label(new Finding("Edema")) != LabelValue.UNMENTIONED);
        finds(
                "\"Enfisema \"\"ü\"\" 'quoted'; drop table film; --\" = 'negative'",
                film -> film.label(Films.VOCABULARY.get(1)) == LabelValue.NEGATIVE);
        finds("\"respiratory rate\" * 2 > 1 - 0.1", film -> FilmSearchTest.value(film, "respiratory rate") * 2 > 0.9);
        finds("\"respiratory rate\" is null", film -> !film.clinicalValues().containsKey("respiratory rate"));
        finds(
                "list_contains(tags, 'odd')",
                film -> List.of("nih-00001", "nih-00002").contains(film.imageId()));
        finds(
                "len(tags) = 0 and not contains(lower(image_id), '7')",
                film -> !List.of("nih-00001", "nih-00002").contains(film.imageId())
                        && !film.imageId().contains("7"));
        finds(
                "case when age > 50 then view = 'AP' else false end",
                film -> film.ageYears() > 50 && film.view() == ViewPosition.AP);
    }

    private void finds(String condition, Predicate<Radiograph> fits) {
        List<String> expected = CatalogTest.sorted(films.films()).stream()
                .filter(fits)
                .map(Radiograph::imageId)
                .toList();
        assertTrue(!expected.isEmpty() && expected.size() < films.films().size(), condition + " tells nothing apart");
        assertEquals(expected, catalog.imageIds(FilmFilter.ALL.withSql(condition), 0, 1000), condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true; drop table film",
                "true) ; drop table film; select (true",
                "true) union select number from film where (true",
                "(select count(*) from film) > 0",
                "exists (from film)",
                "image_id in (select content from read_text('/etc/passwd'))",
                "image_id = read_text('/etc/passwd')",
                "read_csv('/etc/passwd') is null",
                "\"/etc/passwd\" = 1",
                "'/etc/passwd'.content = 1",
                "film.number > 0",
                "number > 0",
                "rowid > 0",
                "getenv('HOME') = 'x'",
                "current_setting('temp_directory') = 'x'",
                "age > 0 -- comment",
                "age > 0 /* comment",
                "age > 1 --1",
                "image_id = $$text$$",
                "image_id = E'\\'' or true --'",
                "age = ?",
                "age = $1",
                "age = :a",
                "age::varchar = 'x'",
                "cast(age as varchar) = 'x'",
                "age > 'unclosed",
                "\"unclosed > 1",
                "age > 60)",
                "((age > 60)",
                "nextval('s') > 0",
                "sleep(10)",
                "range(1000000000000) is null",
                "repeat(image_id, 1000000000) = ''",
                "[x for x in tags] is null",
                "{'a': 1} is null",
                "age > 60 limit 1",
                "age > 60 group by all",
                "age > 60 order by age",
                "attach 'x.db'",
                "age\u0000 > 1",
                "and",
                "age >",
                "age + view = 1",
                "lower(age, age, age) = 'x'",
                "tags > 5"
            })
    void refusesWhatIsNoCondition(String condition) {
        Problem problem =
                assertThrows(Problem.class, () -> catalog.count(FilmFilter.ALL.withSql(condition)), condition);
        assertTrue(problem.what().startsWith("This condition cannot be used"), problem.what());
        assertEquals(400, catalog.count(FilmFilter.ALL), "nothing has changed");
    }

    @Test
    void saysNothingOfThePatientsWhenAValueDoesNotFit() {
        Problem problem = assertThrows(Problem.class, () -> catalog.count(FilmFilter.ALL.withSql("patient_id > 5")));
        assertTrue(!(problem.what() + problem.hint()).contains("patient 1"), problem.what() + problem.hint());
    }

    @Test
    void refusesAConditionThatIsTooLong() {
        String condition = "age > 1 or ".repeat(1000) + "true";
        assertThrows(Problem.class, () -> catalog.count(FilmFilter.ALL.withSql(condition)));
    }

    @Test
    void namesTheColumnsThereAre() {
        Problem problem = assertThrows(Problem.class, () -> catalog.count(FilmFilter.ALL.withSql("colour = 1")));
        assertTrue(problem.what().contains("there is no column colour"), problem.what());
        assertTrue(problem.hint().contains("patient_id"), problem.hint());
        assertTrue(problem.hint().contains("such as \"Edema\""), problem.hint());
    }
}
