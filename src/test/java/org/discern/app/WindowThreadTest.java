package org.discern.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.discern.config.PairConfig;
import org.discern.config.Preset;
import org.discern.figure.CurveFigure.Scale;
import org.discern.model.RunState;
import org.discern.testing.Fx;
import org.discern.testing.FxWatch;
import org.discern.testing.TinyRun;
import org.discern.ui.designer.DesignerViewModel;
import org.discern.ui.pairs.PairsViewModel;
import org.discern.ui.shell.Panel;
import org.discern.ui.training.CurveBoard;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// While a run trains and its panel is in use, while an experiment is designed and while its pairs are looked at,
/// nothing holds the window's thread up for longer than 50 ms.
class WindowThreadTest {
    private static final double MOST_MILLIS = 50;

    @Tag("slow")
    @Test
    void isNeverHeldUp(@TempDir Path folder) throws Exception {
        try (OpenWindow window = new OpenWindow(folder.resolve("project"))) {
            Stage stage = Fx.call(() -> {
                Stage shown = new Stage();
                shown.setScene(new Scene(window.frame, 980, 720));
                shown.show();
                return shown;
            });
            window.importTheTinyCohort(folder.resolve("films"));
            run(window, "warm-up"); // classes are loaded and compiled once
            design(window);
            inspectPairs(window);
            String held = watched("training", () -> run(window, "watched"))
                    + watched("designing", () -> design(window))
                    + watched("pairs", () -> inspectPairs(window));
            Fx.run(stage::close);
            assertEquals("", held);
            assertEquals(0, window.dialogs.bugs.size());
        }
    }

    private interface Use {
        void use() throws InterruptedException;
    }

    /// What held the window up for too long meanwhile; empty where nothing did.
    private static String watched(String what, Use use) throws InterruptedException {
        try (FxWatch watch = new FxWatch()) {
            use.use();
            double longest = watch.longestMillis();
            System.out.printf(Locale.ROOT, "%s: at most %.1f ms%n", what, longest);
            return longest < MOST_MILLIS
                    ? ""
                    : String.format(Locale.ROOT, "%s: held up for %.1f ms by%n%s%n", what, longest, watch.longest());
        }
    }

    private static void run(OpenWindow window, String name) throws InterruptedException {
        Fx.run(() -> window.model.panelProperty().set(Panel.TRAIN));
        Fx.run(() ->
                window.model.training().start(TinyRun.config("engine=torch", "name=" + name, "pretrain.epochs=40")));
        CurveBoard board = window.model.training().looked().board();
        Fx.until("curves are drawn", () -> board.charts().size() > 5);
        for (int i = 0; i < 10; i++) {
            boolean odd = i % 2 == 1;
            Fx.run(() -> board.choiceProperty()
                    .set(board.choiceProperty().get().by(odd ? Scale.LOGARITHMIC : Scale.LINEAR, Scale.LINEAR)));
            Fx.run(() -> board.zoom(0.5, odd ? 0.5 : 2));
            Thread.sleep(150);
        }
        Fx.until("it is done", () -> {
            var rows = window.model.training().rows();
            return !window.model.training().phaseProperty().get().active()
                    && rows.stream().anyMatch(row -> row.name().equals(name) && row.state() == RunState.DONE);
        });
    }

    private static void design(OpenWindow window) throws InterruptedException {
        DesignerViewModel designer = window.model.designer();
        Fx.run(() -> window.model.panelProperty().set(Panel.DESIGN));
        TabPane tabs = Fx.find(window.view, "designer-tabs", TabPane.class);
        for (Preset preset : designer.presets().subList(0, 3)) {
            Fx.run(() -> designer.begin(preset));
            for (int tab = 0; tab < tabs.getTabs().size(); tab++) {
                int shown = tab;
                Fx.run(() -> tabs.getSelectionModel().select(shown));
                for (String temperature : new String[] {"0", "0.", "0.1", "0.15"}) {
                    Fx.run(() -> designer.form()
                            .field("moco.temperature")
                            .inputProperty()
                            .set(temperature));
                    Thread.sleep(40);
                }
            }
            for (String typed : new String[] {"s", "se", "seed", "seed:", "seed: 4"}) {
                String text = designer.yamlProperty().get();
                Fx.run(() -> designer.yamlProperty().set(text + "\n" + typed));
                Thread.sleep(40);
                Fx.run(() -> designer.yamlProperty().set(text));
            }
            Fx.run(designer::undo);
        }
        Fx.run(() -> designer.design(TinyRun.config()));
        Fx.until(
                "consequences are there",
                () -> !designer.consequences().pairLines().isEmpty());
    }

    private static void inspectPairs(OpenWindow window) throws InterruptedException {
        PairsViewModel pairs = window.model.pairs();
        Fx.run(() -> window.model.panelProperty().set(Panel.PAIRS));
        Fx.until("a film's pairs are there", () -> !pairs.positives().isEmpty());
        for (int i = 0; i < 8; i++) {
            Fx.run(pairs::next);
            Thread.sleep(60);
        }
        for (PairConfig.Positive positive : PairConfig.Positive.values()) {
            Fx.run(() -> pairs.setting("pair.positive").set(positive));
            Thread.sleep(150);
        }
        Fx.until(
                "totals are there",
                () -> !pairs.totals().isEmpty() && !pairs.countingProperty().get());
        assertTrue(Fx.call(() -> pairs.problemProperty().get() == null));
    }
}
