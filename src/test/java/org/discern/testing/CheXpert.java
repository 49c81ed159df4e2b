package org.discern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// CheXpert without a patient: its tables with exactly their columns and quirks, and small pictures, made up by a
/// seed. `train.csv` has all four kinds of cells, `valid.csv` only 1.0 and 0.0; AP/PA is blank for laterals; one
/// age is 0, one sex Unknown; the test set has labels by study, in a table of its own, and no rows of films.
public final class CheXpert {
    public static final int TRAIN_PATIENTS = 20;
    public static final int VALID_PATIENTS = 6;
    public static final int TEST_PATIENTS = 5;

    private static final String FINDINGS =
            "No Finding,Enlarged Cardiomediastinum,Cardiomegaly,Lung Opacity,Lung Lesion,"
                    + "Edema,Consolidation,Pneumonia,Atelectasis,Pneumothorax,Pleural Effusion,Pleural Other,Fracture,"
                    + "Support Devices";
    private static final String[] TRAIN_CELLS = {"1.0", "0.0", "-1.0", "", ""};
    private static final String[] VALID_CELLS = {"1.0", "0.0"};
    private static final String[] TEST_CELLS = {"1", "0"};

    private final Path root;
    private final SplittableRandom random = new SplittableRandom(3);

    private CheXpert(Path root) {
        this.root = root;
    }

    /// Writes the folder that holds the tables.
    ///
    /// @param release `CheXpert-v1.0` or `CheXpert-v1.0-small`, which paths begin with
    /// @return how many films `train.csv` has
    public static int writeTree(Path root, String release) {
        try {
            CheXpert made = new CheXpert(Files.createDirectories(root));
            int train = made.films(release, "train", 1, TRAIN_PATIENTS, TRAIN_CELLS);
            made.films(release, "valid", 64541, VALID_PATIENTS, VALID_CELLS);
            return train;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds the later public test set: films in a folder, labels by study.
    public static void addTestSet(Path root) {
        try {
            CheXpert made = new CheXpert(root);
            StringBuilder table = new StringBuilder("Study," + FINDINGS + "\n");
            for (int patient = 64741; patient < 64741 + TEST_PATIENTS; patient++) {
                String study = "test/patient" + patient + "/study1";
                table.append("CheXpert-v1.0/")
                        .append(study)
                        .append(made.cells(TEST_CELLS))
                        .append('\n');
                Drawings.write(root.resolve(study + "/view1_frontal.jpg"));
                if (patient % 3 == 0) Drawings.write(root.resolve(study + "/view2_lateral.jpg"));
            }
            Files.writeString(root.resolve("groundtruth.csv"), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int films(String release, String split, int firstPatient, int patients, String[] cells) throws IOException {
        StringBuilder table = new StringBuilder("Path,Sex,Age,Frontal/Lateral,AP/PA," + FINDINGS + "\n");
        int films = 0;
        for (int patient = firstPatient; patient < firstPatient + patients; patient++) {
            for (int study = 1; study <= 1 + patient % 3; study++) {
                String labels = cells(cells);
                for (int view = 1; view <= 1 + (patient + study) % 2; view++, films++) {
                    boolean frontal = view == 1;
                    String file = "%s/patient%05d/study%d/view%d_%s.jpg"
                            .formatted(split, patient, study, view, frontal ? "frontal" : "lateral");
                    table.append(release).append('/').append(file);
                    table.append(patient == 2 ? ",Unknown,0" : patient % 2 == 0 ? ",Female,68" : ",Male,31");
                    table.append(frontal ? ",Frontal," + (study == 1 ? "AP" : "PA") : ",Lateral,");
                    table.append(labels).append('\n');
                    Drawings.write(root.resolve(file));
                }
            }
        }
        Files.writeString(root.resolve(split + ".csv"), table);
        return films;
    }

    private String cells(String[] kinds) {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < 14; i++) cells.append(',').append(kinds[random.nextInt(kinds.length)]);
        return cells.toString();
    }
}
