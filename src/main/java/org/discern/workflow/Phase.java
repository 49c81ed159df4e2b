package org.discern.workflow;

import org.discern.engine.MocoTrainer;

/// The names of the phases of a run, as its log and the progress displays show them.
public final class Phase {
    public static final String IMPORT = "import";
    public static final String FILES = "looking files up";
    public static final String DRAWING = "drawing synthetic films";
    public static final String CLINICAL = "clinical values";
    public static final String IMAGES = "images";
    public static final String COPIES = "copies of films";
    public static final String PRETRAIN = MocoTrainer.PHASE;
    public static final String FEATURES = "features";
    public static final String RETRIEVAL = "retrieval";
    public static final String PROBE = "linear probe";
    public static final String KNN = "nearest neighbours";
    public static final String IMPORTANCE = "importance of the clinical values";
    public static final String LABEL_DRAWS = "label draws";
    public static final String END_TO_END = "end-to-end";
    public static final String INITIAL = "end-to-end from initial weights";
    public static final String SUPERVISED = "supervised from random start";
    public static final String STATISTICS = "statistics";
    public static final String REPORT = "report";
    public static final String MEASURING = "measuring";
    public static final String EXPORT = "export";
    public static final String LAYOUT = "t-SNE";

    private Phase() {}
}
