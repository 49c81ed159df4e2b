package org.discern.data.image;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// Reads picture files (JPEG, PNG, TIFF, BMP, GIF; 1 to 16 bits; grey, RGB or palette; DICOM) as 8-bit greyscale,
/// reduced by area averaging so that the short side has the wanted length; smaller pictures stay as they are.
/// Safe for use by several threads.
public final class ImageDecoder {
    /// Longest side that is read.
    public static final int MAX_SIDE_PIXELS = 65_535;
    /// Largest picture that is read; 20,000 x 20,000 is below.
    public static final long MAX_PIXELS = 1L << 29;
    /// Above this size only every n-th row and column is kept while reading, which bounds the memory taken.
    private static final long WHOLE_PIXELS = 1L << 25;

    private final int shortSidePixels;

    /// @param shortSidePixels wanted length of the short side
    public ImageDecoder(int shortSidePixels) {
        if (shortSidePixels < 1) throw new IllegalArgumentException("short side of " + shortSidePixels + " px");
        this.shortSidePixels = shortSidePixels;
    }

    /// The picture in `file`.
    ///
    /// @throws Problem where the file is missing, empty, cut off, too large, or no picture of a kind that can
    /// be read
    public GreyImage decode(Path file) {
        try {
            return read(file);
        } catch (Undecodable undecodable) {
            throw new Problem(file + ": " + undecodable.reason(), undecodable.hint(), undecodable);
        }
    }

    GreyImage read(Path file) throws Undecodable {
        if (!Files.exists(file)) throw new Undecodable("there is no such file", "");
        if (!Files.isRegularFile(file)) throw new Undecodable("this is not a file", "");
        if (!Files.isReadable(file)) throw new Undecodable("the file may not be read", "Check its permissions.");
        try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
            if (in.length() == 0) throw new Undecodable("the file is empty", "");
            if (DicomFile.is(in)) {
                BufferedImage image = DicomFile.read(in);
                return reduce(image, image.getWidth(), image.getHeight());
            }
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new Undecodable("this is no picture of a known format", Undecodable.CONVERT);
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return reduce(pixels(reader), reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException
                | RuntimeException damage) { // codecs meet damaged files with runtime exceptions of many kinds
            throw undecodable(damage);
        }
    }

    private BufferedImage pixels(ImageReader reader) throws IOException, Undecodable {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (Math.max(width, height) > MAX_SIDE_PIXELS || (long) width * height > MAX_PIXELS) {
            throw new Undecodable(
                    "%,d x %,d px are too many".formatted(width, height),
                    "At most %,d px a side and %,d million in all are read."
                            .formatted(MAX_SIDE_PIXELS, MAX_PIXELS >> 20));
        }
        if ((long) width * height > 2 * WHOLE_PIXELS && isProgressiveJpeg(reader)) {
            throw new Undecodable(
                    "progressive JPEG cannot be read piecewise, and this one is large", "Save it as baseline JPEG.");
        }
        ImageReadParam param = reader.getDefaultReadParam();
        param.setDestinationType(storedType(reader));
        int step = step(width, height);
        param.setSourceSubsampling(step, step, 0, 0);
        List<String> damage = new ArrayList<>();
        reader.addIIOReadWarningListener((_, warning) -> {
            if (isDamage(warning)) damage.add(warning);
        });
        BufferedImage image = reader.read(0, param);
        if (!damage.isEmpty()) {
            throw new Undecodable(
                    "the picture is damaged or cut off (" + damage.getFirst() + ")", "Get the file again.");
        }
        return image;
    }

    /// Of colour JPEG the luma, which is stored as such; of others what comes first, which is the stored form.
    private static ImageTypeSpecifier storedType(ImageReader reader) throws IOException, Undecodable {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (!types.hasNext()) throw new Undecodable("its colours (such as CMYK) cannot be read", Undecodable.CONVERT);
        ImageTypeSpecifier first = types.next();
        if (reader.getRawImageType(0) != null) return first;
        while (types.hasNext()) {
            ImageTypeSpecifier type = types.next();
            if (type.getNumBands() == 1) return type;
        }
        return first;
    }

    private int step(int width, int height) {
        int forMemory = (int) Math.ceil(Math.sqrt((double) width * height / WHOLE_PIXELS));
        int forDetail = Math.min(width, height) / shortSidePixels;
        return Math.max(1, Math.min(forMemory, forDetail));
    }

    private GreyImage reduce(BufferedImage image, int sourceWidth, int sourceHeight) throws Undecodable {
        double scale = Math.min(1, (double) shortSidePixels / Math.min(sourceWidth, sourceHeight));
        int width = Math.max(1, (int) Math.round(sourceWidth * scale));
        int height = Math.max(1, (int) Math.round(sourceHeight * scale));
        GreyRows rows = new GreyRows(image);
        AreaReduction reduction = new AreaReduction(rows.width(), rows.height(), width, height);
        float[] row = new float[rows.width()];
        for (int y = 0; y < rows.height(); y++) {
            rows.read(y, row);
            reduction.add(row);
        }
        byte[] pixels = new byte[width * height];
        for (int i = 0; i < pixels.length; i++) pixels[i] = rows.toByte(reduction.mean(i));
        return new GreyImage(width, height, pixels);
    }

    /// Colour profiles and stray bytes between segments leave the pixels as they are; every other warning may
    /// mean lost pixels.
    private static boolean isDamage(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return !text.contains("icc") && !text.contains("extraneous bytes");
    }

    private static Undecodable undecodable(Throwable cause) {
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof EOFException) return new Undecodable("the file is cut off", "Get the file again.");
        }
        Undecodable undecodable =
                new Undecodable("the picture cannot be read (" + cause.getMessage() + ")", Undecodable.CONVERT);
        undecodable.initCause(cause);
        return undecodable;
    }

    private static boolean isProgressiveJpeg(ImageReader reader) throws IOException {
        if (!reader.getFormatName().equalsIgnoreCase("jpeg")) return false;
        Node root = reader.getImageMetadata(0).getAsTree("javax_imageio_jpeg_image_1.0");
        return sofProcess(root).equals("2");
    }

    private static String sofProcess(Node node) {
        if (node.getNodeName().equals("sof")) {
            return String.valueOf(node.getAttributes().getNamedItem("process").getNodeValue());
        }
        NodeList children = node.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            String found = sofProcess(children.item(i));
            if (!found.isEmpty()) return found;
        }
        return "";
    }
}
