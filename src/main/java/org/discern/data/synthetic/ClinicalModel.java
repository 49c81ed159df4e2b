package org.discern.data.synthetic;

import static org.discern.data.synthetic.Condition.CRITICAL_ILLNESS;
import static org.discern.data.synthetic.Condition.HEART_FAILURE;
import static org.discern.data.synthetic.Condition.INFECTION;
import static org.discern.data.synthetic.Condition.MALIGNANCY;
import static org.discern.data.synthetic.Condition.TRAUMA;
import static org.discern.data.synthetic.Pathology.CONSOLIDATION;
import static org.discern.data.synthetic.Pathology.EDEMA;
import static org.discern.data.synthetic.Pathology.PLEURAL_EFFUSION;
import static org.discern.data.synthetic.Pathology.PNEUMONIA;
import static org.discern.data.synthetic.Pathology.PNEUMOTHORAX;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.discern.model.Sex;

/// Vital signs and blood values as they follow from diseases and findings, with the noise and the gaps of a
/// hospital: vital signs are missing together or not at all, and a test is ordered more often where the
/// disease is suspected.
///
/// @param conditions severities of the diseases at this study, 0 to 1
/// @param findings   severities of the findings at this study, 0 to 1
record ClinicalModel(Sex sex, double ageYears, Map<Condition, Double> conditions, Map<Pathology, Double> findings) {
    /// The same patient with other findings.
    ClinicalModel with(Map<Pathology, Double> severities) {
        return new ClinicalModel(sex, ageYears, conditions, severities);
    }

    /// What was measured at one study.
    Map<ClinicalValue, Double> measure(SplittableRandom random) {
        boolean vitalSigns = random.nextDouble() < 0.9;
        boolean bloodDrawn = random.nextDouble() < 0.75;
        Map<ClinicalValue, Double> measured = new EnumMap<>(ClinicalValue.class);
        for (ClinicalValue value : ClinicalValue.values()) {
            double drawn = value(value, random.nextGaussian());
            boolean ordered = random.nextDouble() < orderProbability(value);
            if (ordered && (value.isVitalSign() ? vitalSigns : bloodDrawn)) measured.put(value, drawn);
        }
        return measured;
    }

    private double orderProbability(ClinicalValue value) {
        return switch (value) {
            case BNP -> of(HEART_FAILURE) > 0 ? 0.85 : 0.3;
            case CRP -> of(INFECTION) > 0 ? 0.9 : 0.5;
            case CREATININE, TEMPERATURE -> 0.92;
            case O2_SATURATION, RESPIRATORY_RATE, HEART_RATE, LEUKOCYTES, HAEMOGLOBIN -> 0.97;
        };
    }

    /// A value whose deviation from the expected one is `noise` standard deviations.
    private double value(ClinicalValue value, double noise) {
        double old = (ageYears - 50) / 100;
        return switch (value) {
            case O2_SATURATION ->
                Math.clamp(
                        97.5
                                - 8 * of(PNEUMONIA)
                                - 9 * of(EDEMA)
                                - 4 * of(PLEURAL_EFFUSION)
                                - 6 * of(PNEUMOTHORAX)
                                - 4 * of(CONSOLIDATION)
                                + 1.3 * noise,
                        65,
                        100);
            case RESPIRATORY_RATE ->
                Math.max(
                        8,
                        15
                                + 8 * of(EDEMA)
                                + 7 * of(PNEUMONIA)
                                + 6 * of(PNEUMOTHORAX)
                                + 3 * of(PLEURAL_EFFUSION)
                                + 2 * noise);
            case HEART_RATE ->
                76
                        + 16 * of(INFECTION)
                        + 12 * of(HEART_FAILURE)
                        + 14 * of(TRAUMA)
                        + 10 * of(CRITICAL_ILLNESS)
                        + 9 * noise;
            case TEMPERATURE -> 36.7 + 1.9 * of(INFECTION) + 0.3 * noise;
            case LEUKOCYTES ->
                (7 + 8 * of(INFECTION) + 2.5 * of(TRAUMA) + 2 * of(CRITICAL_ILLNESS)) * Math.exp(0.2 * noise);
            case CRP ->
                Math.min(450, Math.exp(1 + 3.6 * of(INFECTION) + of(MALIGNANCY) + 1.2 * of(TRAUMA) + 0.7 * noise));
            case BNP -> Math.exp(3.6 + 3.4 * of(HEART_FAILURE) + 1.5 * old + 0.6 * noise);
            case HAEMOGLOBIN ->
                Math.max(
                        5,
                        (sex == Sex.MALE ? 14.6 : 13.1)
                                - 2.4 * of(MALIGNANCY)
                                - 2.6 * of(TRAUMA)
                                - 1.6 * of(CRITICAL_ILLNESS)
                                + noise);
            case CREATININE ->
                Math.exp(-0.1 + 0.6 * of(HEART_FAILURE) + 0.5 * of(CRITICAL_ILLNESS) + 0.6 * old + 0.22 * noise);
        };
    }

    private double of(Condition condition) {
        return conditions.getOrDefault(condition, 0.0);
    }

    private double of(Pathology finding) {
        return findings.getOrDefault(finding, 0.0);
    }
}
