package org.discern.ui.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.discern.model.Radiograph;
import org.discern.model.Sex;
import org.discern.model.Split;
import org.discern.model.ViewPosition;
import org.junit.jupiter.api.Test;

class FilmPagesTest {
    private record Request(long offset, int limit, Consumer<List<Radiograph>> done) {
        void answer() {
            done.accept(LongStream.range(offset, offset + limit)
                    .mapToObj(FilmPagesTest::film)
                    .toList());
        }
    }

    private final List<Request> requests = new ArrayList<>();

    private final FilmPages pages =
            new FilmPages(250, (offset, limit, done) -> requests.add(new Request(offset, limit, done)));

    @Test
    void aSlotIsEmptyUntilItsPageComes() {
        assertNull(pages.get(120).film());
        assertNull(pages.get(121).film());
        assertEquals(1, requests.size());
        assertEquals(100, requests.getFirst().offset());
        requests.getFirst().answer();
        assertEquals("film-121", Objects.requireNonNull(pages.get(121).film()).imageId());
        assertEquals(1, requests.size());
    }

    @Test
    void theLastPageAsksForNoMoreThanThereIs() {
        assertNull(pages.get(249).film());
        assertEquals(50, requests.getFirst().limit());
    }

    @Test
    void whoListensIsToldWhichSlotsHaveCome() {
        List<String> updated = new ArrayList<>();
        pages.addListener((ListChangeListener<FilmSlot>) change -> {
            while (change.next())
                updated.add(change.getFrom() + "-" + change.getTo() + (change.wasUpdated() ? " updated" : " ?"));
        });
        assertNull(pages.get(0).film());
        requests.getFirst().answer();
        assertEquals(List.of("0-100 updated"), updated);
    }

    @Test
    void onlyThePagesLookedAtLastAreHeld() {
        FilmPages many = new FilmPages(10_000, (offset, limit, done) -> requests.add(new Request(offset, limit, done)));
        for (int page = 0; page <= FilmPages.PAGES_HELD; page++) {
            assertNull(many.get(page * FilmPages.PAGE).film());
            requests.getLast().answer();
        }
        assertNotNull(many.get(FilmPages.PAGES_HELD * FilmPages.PAGE).film());
        assertNull(many.get(0).film());
    }

    @Test
    void comparingListsReadsNothing() {
        FilmPages other = new FilmPages(250, (offset, limit, done) -> requests.add(new Request(offset, limit, done)));
        assertNotEquals(pages, other);
        assertEquals(pages, pages);
        assertNotEquals(new GridRows(pages, 3), new GridRows(other, 3));
        assertEquals(0, requests.size());
    }

    @Test
    void aSlotBeyondTheListIsAMistake() {
        assertThrows(IndexOutOfBoundsException.class, () -> pages.get(250));
    }

    private static Radiograph film(long number) {
        return new Radiograph(
                "film-" + number,
                "d",
                "p",
                "s",
                null,
                ViewPosition.PA,
                Split.TRAIN,
                "f",
                Sex.UNKNOWN,
                Double.NaN,
                Map.of(),
                Map.of());
    }
}
