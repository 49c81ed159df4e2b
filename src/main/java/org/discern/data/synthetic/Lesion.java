package org.discern.data.synthetic;

import java.util.SplittableRandom;

/// How one finding changes a chest. Where it lies is drawn once for a patient; how severe it is changes from
/// study to study.
interface Lesion {
    /// Changes `chest`; `severity` is above 0 (barely visible) up to 1 (obvious).
    void place(Chest chest, double severity);

    /// A lesion of the kind of `pathology`, its place drawn at random.
    static Lesion draw(Pathology pathology, SplittableRandom random) {
        return switch (pathology) {
            case ENLARGED_CARDIOMEDIASTINUM ->
                (chest, severity) -> chest.mediastinum().widen(0.7 + 2.0 * severity);
            case CARDIOMEGALY -> (chest, severity) -> chest.mediastinum().enlargeHeart(1.13 + 0.32 * severity);
            case LUNG_LESION -> LungLesion.draw(random);
            case EDEMA -> Edema.draw(random);
            case CONSOLIDATION -> Consolidation.draw(random);
            case PNEUMONIA -> Pneumonia.draw(random);
            case ATELECTASIS -> Atelectasis.draw(random);
            case PNEUMOTHORAX -> Pneumothorax.draw(random);
            case PLEURAL_EFFUSION -> Effusion.draw(random);
            case FRACTURE -> Fracture.draw(random);
            case SUPPORT_DEVICES -> SupportDevices.draw(random);
        };
    }
}
