package org.discern.ui.pairs;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FilmCard;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;
import org.discern.ui.kit.TextSize;

/// Films with what is to be said of each, as many as can be taken in; those that are left out are faint.
final class CardFlow extends FlowPane {
    private static final int SHOWN = 24;
    private static final double SIDE = 132;
    private static final String LEFT_OUT = "left-out";

    private final FilmPictures pictures;
    private final FilmNames names;
    private final List<Slot> slots = new ArrayList<>();
    private final Label more = Controls.label("", Styles.TEXT_MUTED);

    CardFlow(ObservableList<PairCard> cards, FilmPictures pictures, FilmNames names) {
        super(12, 12);
        this.pictures = pictures;
        this.names = names;
        cards.subscribe(() -> show(cards));
        show(cards);
    }

    private void show(List<PairCard> cards) {
        List<Node> shown = new ArrayList<>();
        for (PairCard card : cards.subList(0, Math.min(SHOWN, cards.size()))) {
            // Cards are shown again: making them anew for every film would hold the window up.
            if (slots.size() == shown.size()) slots.add(new Slot());
            Slot slot = slots.get(shown.size());
            slot.show(card);
            shown.add(slot.card);
        }
        if (cards.size() > SHOWN) {
            more.setText((cards.size() - SHOWN) + " more");
            shown.add(more);
        }
        if (!getChildren().equals(shown)) getChildren().setAll(shown);
    }

    private final class Slot {
        private final FilmCard card = new FilmCard(pictures, names, SIDE, _ -> note());
        private String note = "";

        Slot() {
            // All alike, so that they stand in columns.
            TextSize.follow(card, size -> card.setPrefWidth(SIDE * Math.max(1, (1 + size) / 2) + 8));
            card.setMinWidth(USE_PREF_SIZE);
            card.setMaxWidth(USE_PREF_SIZE);
        }

        private String note() {
            return note;
        }

        void show(PairCard shown) {
            note = shown.note();
            card.show(shown.film());
            card.getStyleClass().remove(LEFT_OUT);
            if (!shown.drawn()) card.getStyleClass().add(LEFT_OUT);
        }
    }
}
