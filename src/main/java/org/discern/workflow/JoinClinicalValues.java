package org.discern.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.discern.catalog.MimicJoin;
import org.discern.config.FeatureConfig;
import org.discern.config.FeaturesConfig;
import org.discern.config.MimicTable;
import org.discern.config.WindowConfig;
import org.discern.data.clinical.MeasurementRules;
import org.discern.data.clinical.MimicFolder;
import org.discern.model.ClinicalReport;
import org.discern.model.ClinicalSource;
import org.discern.model.DatasetSummary;
import org.discern.model.ImportReport;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.discern.model.RunEvent;

/// Gives the films of a data set the clinical values that MIMIC-IV and MIMIC-IV-ED have of their patients near
/// the time of the film, and sex and age where they are unknown. Values of the same names are replaced, others
/// stay.
public final class JoinClinicalValues {
    private static final int MEMORY_MEBIBYTES = 2048;

    private final Project project;
    private final int memoryMebibytes;

    public JoinClinicalValues(Project project) {
        this(project, MEMORY_MEBIBYTES);
    }

    /// @param memoryMebibytes that the database of the join may use; the rest goes to the project's disk
    JoinClinicalValues(Project project, int memoryMebibytes) {
        this.project = project;
        this.memoryMebibytes = memoryMebibytes;
    }

    /// @param folders of MIMIC-IV's and MIMIC-IV-ED's published trees
    /// @throws Problem where no film has a time, no table of measurements is there, or one cannot be read;
    ///     nothing is changed then
    /// @throws CancellationException when stopped; nothing is changed then
    public ClinicalReport run(
            String dataset, List<Path> folders, FeaturesConfig features, WindowConfig window, JobContext context) {
        List<Radiograph> films = project.cohort(dataset).films();
        requireTime(dataset, films);
        MimicFolder mimic = new MimicFolder(folders);
        MeasurementRules rules = new MeasurementRules(features, window);
        ClinicalFilms joined = new ClinicalFilms(films, features, rules, window);
        try (MimicJoin join = MimicJoin.open(project.folder(), memoryMebibytes);
                StopQuery _ = new StopQuery(context, join::stop)) {
            join.films(films);
            Tables tables = read(join, mimic, rules, window, context);
            mimic.patients().ifPresent(file -> join.patients(file, joined::patient));
            requireKnown(dataset, mimic, joined);
            context.report(new RunEvent.PhaseStarted(Phase.CLINICAL + ": films", 0));
            join.forEach(joined::add);
            context.checkCancelled();
            replace(dataset, source(features, folders, window), features, joined.finished());
            return new ClinicalReport(
                    dataset,
                    tables.read(),
                    tables.missing(),
                    films.size(),
                    timed(films),
                    films.stream().map(Radiograph::patientId).distinct().count(),
                    joined.knownPatients(),
                    mimic.admissions()
                            .map(file -> join.filmsDuring(file, "admittime", "dischtime"))
                            .orElse(0L),
                    mimic.edStays()
                            .map(file -> join.filmsDuring(file, "intime", "outtime"))
                            .orElse(0L),
                    joined.refused(),
                    tables.problems());
        }
    }

    private static Tables read(
            MimicJoin join, MimicFolder mimic, MeasurementRules rules, WindowConfig window, JobContext context) {
        Tables tables = new Tables(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (MimicTable table : MimicTable.values()) {
            Map<String, Integer> items = rules.items(table);
            if (items.isEmpty()) continue;
            Optional<Path> file = mimic.table(table);
            Path stays = table == MimicTable.TRIAGE ? mimic.edStays().orElse(null) : null;
            boolean timeless = table == MimicTable.TRIAGE && stays == null;
            if (file.isEmpty() || timeless) {
                tables.missing().add(table.fileName() + (file.isPresent() ? " (without edstays)" : ""));
                continue;
            }
            context.checkCancelled();
            context.report(new RunEvent.PhaseStarted(Phase.CLINICAL + ": " + table.fileName(), 0));
            tables.problems().addAll(join.add(table, file.get(), stays, items, window));
            tables.read().add(table.fileName());
        }
        if (tables.read().isEmpty()) {
            throw new Problem(
                    "no table of measurements in " + mimic.roots() + ": neither "
                            + String.join(", nor ", tables.missing()),
                    "Name the folder that holds hosp, icu or ed, as MIMIC-IV and MIMIC-IV-ED are published.");
        }
        return tables;
    }

    private record Tables(List<String> read, List<String> missing, List<RowProblem> problems) {}

    private static long timed(List<Radiograph> films) {
        return films.stream().filter(film -> film.taken() != null).count();
    }

    private static void requireTime(String dataset, List<Radiograph> films) {
        if (timed(films) == 0) {
            throw new Problem(
                    "no film of " + dataset + " has a time, by which clinical values are joined",
                    "Name its columns in the data set's description, as taken: {date: StudyDate, time: StudyTime}, and"
                            + " import it again.");
        }
    }

    private static void requireKnown(String dataset, MimicFolder mimic, ClinicalFilms joined) {
        if (mimic.patients().isPresent() && joined.knownPatients() == 0) {
            throw new Problem(
                    "MIMIC-IV's table of patients has none of " + dataset,
                    "Its patients must be written as MIMIC's subject_id; mend `patient` in the data set's description.");
        }
    }

    private static ClinicalSource source(FeaturesConfig features, List<Path> folders, WindowConfig window) {
        return new ClinicalSource(
                features.features().stream().map(FeatureConfig::name).toList(),
                folders.stream()
                        .map(folder -> folder.toAbsolutePath().normalize().toString())
                        .toList(),
                window.hoursBefore(),
                window.hoursAfter(),
                window.statistic().name().toLowerCase(Locale.ROOT));
    }

    private void replace(String dataset, ClinicalSource source, FeaturesConfig features, List<Radiograph> films) {
        DatasetSummary before = project.dataset(dataset);
        Map<String, String> units = new LinkedHashMap<>();
        for (FeatureConfig feature : features.features()) units.put(feature.name(), feature.unit());
        project.catalog()
                .replaceDataset(
                        before.entry().withClinical(units, source),
                        films,
                        new ImportReport(
                                dataset,
                                before.rowsRead(),
                                films.size(),
                                0,
                                project.catalog().problems(dataset)));
    }
}
