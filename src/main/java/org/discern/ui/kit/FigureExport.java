package org.discern.ui.kit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.discern.figure.Export;
import org.discern.figure.Figure;
import org.discern.figure.FigureTheme;
import org.discern.storage.DurableFile;
import org.discern.ui.kit.Dialogs.FileKind;

/// Takes figures out of the window, always as for paper, whatever the window looks like: into files that the
/// person chooses, or onto the clipboard. Large ones take a while, and so all is done in the background.
public record FigureExport(Background background, Desktop desktop) {
    private static final int COPY_SCALE = 2;

    /// @param scale pixels a point: 1, 2 or 4
    public void png(Figure figure, int scale) {
        save(figure, FileKind.PNG, () -> picture(figure, scale));
    }

    public void svg(Figure figure) {
        save(
                figure,
                FileKind.SVG,
                () -> Export.svg(figure.chart(FigureTheme.PAPER), figure.width(), figure.height())
                        .getBytes(StandardCharsets.UTF_8));
    }

    /// All data of the figure, in full precision.
    public void csv(Figure figure) {
        save(figure, FileKind.CSV, () -> figure.table().csv().getBytes(StandardCharsets.UTF_8));
    }

    /// Puts a picture onto the clipboard.
    public void copy(Figure figure) {
        var unused = background.read(
                "Copy figure", _ -> picture(figure, COPY_SCALE), desktop::copyPicture, background.dialogs()::problem);
    }

    private static byte[] picture(Figure figure, int scale) {
        return Export.png(figure.chart(FigureTheme.PAPER), figure.width(), figure.height(), scale);
    }

    private void save(Figure figure, FileKind kind, Supplier<byte[]> content) {
        String name = figure.title()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "") + "." + kind.endings()[0];
        background.dialogs().saveFile("Export figure", name, kind).ifPresent(file -> write(file, content));
    }

    private void write(Path file, Supplier<byte[]> content) {
        var unused = background.read(
                "Export figure",
                _ -> {
                    byte[] bytes = content.get();
                    DurableFile.replace(file, aside -> Files.write(aside, bytes));
                    return file;
                },
                _ -> {},
                background.dialogs()::problem);
    }
}
