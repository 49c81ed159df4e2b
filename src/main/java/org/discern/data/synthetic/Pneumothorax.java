package org.discern.data.synthetic;

import java.util.SplittableRandom;

/// Air between lung and chest wall: a lucent rim without vessels outside the fine line of the visceral pleura.
record Pneumothorax(Side side) implements Lesion {
    static Pneumothorax draw(SplittableRandom random) {
        return new Pneumothorax(Side.draw(random));
    }

    @Override
    public void place(Chest chest, double severity) {
        chest.side(side).collapse(0.16 + 0.42 * severity);
        chest.mediastinum().shift(-side.sign * 0.9 * severity);
    }
}
