package org.discern.data.synthetic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Which diseases a patient has, which findings they bring about, and how severe each is from study to study.
///
/// Diseases are rare or common by age. Each finding comes about by [Pathology#probability]; its severity
/// follows that of its diseases, and wanders by a factor exp(w) from study to study with w[t] = 0.6 w[t-1] +
/// noise. Below [#VISIBLE] it has resolved: the film does not show it, and it does not count as present.
///
/// @param conditions severity 0.2 to 1 of the diseases the patient has
/// @param findings   severity of the findings the patient tends to, before it wanders
record DiseaseModel(Map<Condition, Double> conditions, Map<Pathology, Double> findings) {
    /// The least severity that is drawn and counted.
    static final double VISIBLE = 0.15;

    private static final double PERSISTENCE = 0.6;

    static DiseaseModel draw(double ageYears, SplittableRandom random) {
        Map<Condition, Double> conditions = new EnumMap<>(Condition.class);
        for (Condition condition : Condition.values()) {
            boolean struck = random.nextDouble() < frequency(condition, ageYears);
            double severity = random.nextDouble(0.2, 1);
            if (struck) conditions.put(condition, severity);
        }
        Map<Pathology, Double> findings = new EnumMap<>(Pathology.class);
        for (Pathology pathology : Pathology.values()) {
            boolean struck = random.nextDouble() < pathology.probability(conditions.keySet());
            double severity = random.nextDouble(0.15, 1);
            if (struck) findings.put(pathology, 0.45 * worst(pathology, conditions, severity) + 0.55 * severity);
        }
        return new DiseaseModel(conditions, findings);
    }

    private static double frequency(Condition condition, double ageYears) {
        double old = Math.clamp((ageYears - 30) / 50, 0, 1);
        return switch (condition) {
            case HEART_FAILURE -> 0.08 + 0.38 * old;
            case INFECTION -> 0.27;
            case TRAUMA -> 0.24 - 0.1 * old;
            case MALIGNANCY -> 0.05 + 0.2 * old;
            case CRITICAL_ILLNESS -> 0.22;
        };
    }

    /// Severity of the worst disease behind a finding; `otherwise` where there is none.
    private static double worst(Pathology pathology, Map<Condition, Double> conditions, double otherwise) {
        return conditions.entrySet().stream()
                .filter(entry -> pathology.isCausedBy(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(otherwise);
    }

    /// Severity of what is visible at each of a number of studies, in order.
    List<Map<Pathology, Double>> course(int studies, SplittableRandom random) {
        Map<Pathology, Double> drift = new EnumMap<>(Pathology.class);
        List<Map<Pathology, Double>> course = new ArrayList<>();
        for (int study = 0; study < studies; study++) {
            Map<Pathology, Double> visible = new EnumMap<>(Pathology.class);
            findings.forEach((pathology, severity) -> {
                double step = pathology.fluctuation() * random.nextGaussian();
                double now = drift.merge(pathology, step, (before, noise) -> PERSISTENCE * before + noise);
                double severe = Math.min(1, severity * Math.exp(now));
                if (severe >= VISIBLE) visible.put(pathology, severe);
            });
            course.add(visible);
        }
        return course;
    }
}
