package org.discern.workflow;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.discern.model.ClinicalValue;
import org.discern.model.Facets;
import org.discern.model.FilmFilter;
import org.discern.model.Finding;
import org.discern.model.FindingCounts;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RangeCounts;
import org.discern.model.RunEvent;
import org.discern.storage.DurableFile;

/// Writes what is known of films as a CSV table: UTF-8, a row a film, a column a finding and clinical value.
/// A text that a spreadsheet would take for a formula gets an apostrophe in front.
public final class ExportFilms {
    private static final int FILMS_AT_A_TIME = 2_000;
    private static final String COLUMNS =
            "image_id,dataset,patient_id,study_id,taken,view,split,sex,age_years,file,tags";

    private final Project project;

    public ExportFilms(Project project) {
        this.project = project;
    }

    /// Writes the films that fit to `file`; how many they were.
    ///
    /// @throws Problem where it cannot be written; a file of that name is then as it was
    public long run(FilmFilter filter, Path file, JobContext context) {
        Facets facets = project.catalog().facets(filter);
        List<Finding> findings =
                facets.findings().stream().map(FindingCounts::finding).toList();
        List<String> clinical =
                facets.clinical().stream().map(RangeCounts::name).toList();
        Map<String, TreeSet<String>> tags = tagsByFilm();
        context.report(new RunEvent.PhaseStarted(Phase.EXPORT, facets.films()));
        DurableFile.replace(file, aside -> {
            try (BufferedWriter out = Files.newBufferedWriter(aside, StandardCharsets.UTF_8)) {
                out.write(COLUMNS);
                for (Finding finding : findings) out.write("," + cell(finding.name()));
                for (String name : clinical) out.write("," + cell(name));
                out.write("\r\n");
                for (long offset = 0; offset < facets.films(); offset += FILMS_AT_A_TIME) {
                    context.checkCancelled();
                    for (Radiograph film : project.catalog().page(filter, offset, FILMS_AT_A_TIME)) {
                        write(out, film, tags.getOrDefault(film.imageId(), new TreeSet<>()), findings, clinical);
                    }
                    context.report(new RunEvent.StepDone(
                            Phase.EXPORT,
                            Math.min(facets.films(), offset + FILMS_AT_A_TIME),
                            facets.films(),
                            1,
                            Map.of()));
                }
            }
        });
        return facets.films();
    }

    private Map<String, TreeSet<String>> tagsByFilm() {
        Map<String, TreeSet<String>> tags = new HashMap<>();
        project.catalog()
                .tags()
                .forEach((tag, films) -> films.forEach(
                        film -> tags.computeIfAbsent(film, _ -> new TreeSet<>()).add(tag)));
        return tags;
    }

    private static void write(
            BufferedWriter out, Radiograph film, TreeSet<String> tags, List<Finding> findings, List<String> clinical)
            throws IOException {
        List<String> cells = new ArrayList<>();
        cells.add(cell(film.imageId()));
        cells.add(cell(film.dataset()));
        cells.add(cell(film.patientId()));
        cells.add(cell(film.studyId()));
        cells.add(film.taken() == null ? "" : film.taken().toString());
        cells.add(film.view().name());
        cells.add(lower(film.split()));
        cells.add(lower(film.sex()));
        cells.add(number(film.ageYears()));
        cells.add(cell(film.file()));
        cells.add(cell(String.join("; ", tags)));
        for (Finding finding : findings) cells.add(lower(film.label(finding)));
        for (String name : clinical) cells.add(number(value(film, name)));
        out.write(cells.stream().collect(Collectors.joining(",", "", "\r\n")));
    }

    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        String harmless = formula ? "'" + text : text;
        boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static double value(Radiograph film, String name) {
        ClinicalValue measured = film.clinicalValues().get(name);
        return measured == null ? Double.NaN : measured.value();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
