package org.discern.ui.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.discern.figure.Export;
import org.discern.figure.Figure;
import org.discern.figure.FigureTheme;
import org.discern.model.Problem;
import org.discern.ui.kit.Dialogs.FileKind;

/// Writes a figure to a file that the person chooses: always as for paper, whatever the window looks like.
public record FigureExport(Dialogs dialogs) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 560;
    private static final int PNG_SCALE = 2;

    public void png(Figure figure) {
        save(figure, FileKind.PNG, () -> Export.png(figure.chart(FigureTheme.PAPER), WIDTH, HEIGHT, PNG_SCALE));
    }

    public void svg(Figure figure) {
        save(
                figure,
                FileKind.SVG,
                () -> Export.svg(figure.chart(FigureTheme.PAPER), WIDTH, HEIGHT).getBytes(StandardCharsets.UTF_8));
    }

    /// All data of the figure, in full precision.
    public void csv(Figure figure) {
        save(figure, FileKind.CSV, () -> figure.table().csv().getBytes(StandardCharsets.UTF_8));
    }

    private void save(Figure figure, FileKind kind, Content content) {
        String name = figure.title()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "") + "." + kind.endings()[0];
        dialogs.saveFile("Export figure", name, kind).ifPresent(file -> write(file, content.bytes()));
    }

    private void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            dialogs.problem(new Problem(
                    "The figure could not be written to " + file,
                    "Choose another folder, or make room on the disk.",
                    e));
        }
    }

    @FunctionalInterface
    private interface Content {
        byte[] bytes();
    }
}
