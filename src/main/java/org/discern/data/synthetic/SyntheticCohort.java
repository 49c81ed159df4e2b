package org.discern.data.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.discern.model.GreyImage;
import org.discern.model.Problem;

/// The demo cohort: invented patients with frontal and lateral chest films, drawn from a simple anatomical
/// model.
///
/// The folder holds `films/*.png` (8-bit grey, 256 x 256 px), `cohort.csv` (a line a film, to be imported as
/// any CSV), `truth.csv` (a line a study: the true severity of every disease and finding) and `README.txt`,
/// which says that all of it is synthetic. The same seed gives the same bytes on the same machine, whatever
/// the number of threads, and a patient does not depend on how many others there are.
public final class SyntheticCohort {
    /// Sides of a film.
    public static final int FILM_PIXELS = 256;

    /// The table to import; it is written last, so a folder that has it is complete.
    public static final String TABLE = "cohort.csv";

    private static final String COMMENT = "Synthetic chest film, drawn by a program. Not a patient.";
    private static final String README = """
            SYNTHETIC DATA - not patients, not for any medical use

            These chest films were drawn by the DisCeRn Workbench from a simple anatomical model.
            Seed %d, %d patients, %d studies, %d films.

            cohort.csv  one line a film. Findings as a report would have them: 1 present, 0 absent, -1 uncertain,
                        blank not mentioned. Clinical values blank where not measured; units end the column names.
                        view: PA and AP frontal, LL left lateral. study_day: days since the first study.
            truth.csv   one line a study: severity (0 absent, up to 1) of each disease and each finding.
            films/      8-bit grey PNG; the comment in each file says that it is synthetic.
            """;

    private SyntheticCohort() {}

    /// Writes a cohort. Patients are drawn in parallel.
    ///
    /// @param folder    is made where it is missing; files of the same names are replaced
    /// @param patients  at least 1; about four films each
    /// @param progress  hears the share of patients that are done, up to 1, from several threads
    /// @param cancelled asked before each patient
    /// @throws Problem where the folder cannot be written
    /// @throws CancellationException once `cancelled` says so; the folder then has no [#TABLE]
    public static void write(Path folder, int patients, long seed, DoubleConsumer progress, BooleanSupplier cancelled) {
        if (patients < 1) throw new IllegalArgumentException("a cohort needs a patient, got " + patients);
        try {
            Files.createDirectories(folder.resolve("films"));
            Files.deleteIfExists(folder.resolve(TABLE));
            AtomicInteger done = new AtomicInteger();
            List<Patient> drawn = IntStream.rangeClosed(1, patients)
                    .parallel()
                    .mapToObj(number -> {
                        if (cancelled.getAsBoolean())
                            throw new CancellationException("the demo cohort was not finished");
                        Patient patient = Patient.draw(seed, number);
                        writeFilms(folder, patient);
                        progress.accept((double) done.incrementAndGet() / patients);
                        return patient;
                    })
                    .toList();
            Files.writeString(folder.resolve("README.txt"), readme(seed, drawn));
            Files.write(folder.resolve("truth.csv"), CohortTables.truth(drawn));
            Files.write(folder.resolve(TABLE), CohortTables.films(drawn));
        } catch (IOException | UncheckedIOException e) {
            throw new Problem(
                    "The demo cohort could not be written to " + folder,
                    "Check that the folder can be written to and that about 100 MB are free.",
                    e);
        }
    }

    private static void writeFilms(Path folder, Patient patient) {
        for (Study study : patient.studies()) {
            for (Film film : study.films()) {
                try {
                    PngFile.write(folder.resolve(film.file()), paint(patient, study, film), COMMENT);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /// One film as it is written.
    static GreyImage paint(Patient patient, Study study, Film film) {
        Plate plate = FilmPainter.paint(patient.chest(study), film.technique().turnDegrees());
        SplittableRandom noise = new SplittableRandom(film.noiseSeed());
        return Developer.develop(plate, film.technique(), patient.anatomy().size(), FILM_PIXELS, FILM_PIXELS, noise);
    }

    private static String readme(long seed, List<Patient> patients) {
        int studies =
                patients.stream().mapToInt(patient -> patient.studies().size()).sum();
        int films = patients.stream()
                .flatMap(patient -> patient.studies().stream())
                .mapToInt(study -> study.films().size())
                .sum();
        return README.formatted(seed, patients.size(), studies, films);
    }
}
