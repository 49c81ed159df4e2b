package org.discern.model;

import java.util.List;

/// What a run found, as `result.json` holds it.
///
/// @param method MoCo, MedAug or DisCeRn
/// @param notes what a reader must know to judge the figures, such as labels that pre-training has seen
public record RunResult(
        String method,
        String dataset,
        boolean synthetic,
        int trainFilms,
        int validationFilms,
        int testFilms,
        int testPatients,
        List<ModelScore> models,
        List<PairedDifference> differences,
        List<Retrieval> retrieval,
        double pretrainSeconds,
        double evaluationSeconds,
        List<String> notes) {
    public RunResult {
        models = List.copyOf(models);
        differences = List.copyOf(differences);
        retrieval = List.copyOf(retrieval);
        notes = List.copyOf(notes);
    }
}
