package org.discern.data.synthetic;

import static java.util.Map.entry;
import static org.discern.data.synthetic.Condition.CRITICAL_ILLNESS;
import static org.discern.data.synthetic.Condition.HEART_FAILURE;
import static org.discern.data.synthetic.Condition.INFECTION;
import static org.discern.data.synthetic.Condition.MALIGNANCY;
import static org.discern.data.synthetic.Condition.TRAUMA;

import java.util.Map;
import java.util.Set;
import org.discern.model.Finding;

/// A finding of the demo cohort, spelt as CheXpert spells it, and what brings it about.
enum Pathology {
    ENLARGED_CARDIOMEDIASTINUM(
            "Enlarged Cardiomediastinum",
            0.09,
            0.06,
            entry(HEART_FAILURE, 0.2),
            entry(MALIGNANCY, 0.3),
            entry(TRAUMA, 0.15)),
    CARDIOMEGALY("Cardiomegaly", 0.07, 0.06, entry(HEART_FAILURE, 0.85)),
    LUNG_LESION("Lung Lesion", 0.04, 0.1, entry(MALIGNANCY, 0.85)),
    EDEMA("Edema", 0.02, 0.45, entry(HEART_FAILURE, 0.65), entry(CRITICAL_ILLNESS, 0.15)),
    CONSOLIDATION("Consolidation", 0.03, 0.35, entry(INFECTION, 0.55), entry(CRITICAL_ILLNESS, 0.1)),
    PNEUMONIA("Pneumonia", 0.02, 0.35, entry(INFECTION, 0.85)),
    ATELECTASIS("Atelectasis", 0.12, 0.3, entry(CRITICAL_ILLNESS, 0.35), entry(MALIGNANCY, 0.25), entry(TRAUMA, 0.2)),
    PNEUMOTHORAX("Pneumothorax", 0.04, 0.3, entry(TRAUMA, 0.65), entry(CRITICAL_ILLNESS, 0.1)),
    PLEURAL_EFFUSION(
            "Pleural Effusion",
            0.04,
            0.3,
            entry(HEART_FAILURE, 0.55),
            entry(INFECTION, 0.3),
            entry(MALIGNANCY, 0.4),
            entry(TRAUMA, 0.15)),
    FRACTURE("Fracture", 0.04, 0.02, entry(TRAUMA, 0.8)),
    SUPPORT_DEVICES("Support Devices", 0.05, 0.1, entry(CRITICAL_ILLNESS, 0.9), entry(HEART_FAILURE, 0.15));

    private final Finding finding;
    private final double background;
    private final double fluctuation;
    private final Map<Condition, Double> causes;

    @SafeVarargs
    Pathology(String name, double background, double fluctuation, Map.Entry<Condition, Double>... causes) {
        this.finding = new Finding(name);
        this.background = background;
        this.fluctuation = fluctuation;
        this.causes = Map.ofEntries(causes);
    }

    Finding finding() {
        return finding;
    }

    /// How much its severity varies from study to study (standard deviation of a factor).
    double fluctuation() {
        return fluctuation;
    }

    boolean isCausedBy(Condition condition) {
        return causes.containsKey(condition);
    }

    /// Probability of the finding in a patient with these conditions; each may bring it about on its own
    /// (noisy-or).
    double probability(Set<Condition> conditions) {
        double spared = 1 - background;
        for (Condition condition : conditions) spared *= 1 - causes.getOrDefault(condition, 0.0);
        return 1 - spared;
    }
}
