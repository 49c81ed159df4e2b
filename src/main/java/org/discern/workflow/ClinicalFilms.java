package org.discern.workflow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.discern.config.FeatureConfig;
import org.discern.config.FeaturesConfig;
import org.discern.config.WindowConfig;
import org.discern.data.clinical.FilmValues;
import org.discern.data.clinical.MeasurementRule;
import org.discern.data.clinical.MeasurementRules;
import org.discern.data.clinical.Refusal;
import org.discern.model.ClinicalReport;
import org.discern.model.ClinicalValue;
import org.discern.model.Measurement;
import org.discern.model.Radiograph;
import org.discern.model.Sex;

/// Films as they get their clinical values: measurements come film by film, in the order of the films.
final class ClinicalFilms {
    private static final double AGE_MAX = 120;

    private final List<Radiograph> films;
    private final MeasurementRules rules;
    private final WindowConfig window;
    private final Set<String> replaced = new HashSet<>();
    private final Map<String, Anchor> patients = new HashMap<>();
    private final Map<String, Map<Refusal, Long>> refused = new TreeMap<>();
    private final List<Radiograph> finished = new ArrayList<>();
    private FilmValues values;

    ClinicalFilms(List<Radiograph> films, FeaturesConfig features, MeasurementRules rules, WindowConfig window) {
        this.films = films;
        this.rules = rules;
        this.window = window;
        this.values = new FilmValues(window.statistic());
        for (FeatureConfig feature : features.features()) replaced.add(feature.name());
    }

    /// A patient, before the first measurement.
    void patient(String id, String gender, double anchorAge, int anchorYear) {
        Sex sex = gender.equals("F") ? Sex.FEMALE : gender.equals("M") ? Sex.MALE : Sex.UNKNOWN;
        patients.put(id, new Anchor(sex, anchorAge, anchorYear));
    }

    /// A measurement near the film at a place of the list, not before that of the last.
    void add(int film, int source, Measurement measurement) {
        while (finished.size() < film) finishFilm();
        MeasurementRule rule = rules.rule(source);
        values.add(rule, measurement)
                .ifPresent(refusal -> refused.computeIfAbsent(rule.feature(), _ -> new EnumMap<>(Refusal.class))
                        .merge(refusal, 1L, Long::sum));
    }

    /// All films, once there is no measurement left.
    List<Radiograph> finished() {
        while (finished.size() < films.size()) finishFilm();
        return finished;
    }

    long knownPatients() {
        return patients.size();
    }

    List<ClinicalReport.Refused> refused() {
        List<ClinicalReport.Refused> counts = new ArrayList<>();
        refused.forEach((feature, reasons) -> reasons.forEach(
                (reason, count) -> counts.add(new ClinicalReport.Refused(feature, reason.text(), count))));
        return counts;
    }

    private void finishFilm() {
        Radiograph film = films.get(finished.size());
        Map<String, ClinicalValue> all = new HashMap<>(film.clinicalValues());
        all.keySet().removeAll(replaced);
        all.putAll(values.summarised());
        Anchor patient = patients.getOrDefault(film.patientId(), Anchor.UNKNOWN);
        finished.add(new Radiograph(
                film.imageId(),
                film.dataset(),
                film.patientId(),
                film.studyId(),
                film.taken(),
                film.view(),
                film.split(),
                film.file(),
                film.sex() == Sex.UNKNOWN ? patient.sex() : film.sex(),
                Double.isNaN(film.ageYears()) ? patient.ageAt(film) : film.ageYears(),
                film.labels(),
                all));
        values = new FilmValues(window.statistic());
    }

    /// Sex, and age in one year: MIMIC shifts the dates of each patient by a time of their own.
    private record Anchor(Sex sex, double age, int year) {
        static final Anchor UNKNOWN = new Anchor(Sex.UNKNOWN, Double.NaN, 0);

        /// `NaN` where it is not known, or cannot be.
        double ageAt(Radiograph film) {
            if (film.taken() == null) return Double.NaN;
            double age = this.age + film.taken().getYear() - year;
            return age >= 0 && age <= AGE_MAX ? age : Double.NaN;
        }
    }
}
