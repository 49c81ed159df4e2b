package org.discern.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// JavaFX without a display: runs code on its thread, finds nodes, takes pictures.
public final class Fx {
    private static final boolean PICTURES = Boolean.getBoolean("discern.pictures");
    private static final long PATIENCE_SECONDS = PICTURES ? 240 : 20;

    static {
        CountDownLatch ready = new CountDownLatch(1);
        Platform.startup(ready::countDown);
        Platform.setImplicitExit(false);
        await(ready);
    }

    private Fx() {}

    /// Runs code on the window's thread and waits for its value.
    public static <T> T call(Callable<T> code) {
        FutureTask<T> task = new FutureTask<>(code);
        Platform.runLater(task);
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("on the window's thread", e.getCause() == null ? e : e.getCause());
        }
    }

    /// Runs code on the window's thread and waits for its end.
    public static void run(Runnable code) {
        Object unused = call(() -> {
            code.run();
            return "";
        });
    }

    /// Waits until something holds, asked on the window's thread.
    public static void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!call(holds::getAsBoolean)) {
            if (System.nanoTime() > end) throw new AssertionError("still waiting until " + what);
            pause();
        }
    }

    /// Waits until the window has nothing left to do: all that was scheduled, and what that scheduled.
    public static void settle() {
        for (int i = 0; i < 4; i++) {
            run(() -> {});
            pause();
        }
    }

    /// The node with an id below `root`; it must be there.
    public static <N extends Node> N find(Parent root, String id, Class<N> type) {
        return type.cast(call(() -> {
            Node found = root.lookup("#" + id);
            if (found == null) throw new AssertionError("no node #" + id);
            return found;
        }));
    }

    /// Lays a node out at a size and, where `discern.pictures` is set, writes what it looks like below
    /// `target/snapshots`. No window is shown: the headless screen is only 1000 x 1000 pixels.
    ///
    /// @param sheets style sheets, beside the theme's
    public static void snapshot(Parent root, double width, double height, List<String> sheets, String name) {
        Scene scene = call(() -> {
            // A node lives in one scene; a new one styles it anew, by the theme of now.
            if (root.getScene() != null) root.getScene().setRoot(new Pane());
            Scene fresh = new Scene(root, width, height);
            fresh.getStylesheets().setAll(sheets);
            root.applyCss();
            root.layout();
            if (PICTURES) fresh.snapshot(null);
            return fresh;
        });
        settle();
        if (!PICTURES) return;
        WritableImage picture = call(() -> scene.snapshot(null));
        write(picture, name);
    }

    /// Writes what a node of an open window looks like, beyond its edges too.
    public static void picture(Node node, String name) {
        if (PICTURES) write(call(() -> node.snapshot(null, null)), name);
    }

    /// Writes what a scene of an open window looks like.
    public static void picture(Scene scene, String name) {
        if (PICTURES) write(call(() -> scene.snapshot(null)), name);
    }

    /// Where the picture of that name lies.
    public static Path taken(String name) {
        return Path.of("target", "snapshots", name + ".png");
    }

    private static void write(WritableImage picture, String name) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam quickly = writer.getDefaultWriteParam();
        quickly.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        quickly.setCompressionQuality(0.8f);
        try {
            Path file = taken(name);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(copy, null, null), quickly);
            } finally {
                writer.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("JavaFX did not start");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
