package org.discern.workflow;

/// The names of the models of a run: evaluation protocol and where the encoder started.
public final class ModelName {
    public static final String PROBE_PRETRAINED = "linear probe, pre-trained";
    public static final String PROBE_INITIAL = "linear probe, initial weights";
    public static final String PROBE_UNTRAINED = "linear probe, untrained";
    public static final String END_TO_END_PRETRAINED = "end-to-end, pre-trained";
    public static final String END_TO_END_INITIAL = "end-to-end, initial weights";
    public static final String END_TO_END_RANDOM = "end-to-end, random start";

    private ModelName() {}

    /// What stands before the start, such as `linear probe`.
    static String protocol(String model) {
        int comma = model.indexOf(',');
        return comma < 0 ? model : model.substring(0, comma);
    }
}
