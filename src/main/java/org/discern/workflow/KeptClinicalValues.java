package org.discern.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.discern.config.ConfigFile;
import org.discern.config.FeatureConfig;
import org.discern.data.ingest.Ingested;
import org.discern.model.ClinicalSource;
import org.discern.model.ClinicalValue;
import org.discern.model.DatasetEntry;
import org.discern.model.DatasetSummary;
import org.discern.model.Radiograph;
import org.discern.model.Sex;

/// Clinical values that were joined before a data set is imported again: films of the same id, patient and time
/// keep them, with the sex and age that came with them, and the report says which films lack them now.
final class KeptClinicalValues {
    private KeptClinicalValues() {}

    /// What was read, with the values that are kept; as it was where none had been joined.
    static Ingested in(Project project, Ingested ingested) {
        DatasetEntry before = project.catalog().datasets().stream()
                .map(DatasetSummary::entry)
                .filter(entry -> entry.name().equals(ingested.entry().name()))
                .findFirst()
                .orElse(null);
        ClinicalSource source = before == null ? null : before.clinicalSource();
        if (before == null || source == null || !source.joined()) return ingested;
        Map<String, Radiograph> old = new HashMap<>();
        for (Radiograph film : project.cohort(before.name()).films()) old.put(film.imageId(), film);
        List<Radiograph> films = new ArrayList<>();
        long kept = 0;
        for (Radiograph film : ingested.films()) {
            Radiograph same = old.get(film.imageId());
            if (same == null || !isSame(film, same)) {
                films.add(film);
            } else {
                films.add(with(film, same, source));
                kept++;
            }
        }
        Map<String, String> units = new LinkedHashMap<>();
        source.values().forEach(name -> units.put(name, before.clinicalUnits().getOrDefault(name, "")));
        return new Ingested(
                ingested.entry().withClinical(units, source),
                films,
                ingested.rows(),
                ingested.report().with(notice(before.name(), source, kept, films.size() - kept)));
    }

    private static boolean isSame(Radiograph film, Radiograph before) {
        return before.patientId().equals(film.patientId()) && Objects.equals(before.taken(), film.taken());
    }

    private static Radiograph with(Radiograph film, Radiograph same, ClinicalSource source) {
        Map<String, ClinicalValue> values = new LinkedHashMap<>(film.clinicalValues());
        for (String name : source.values()) {
            ClinicalValue value = same.clinicalValues().get(name);
            if (value != null) values.put(name, value);
        }
        return new Radiograph(
                film.imageId(),
                film.dataset(),
                film.patientId(),
                film.studyId(),
                film.taken(),
                film.view(),
                film.split(),
                film.file(),
                film.sex() == Sex.UNKNOWN ? same.sex() : film.sex(),
                Double.isNaN(film.ageYears()) ? same.ageYears() : film.ageYears(),
                film.labels(),
                values);
    }

    private static String notice(String dataset, ClinicalSource source, long kept, long without) {
        String values = String.format(
                Locale.ROOT,
                "Clinical values (%s) kept for %s",
                source.text(),
                kept == 1 ? "1 film" : "%,d films".formatted(kept));
        if (without == 0) return values + ".";
        return String.format(
                Locale.ROOT,
                "%s; %s new or of another patient or time, and without them until they are joined again: `%s`.",
                values,
                without == 1 ? "1 film is" : "%,d films are".formatted(without),
                command(dataset, source));
    }

    /// What joins them again as before. Either option takes either tree.
    private static String command(String dataset, ClinicalSource source) {
        StringBuilder command = new StringBuilder("discern clinical ").append(dataset);
        List<String> options = List.of("--mimic-iv", "--mimic-iv-ed");
        for (int i = 0; i < source.folders().size(); i++) {
            command.append(' ').append(options.get(Math.min(i, 1))).append(" \"");
            command.append(source.folders().get(i)).append('"');
        }
        command.append(" --hours-before ").append(source.hoursBefore());
        command.append(" --hours-after ").append(source.hoursAfter());
        command.append(" --statistic ").append(source.statistic());
        List<String> usual = ConfigFile.features().features().stream()
                .map(FeatureConfig::name)
                .toList();
        if (!source.values().equals(usual)) command.append(" --features FILE");
        return command.toString();
    }
}
