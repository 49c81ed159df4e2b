package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.discern.model.LabelValue;
import org.discern.model.Sex;

/// The cohort's tables as CSV lines: what a hospital would know, and the truth behind it.
final class CohortTables {
    private CohortTables() {}

    /// One line a film: labels as CheXpert writes them (1, 0, -1, blank), values blank where not measured.
    static List<String> films(List<Patient> patients) {
        List<String> header =
                new ArrayList<>(List.of("image_id", "patient_id", "study_id", "study_day", "view", "sex", "age"));
        for (Pathology pathology : Pathology.values())
            header.add(pathology.finding().name());
        for (ClinicalValue value : ClinicalValue.values()) header.add(value.column());
        header.addAll(List.of("synthetic", "file"));
        List<String> lines = new ArrayList<>(List.of(String.join(",", header)));
        for (Patient patient : patients) {
            for (Study study : patient.studies()) {
                for (Film film : study.films()) lines.add(film(patient, study, film));
            }
        }
        return lines;
    }

    private static String film(Patient patient, Study study, Film film) {
        List<String> cells = new ArrayList<>(List.of(
                film.imageId(),
                patient.patientId(),
                study.studyId(),
                Integer.toString(study.day()),
                film.view().name(),
                patient.sex() == Sex.FEMALE ? "F" : "M",
                Integer.toString(patient.ageYears() + study.day() / 365)));
        for (Pathology pathology : Pathology.values()) {
            cells.add(cell(study.labels().getOrDefault(pathology, LabelValue.UNMENTIONED)));
        }
        for (ClinicalValue value : ClinicalValue.values()) {
            Double measured = study.measured().get(value);
            cells.add(measured == null ? "" : number(measured, value.decimals()));
        }
        cells.addAll(List.of("1", film.file()));
        return String.join(",", cells);
    }

    /// One line a study: severity of each disease and finding, 0 where absent.
    static List<String> truth(List<Patient> patients) {
        List<String> header = new ArrayList<>(List.of("study_id", "patient_id"));
        for (Condition condition : Condition.values())
            header.add(condition.name().toLowerCase(Locale.ROOT));
        for (Pathology pathology : Pathology.values())
            header.add(pathology.finding().name());
        List<String> lines = new ArrayList<>(List.of(String.join(",", header)));
        for (Patient patient : patients) {
            for (Study study : patient.studies()) {
                List<String> cells = new ArrayList<>(List.of(study.studyId(), patient.patientId()));
                for (Condition condition : Condition.values()) {
                    cells.add(number(patient.disease().conditions().getOrDefault(condition, 0.0), 3));
                }
                for (Pathology pathology : Pathology.values()) {
                    cells.add(number(study.severities().getOrDefault(pathology, 0.0), 3));
                }
                lines.add(String.join(",", cells));
            }
        }
        return lines;
    }

    private static String cell(LabelValue label) {
        return switch (label) {
            case POSITIVE -> "1";
            case NEGATIVE -> "0";
            case UNCERTAIN -> "-1";
            case UNMENTIONED -> "";
        };
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
