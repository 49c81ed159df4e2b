package org.discern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.discern.ui.shell.PaletteViewModel.Entry;
import org.junit.jupiter.api.Test;

class PaletteViewModelTest {
    private static Entry entry(String title, String about, boolean enabled) {
        return new Entry(title, about, "", enabled, Optional.empty(), () -> {});
    }

    private final PaletteViewModel model = new PaletteViewModel(List.of(
            entry("Restart nothing", "Help", true),
            entry("Start run", "Design", true),
            entry("Start the queue", "Train", false),
            entry("Stop after this step", "Run", true),
            entry("moco-demo", "MoCo, synthetic run", true)));

    private List<String> found(String words) {
        model.queryProperty().set(words);
        return model.foundProperty().get().stream().map(Entry::title).toList();
    }

    @Test
    void listsAllInTheirOrderBeforeAnythingIsTyped() {
        assertEquals(5, model.foundProperty().get().size());
        assertEquals("Restart nothing", model.chosen().map(Entry::title).orElseThrow());
    }

    @Test
    void findsAllWordsInAnyOrderTheBestBeginningFirst() {
        assertEquals(List.of("Start run", "Start the queue", "Restart nothing"), found("start"));
        assertEquals("Start run", found("RUN start").getFirst());
        assertEquals(List.of("Stop after this step"), found("step stop"));
        assertEquals(List.of("moco-demo"), found("synthetic moco"));
        assertEquals(List.of(), found("start nowhere"));
        assertTrue(model.chosen().isEmpty());
    }

    @Test
    void whatCannotBeDoneNowComesAfterWhatCan() {
        PaletteViewModel same = new PaletteViewModel(Stream.of(false, true)
                .map(enabled -> entry("Go " + enabled, "", enabled))
                .toList());
        same.queryProperty().set("go");
        assertEquals("Go true", same.foundProperty().get().getFirst().title());
    }

    @Test
    void movesRoundTheListAndBeginsAnewWithEachWord() {
        model.move(-1);
        assertEquals(4, model.chosenProperty().get());
        model.move(2);
        assertEquals(1, model.chosenProperty().get());
        found("st");
        assertEquals(0, model.chosenProperty().get());
    }
}
