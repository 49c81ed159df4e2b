package org.discern.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.discern.config.EncoderConfig;
import org.discern.config.OptimizerConfig;
import org.discern.config.WeightingConfig;
import org.discern.data.image.ImageBatch;
import org.discern.data.pair.FilmTags;
import org.discern.data.pair.PairBatch;
import org.discern.model.Laterality;
import org.discern.testing.Setups;

/// What the benchmarks time: DisCeRn's step on noise, so that their figures are of the same work.
///
/// @param queue keys in it (K)
/// @param dimension length of a key (C)
public record StepWork(int width, int batch, int side, int queue, int dimension) {
    private static final WeightingConfig MASS = Setups.weighting(
            WeightingConfig.Kind.MASS, 0.9, 4, 0.15, WeightingConfig.SamePatient.KEEP, List.of("A", "B", "C"));
    private static final OptimizerConfig ADAM = new OptimizerConfig(OptimizerConfig.Kind.ADAM, 0.001, 0.9, 1e-4);

    /// With a desktop's queue.
    public StepWork(int width, int batch, int side) {
        this(width, batch, side, 4096, 128);
    }

    /// ResNet-18 with MoCo v2's head.
    public EncoderConfig encoder() {
        return Setups.encoder(EncoderConfig.NetworkName.RESNET18, width, EncoderConfig.Head.MLP, dimension);
    }

    /// @param groups of batch normalisation
    public MocoModel model(Engine engine, int groups) {
        return engine.moco(encoder(), side, Setups.moco(queue, 0.99, 0.2, groups), MASS, ADAM, 1);
    }

    public PairBatch pairs() {
        SplittableRandom random = new SplittableRandom(1);
        float[] pixels = new float[batch * side * side];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (float) random.nextGaussian();
        List<FilmTags> tags = new ArrayList<>();
        for (int i = 0; i < batch; i++) tags.add(new FilmTags(i, i, Laterality.FRONTAL, random.nextInt(8)));
        ImageBatch pictures = new ImageBatch(batch, side, pixels);
        return new PairBatch(pictures, pictures, tags, tags);
    }
}
