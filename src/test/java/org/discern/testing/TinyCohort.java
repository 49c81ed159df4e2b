package org.discern.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/// A data set on disk that a network of a few channels goes through in a second: twelve patients with three
/// films of two studies each, six for training, three for validation, three for test.
///
/// `Effusion` and `Edema` have both classes in each split, `Edema` also films that are uncertain or silent;
/// `Rare` is positive in training only.
public final class TinyCohort {
    public static final String NAME = "tiny";
    public static final int PATIENTS = 12;
    public static final int FILMS_A_PATIENT = 3;
    public static final int FILMS = PATIENTS * FILMS_A_PATIENT;
    public static final int TRAINING_FILMS = FILMS / 2;
    public static final int TEST_FILMS = FILMS / 4;

    private static final int SIDE_PIXELS = 32;
    private static final String DESCRIPTION = """
            name: tiny
            title: Tiny cohort
            synthetic: true
            source: drawn by a test
            licence: none
            tables: [films.csv]
            imageId: image
            patient: patient
            study: study
            view: view
            file: file
            split: {given: split, validation: 0}
            labels:
              - {finding: Effusion, column: effusion, positive: '1', negative: '0'}
              - {finding: Edema, column: edema, positive: '1', negative: '0', uncertain: '-1'}
              - {finding: Rare, column: rare, positive: '1', negative: '0'}
            """;

    private TinyCohort() {}

    /// Writes table and pictures into `folder`, which is made.
    ///
    /// @return the description
    public static Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            StringBuilder table = new StringBuilder("image,patient,study,view,split,file,effusion,edema,rare\n");
            for (int film = 0; film < FILMS; film++) {
                table.append(row(film)).append('\n');
                draw(folder.resolve(file(film)), film);
            }
            Files.writeString(folder.resolve("films.csv"), table);
            return Files.writeString(folder.resolve("tiny.yaml"), DESCRIPTION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The picture file of the `film`-th film (from 0), relative to the folder.
    public static String file(int film) {
        return "film-%02d.png".formatted(film);
    }

    /// The id of the `film`-th film.
    public static String imageId(int film) {
        return "img-%02d".formatted(film);
    }

    /// The id of the `patient`-th patient (from 0): long and odd, so that a page that holds it is found out.
    public static String patientId(int patient) {
        return "PatientZq%02d".formatted(patient);
    }

    private static String row(int film) {
        int patient = film / FILMS_A_PATIENT;
        int inPatient = film % FILMS_A_PATIENT;
        String split = patient < 6 ? "train" : patient < 9 ? "validation" : "test";
        String edema = film % 7 == 6 ? "" : film % 7 == 5 ? "-1" : film % 3 == 0 ? "1" : "0";
        return String.join(
                ",",
                imageId(film),
                patientId(patient),
                "S" + inPatient / 2,
                inPatient == 1 ? "ll" : "pa",
                split,
                file(film),
                hasEffusion(film) ? "1" : "0",
                edema,
                patient < 2 ? "1" : "0");
    }

    private static boolean hasEffusion(int film) {
        return film % 2 == 1;
    }

    /// Noise over two dark lungs; an effusion whitens the lower part of one.
    private static void draw(Path file, int film) throws IOException {
        SplittableRandom random = new SplittableRandom(film);
        BufferedImage picture = new BufferedImage(SIDE_PIXELS, SIDE_PIXELS, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE_PIXELS; y++) {
            for (int x = 0; x < SIDE_PIXELS; x++) {
                boolean lung = Math.abs(x - SIDE_PIXELS / 2) > 3 && y > 4 && y < 28 - film % 3;
                boolean effusion = hasEffusion(film) && x < SIDE_PIXELS / 2 && y > 18;
                int grey = (lung && !effusion ? 60 : 170) + random.nextInt(60);
                picture.getRaster().setSample(x, y, 0, grey);
            }
        }
        ImageIO.write(picture, "png", file.toFile());
    }
}
