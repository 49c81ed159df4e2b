package org.discern.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/// A small data set on disk: a description, a table, and pictures drawn in a few strokes; the last row
/// names no picture.
public final class SampleFilms {
    /// Films whose picture is there.
    public static final int FILMS = 120;
    private static final int PER_PATIENT = 3;
    private static final String DESCRIPTION = """
            name: synthetic-demo
            title: Synthetic demo
            synthetic: true
            source: drawn by a test
            licence: none
            tables: [films.csv]
            imageId: image
            patient: patient
            study: study
            view: view
            sex: sex
            ageYears: age
            file: file
            split: {validation: 0.2, test: 0.3}
            labels:
              - {finding: Cardiomegaly, column: cardiomegaly, positive: "1", negative: "0", uncertain: "-1"}
              - {finding: Edema, column: edema, positive: "1", negative: "0", uncertain: "-1"}
              - {finding: Pleural Effusion, column: effusion, positive: "1", negative: "0", uncertain: "-1"}
              - {finding: Pneumothorax, column: pneumothorax, positive: "1", negative: "0", uncertain: "-1"}
            clinicalValues:
              - {name: O2 saturation, unit: "%", column: spo2}
              - {name: Respiratory rate, unit: /min, column: rate}
            """;
    private static final String[] STATES = {"1", "0", "-1", ""};

    private SampleFilms() {}

    /// Writes the data set into `folder` and returns its description.
    public static Path write(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder table = new StringBuilder(
                "image,patient,study,view,sex,age,file,cardiomegaly,edema,effusion,pneumothorax,spo2,rate\n");
        for (int i = 0; i <= FILMS; i++) {
            String name = String.format("syn-%04d", i);
            int patient = i / PER_PATIENT;
            table.append(String.join(
                            ",",
                            name,
                            "P" + patient,
                            "S" + i,
                            i % PER_PATIENT == 1 ? "ll" : "pa",
                            "female",
                            Integer.toString(40 + patient),
                            i < FILMS ? name + ".png" : "",
                            state(random),
                            state(random),
                            state(random),
                            state(random),
                            Integer.toString(88 + random.nextInt(12)),
                            i % 4 == 0 ? "" : Integer.toString(12 + random.nextInt(14))))
                    .append('\n');
            if (i < FILMS) draw(folder.resolve(name + ".png"), random);
        }
        Files.writeString(folder.resolve("films.csv"), table);
        return Files.writeString(folder.resolve("dataset.yaml"), DESCRIPTION);
    }

    private static String state(SplittableRandom random) {
        return STATES[Math.min(3, random.nextInt(5))];
    }

    private static void draw(Path file, SplittableRandom random) throws IOException {
        BufferedImage film = new BufferedImage(220, 260, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = film.createGraphics();
        pen.setColor(new Color(0x0a0a0a));
        pen.fillRect(0, 0, 220, 260);
        pen.setColor(new Color(0x8c8c8c));
        pen.fillRoundRect(14, 20, 192, 240, 110, 110);
        pen.setColor(new Color(0x2a2a2a + random.nextInt(0x14) * 0x010101));
        pen.fillOval(32, 44, 68, 168);
        pen.fillOval(120, 44, 68, 168);
        pen.setColor(new Color(0xb4b4b4));
        pen.fillOval(92, 110, 62 + random.nextInt(24), 96);
        pen.setColor(new Color(0x6e6e6e));
        for (int rib = 0; rib < 8; rib++) {
            pen.drawArc(26, 44 + rib * 21, 86, 34, 20, 150);
            pen.drawArc(108, 44 + rib * 21, 86, 34, 10, 150);
        }
        pen.dispose();
        ImageIO.write(film, "png", file.toFile());
    }
}
