package org.discern.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.discern.data.image.BatchStream;
import org.discern.data.image.EvaluationBatches;
import org.discern.data.image.EvaluationBatches.TwoViews;
import org.discern.data.image.ImageBatch;
import org.discern.engine.Encoder;
import org.discern.engine.MocoModel.Encoding;
import org.discern.model.Radiograph;
import org.discern.model.Retrieval;
import org.discern.model.RunEvent;
import org.discern.stats.NeighbourRetrieval;

/// What a frozen encoder makes of films.
///
/// @param start where the encoder comes from, such as `pre-trained`
record FrozenFeatures(String start, Encoder encoder, Pictures pictures, JobContext context) {
    /// Embeddings of the films as they are, a row a film.
    float[][] of(List<Radiograph> films) {
        EvaluationBatches batches = pictures.inOrder(films);
        List<float[]> rows = new ArrayList<>();
        context.report(new RunEvent.PhaseStarted(Phase.FEATURES, films.size()));
        try (BatchStream<ImageBatch> stream = batches.plain()) {
            while (stream.hasNext()) {
                context.checkCancelled();
                rows.addAll(List.of(encoder.encode(stream.next()).features()));
                step(Phase.FEATURES, rows.size(), films.size());
            }
        }
        return rows.toArray(float[][]::new);
    }

    /// The same by image id.
    EncodedFilms encode(List<Radiograph> films) {
        return EncodedFilms.of(films, of(films));
    }

    /// How well the encoder knows films again: by what the loss sees (after the projection head) and by the
    /// embedding.
    List<Retrieval> retrieval(List<Radiograph> films) {
        List<Encoding> first = new ArrayList<>();
        List<Encoding> second = new ArrayList<>();
        int done = 0;
        EvaluationBatches batches = pictures.inOrder(films);
        context.report(new RunEvent.PhaseStarted(Phase.RETRIEVAL, films.size()));
        try (BatchStream<TwoViews> stream = batches.twoViews()) {
            while (stream.hasNext()) {
                context.checkCancelled();
                TwoViews views = stream.next();
                first.add(encoder.encode(views.first()));
                second.add(encoder.encode(views.second()));
                done += views.first().size();
                step(Phase.RETRIEVAL, done, films.size());
            }
        }
        List<String> patients = films.stream().map(Radiograph::patientId).toList();
        return List.of(
                retrieval("embedding", features(first), features(second), patients),
                retrieval("projection", projections(first), projections(second), patients));
    }

    private Retrieval retrieval(String space, float[][] first, float[][] second, List<String> patients) {
        Optional<NeighbourRetrieval.Result> ownView = NeighbourRetrieval.ofOwnView(first, second);
        Optional<NeighbourRetrieval.Result> samePatient = NeighbourRetrieval.ofSamePatient(first, patients);
        return new Retrieval(
                start + ", " + space,
                patients.size(),
                ownView.map(NeighbourRetrieval.Result::share).orElse(Double.NaN),
                samePatient.map(NeighbourRetrieval.Result::share).orElse(Double.NaN),
                samePatient.map(NeighbourRetrieval.Result::chance).orElse(Double.NaN));
    }

    private void step(String phase, int done, int total) {
        context.report(new RunEvent.StepDone(phase, done, total, 1, Map.of()));
    }

    private static float[][] features(List<Encoding> encodings) {
        return encodings.stream()
                .flatMap(encoding -> List.of(encoding.features()).stream())
                .toArray(float[][]::new);
    }

    private static float[][] projections(List<Encoding> encodings) {
        return encodings.stream()
                .flatMap(encoding -> List.of(encoding.projections()).stream())
                .toArray(float[][]::new);
    }
}
