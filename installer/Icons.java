import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Makes the icons of Windows and macOS, `discern.ico` and `discern.icns`, of a square PNG: `java Icons.java PNG FOLDER`.
/// Both are lists of PNGs of several sizes.
class Icons {
    private static final int[] OF_WINDOWS = {16, 24, 32, 48, 64, 128, 256};
    /// Side in pixels by what macOS calls it.
    private static final Map<String, Integer> OF_MACOS = new LinkedHashMap<>();

    static {
        OF_MACOS.put("icp4", 16);
        OF_MACOS.put("icp5", 32);
        OF_MACOS.put("icp6", 64);
        OF_MACOS.put("ic07", 128);
        OF_MACOS.put("ic08", 256);
    }

    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        BufferedImage source = ImageIO.read(Path.of(args[0]).toFile());
        Path folder = Files.createDirectories(Path.of(args[1]));
        Files.write(folder.resolve("discern.ico"), ico(source));
        Files.write(folder.resolve("discern.icns"), icns(source));
    }

    private static byte[] ico(BufferedImage source) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int side : OF_WINDOWS) pictures.add(png(source, side));
        int directory = 6 + 16 * pictures.size();
        ByteBuffer out = ByteBuffer.allocate(directory + pictures.stream().mapToInt(each -> each.length).sum())
                .order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        int offset = directory;
        for (int i = 0; i < OF_WINDOWS.length; i++) {
            byte side = (byte) (OF_WINDOWS[i] % 256); // 0 stands for 256
            out.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            out.putInt(pictures.get(i).length).putInt(offset);
            offset += pictures.get(i).length;
        }
        pictures.forEach(out::put);
        return out.array();
    }

    private static byte[] icns(BufferedImage source) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        for (Map.Entry<String, Integer> each : OF_MACOS.entrySet()) {
            byte[] picture = png(source, each.getValue());
            out.write(each.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(8 + picture.length);
            out.write(picture);
        }
        return ByteBuffer.allocate(8 + body.size())
                .put("icns".getBytes(StandardCharsets.US_ASCII))
                .putInt(8 + body.size())
                .put(body.toByteArray())
                .array();
    }

    /// Halves as long as it can, so that no line of the picture is skipped.
    private static byte[] png(BufferedImage source, int side) throws IOException {
        BufferedImage picture = source;
        while (picture.getWidth() != side) picture = resized(picture, Math.max(side, picture.getWidth() / 2));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private static BufferedImage resized(BufferedImage picture, int side) {
        BufferedImage smaller = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = smaller.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, side, side, null);
        graphics.dispose();
        return smaller;
    }
}
