package org.discern.ui.kit;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/// The one timer of the window: ten times a second it lets the panels take up what workers have reported since.
public final class Heartbeat {
    private static final Duration PERIOD = Duration.millis(100);

    private final Timeline timeline;

    public Heartbeat(Runnable beat) {
        timeline = new Timeline(new KeyFrame(PERIOD, _ -> beat.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    public void start() {
        timeline.play();
    }

    public void stop() {
        timeline.stop();
    }
}
