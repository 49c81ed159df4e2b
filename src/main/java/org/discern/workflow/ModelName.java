package org.discern.workflow;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.discern.config.FusionConfig;

/// The names of the models of a run: evaluation protocol and where the encoder started.
public final class ModelName {
    static final String PRETRAINED = "pre-trained";
    static final String INITIAL = "initial weights";
    static final String UNTRAINED = "untrained";
    static final String RANDOM = "random start";

    private static final String WEIGHTS = "weights of ";
    private static final String PROBE = "linear probe, ";
    private static final String KNN = "k-NN, ";
    private static final String END_TO_END = "end-to-end, ";

    public static final String PROBE_PRETRAINED = PROBE + PRETRAINED;
    public static final String PROBE_INITIAL = PROBE + INITIAL;
    public static final String PROBE_UNTRAINED = PROBE + UNTRAINED;
    public static final String KNN_PRETRAINED = KNN + PRETRAINED;
    public static final String KNN_INITIAL = KNN + INITIAL;
    public static final String KNN_UNTRAINED = KNN + UNTRAINED;
    public static final String END_TO_END_PRETRAINED = END_TO_END + PRETRAINED;
    public static final String END_TO_END_INITIAL = END_TO_END + INITIAL;
    public static final String END_TO_END_RANDOM = END_TO_END + RANDOM;

    private static final Set<String> OF_NO_METHOD =
            Set.of(PROBE_INITIAL, PROBE_UNTRAINED, KNN_INITIAL, KNN_UNTRAINED, END_TO_END_INITIAL, END_TO_END_RANDOM);

    /// Clinical values without the image.
    public static final String VALUES_ALONE = "clinical values alone";

    private ModelName() {}

    /// The start of a baseline from a file, by the file's name.
    static String weights(Path file) {
        return WEIGHTS + file.getFileName().toString().replaceFirst("\\.safetensors$", "");
    }

    static String probe(String start) {
        return PROBE + start;
    }

    static String endToEnd(String start) {
        return END_TO_END + start;
    }

    /// @param base name of the same model of the image alone
    static String fused(String base, FusionConfig.Kind kind) {
        return base + " + values (" + kind.name().toLowerCase(Locale.ROOT) + ")";
    }

    /// The model of the image alone that [#fused] was called with; one that has no values itself.
    static String ofImageAlone(String model) {
        return model.substring(0, model.length() - values(model).length());
    }

    /// How a model takes clinical values; empty for one of the image alone.
    static String values(String model) {
        int from = model.indexOf(" + values (");
        return from < 0 ? "" : model.substring(from);
    }

    /// Whether one of two models has values with the image, and the other the same image or the values alone.
    static boolean differInValues(String model, String other) {
        return isWithValues(model, other) || isWithValues(other, model);
    }

    private static boolean isWithValues(String fused, String alone) {
        return !values(fused).isEmpty() && (alone.equals(VALUES_ALONE) || alone.equals(ofImageAlone(fused)));
    }

    static String knn(String start) {
        return KNN + start;
    }

    /// Whether a model has seen nothing of the run's pre-training.
    static boolean isOfNoMethod(String model) {
        return OF_NO_METHOD.contains(model) || model.equals(VALUES_ALONE) || model.contains(WEIGHTS);
    }

    /// What stands before the start, such as `linear probe`.
    static String protocol(String model) {
        int comma = model.indexOf(',');
        return comma < 0 ? model : model.substring(0, comma);
    }
}
