package org.discern.ui.pairs;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.discern.ui.kit.Controls;
import org.discern.ui.kit.FilmCard;
import org.discern.ui.kit.FilmNames;
import org.discern.ui.kit.FilmPictures;

/// Films with what is to be said of each, as many as can be taken in; those that are left out are faint.
final class CardFlow extends FlowPane {
    private static final int SHOWN = 24;
    private static final double SIDE = 132;

    private final FilmPictures pictures;
    private final FilmNames names;

    CardFlow(ObservableList<PairCard> cards, FilmPictures pictures, FilmNames names) {
        super(12, 12);
        this.pictures = pictures;
        this.names = names;
        cards.subscribe(() -> show(cards));
        show(cards);
    }

    private void show(List<PairCard> cards) {
        getChildren().setAll(cards.stream().limit(SHOWN).map(this::card).toList());
        if (cards.size() > SHOWN) {
            Label more = Controls.label((cards.size() - SHOWN) + " more", Styles.TEXT_MUTED);
            getChildren().add(more);
        }
    }

    private FilmCard card(PairCard shown) {
        FilmCard card = new FilmCard(pictures, names, SIDE, _ -> shown.note());
        card.setPrefWidth(SIDE + 8);
        card.show(shown.film());
        if (!shown.drawn()) card.getStyleClass().add("left-out");
        return card;
    }
}
