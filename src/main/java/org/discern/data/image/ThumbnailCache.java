package org.discern.data.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.discern.model.GreyImage;
import org.discern.model.Problem;

/// Small pictures of films on disk, so that a film that has been looked at once is there at once. Decoded when
/// first asked for, and anew when the film's file has changed. A folder of JPEG files that may be deleted at
/// any time. Safe for use by several threads and processes.
public final class ThumbnailCache {
    /// Short side of the pictures.
    public static final int SHORT_SIDE_PIXELS = 128;

    private final Path folder;
    private final ImageDecoder decoder = new ImageDecoder(SHORT_SIDE_PIXELS);

    public ThumbnailCache(Path folder) {
        this.folder = folder;
    }

    /// The small picture of the film in `file`.
    ///
    /// @throws Problem where the file is missing or no picture
    public GreyImage get(String imageId, Path file) {
        Path cached = place(imageId, file);
        if (Files.exists(cached)) {
            try {
                return decoder.decode(cached);
            } catch (Problem _) { // damaged: made anew
            }
        }
        GreyImage picture = decoder.decode(file);
        keep(picture, cached);
        return picture;
    }

    /// Deletes the pictures made first, until those left take `bytes` at most. A folder that cannot be read stays
    /// as it is.
    public void trim(long bytes) {
        List<Kept> all = kept();
        long surplus = all.stream().mapToLong(Kept::bytes).sum() - bytes;
        for (Kept each : all) {
            if (surplus <= 0) return;
            try {
                Files.deleteIfExists(each.file());
                surplus -= each.bytes();
            } catch (IOException _) { // in use, or not ours to delete: the next one
            }
        }
    }

    private record Kept(Path file, long bytes, FileTime made) {}

    /// What the folder holds, the picture made first at the front.
    private List<Kept> kept() {
        List<Kept> all = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                    all.add(new Kept(file, about.size(), about.lastModifiedTime()));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException _) {
            return List.of();
        }
        all.sort(Comparator.comparing(Kept::made));
        return all;
    }

    /// A file that is gone or was changed has another place, or none that exists.
    private Path place(String imageId, Path file) {
        String version;
        try {
            version = Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException _) { // the decoder says what is wrong with it
            version = "missing";
        }
        String name = HexFormat.of().formatHex(digest(imageId + " " + version), 0, 16);
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2) + ".jpg");
    }

    /// Renamed when it is whole. A disk that is full or may not be written costs time, nothing else.
    private static void keep(GreyImage picture, Path cached) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.pixels());
        Path aside = cached.resolveSibling(
                cached.getFileName() + "." + Thread.currentThread().threadId());
        try {
            Files.createDirectories(cached.getParent());
            ImageIO.write(image, "jpg", aside.toFile());
            Files.move(aside, cached, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException _) {
            return;
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
