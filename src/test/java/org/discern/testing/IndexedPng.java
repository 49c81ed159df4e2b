package org.discern.testing;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// A picture in 256 colours, a third as large: colours are split by their widest channel (Heckbert 1982).
public final class IndexedPng {
    private static final int COLOURS = 256;

    private IndexedPng() {}

    /// The PNG of a picture's file.
    public static byte[] of(Path file) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) counts.merge(pixel & 0xffffff, 1, Integer::sum);
        List<int[]> boxes = boxes(counts);
        int[] palette = new int[boxes.size()];
        Map<Integer, Integer> index = new HashMap<>();
        for (int i = 0; i < palette.length; i++) {
            palette[i] = mean(boxes.get(i), counts);
            for (int colour : boxes.get(i)) index.put(colour, i);
        }
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours);
        int[] indices =
                Arrays.stream(pixels).map(pixel -> index.get(pixel & 0xffffff)).toArray();
        indexed.getRaster().setPixels(0, 0, width, height, indices);
        return write(indexed);
    }

    /// The box with the most pixels times its width is split in the middle of its pixels, until there are enough.
    private static List<int[]> boxes(Map<Integer, Integer> counts) {
        List<int[]> boxes = new ArrayList<>();
        boxes.add(counts.keySet().stream().mapToInt(Integer::intValue).toArray());
        while (boxes.size() < COLOURS) {
            int[] widest = boxes.stream()
                    .max(Comparator.comparingDouble(box -> weight(box, counts)))
                    .orElseThrow();
            if (widest.length < 2) break;
            int shift = channel(widest);
            int[] sorted = Arrays.stream(widest)
                    .boxed()
                    .sorted(Comparator.comparingInt(colour -> colour >> shift & 255))
                    .mapToInt(Integer::intValue)
                    .toArray();
            long half = Arrays.stream(sorted).mapToLong(counts::get).sum() / 2;
            int cut = 0;
            for (long seen = 0; cut < sorted.length - 1 && seen <= half; cut++)
                seen += counts.getOrDefault(sorted[cut], 0);
            boxes.remove(widest);
            boxes.add(Arrays.copyOfRange(sorted, 0, cut));
            boxes.add(Arrays.copyOfRange(sorted, cut, sorted.length));
        }
        return boxes;
    }

    private static double weight(int[] box, Map<Integer, Integer> counts) {
        double range = range(box, channel(box));
        // The root, so that a rare colour of a mark is not given up for shades of grey.
        return range * Math.sqrt(Arrays.stream(box).mapToLong(counts::get).sum());
    }

    private static int channel(int[] box) {
        int widest = 0;
        for (int shift = 8; shift <= 16; shift += 8) if (range(box, shift) > range(box, widest)) widest = shift;
        return widest;
    }

    private static int range(int[] box, int shift) {
        var values = Arrays.stream(box).map(colour -> colour >> shift & 255).summaryStatistics();
        return values.getMax() - values.getMin();
    }

    private static int mean(int[] box, Map<Integer, Integer> counts) {
        long pixels = Arrays.stream(box).mapToLong(counts::get).sum();
        int mean = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int at = shift;
            long sum = Arrays.stream(box)
                    .mapToLong(colour -> (long) (colour >> at & 255) * counts.getOrDefault(colour, 0))
                    .sum();
            mean |= (int) ((sum + pixels / 2) / pixels) << shift;
        }
        return mean;
    }

    private static byte[] write(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam small = writer.getDefaultWriteParam();
        small.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        small.setCompressionQuality(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), small);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
