package org.discern.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.discern.model.ConfidenceInterval;
import org.discern.model.Finding;
import org.discern.model.FindingComparison;
import org.discern.model.FindingScore;
import org.discern.model.ModelComparison;
import org.discern.model.ModelScore;
import org.discern.model.Retrieval;
import org.discern.model.ScoreTable;

/// A report as a run of the demo would write it, with invented numbers.
final class SampleReport {
    private static final List<String> FINDINGS =
            List.of("Pleural Effusion", "Cardiomegaly", "Pneumothorax", "Consolidation", "Fracture");

    private SampleReport() {}

    static ReportContent content() {
        List<Block> blocks = new ArrayList<>(List.of(
                new Block.Note(
                        Block.Weight.WARNING,
                        "All films and values are synthetic: drawn by a program, not taken from patients. All numbers here are invented."),
                new Block.Paragraph(
                        "DisCeRn has the highest mean AUROC (0.790); its difference from MoCo is 0.021 [-0.010, 0.052], which this test set of 412 films cannot tell from none."),
                new Block.Heading("AUROC"),
                ResultTables.auroc(models()),
                ResultTables.averagePrecision(models()),
                new Block.Heading("Differences"),
                ResultTables.comparison(
                        comparison("DisCeRn", "MoCo", 0.021, new ConfidenceInterval(-0.010, 0.052, 0.95), 0.18)),
                new Block.Heading("Pre-training"),
                drawings(720, 360, Samples.losses(CurveFigure.Scale.LINEAR, 0.95)),
                ResultTables.retrieval(List.of(
                        new Retrieval("untrained", 412, 0.027, 0.041, 0.003),
                        new Retrieval("MoCo", 412, 0.204, 0.095, 0.003),
                        new Retrieval("DisCeRn", 412, 0.188, Double.NaN, Double.NaN))),
                new Block.Heading("ROC curves"),
                drawings(
                        440,
                        440,
                        Samples.roc(),
                        Samples.roc(),
                        Samples.roc(),
                        Samples.roc(),
                        Samples.roc(),
                        Samples.roc()),
                new Block.Heading("Embeddings"),
                new Block.Paragraph("Distances between clusters, and their sizes, mean little in a t-SNE plot."),
                drawings(
                        400,
                        460,
                        Samples.embedding("untrained", 1),
                        Samples.embedding("MoCo", 2),
                        Samples.embedding("MedAug", 3),
                        Samples.embedding("DisCeRn", 4)),
                new Block.Heading("How to make it again"),
                new Block.Code("Command", "discern run sample-configs/demo.yaml --project demo --set seed=7", false),
                new Block.Code("Settings", "moco:\n  queueSize: 1024\n  temperature: 0.2\n", true),
                new Block.Heading("Limits"),
                new Block.Note(Block.Weight.INFORMATION, "One seed, one data set, small films.")));
        return new ReportContent(
                "MoCo, MedAug and DisCeRn on the demo cohort",
                "412 test films of 130 patients, seed 7, 22 November 2026",
                blocks);
    }

    static List<ModelScore> models() {
        return List.of(
                model("MoCo", 0.769), model("MedAug", 0.765), model("DisCeRn", 0.790), model("untrained", 0.659));
    }

    private static ModelScore model(String name, double macro) {
        List<FindingScore> scores = IntStream.range(0, FINDINGS.size())
                .mapToObj(i -> score(FINDINGS.get(i), i, macro))
                .toList();
        return new ModelScore(
                name,
                new ScoreTable(
                        scores, macro, new ConfidenceInterval(macro - 0.031, macro + 0.028, 0.95), macro - 0.3, null));
    }

    static ModelComparison comparison(
            String model, String reference, double difference, ConfidenceInterval interval, double p) {
        FindingComparison edema = new FindingComparison(new Finding("Edema"), 63, 349, difference, interval, p, p);
        return new ModelComparison(
                model,
                reference,
                List.of(new ModelComparison.Row(edema, 0.79, 0.79 - difference, p, p, 0.041)),
                difference,
                interval,
                null,
                "");
    }

    private static FindingScore score(String finding, int i, double macro) {
        if (finding.equals("Fracture")) return FindingScore.undefined(new Finding(finding), 0, 412);
        double auroc = macro + 0.03 * (i - 1.5);
        return new FindingScore(
                new Finding(finding),
                63 - 9 * i,
                349 + 9 * i,
                auroc,
                new ConfidenceInterval(auroc - 0.05, auroc + 0.04, 0.95),
                null,
                auroc - 0.3,
                new ConfidenceInterval(auroc - 0.36, auroc - 0.22, 0.95),
                0.31,
                auroc - 0.25);
    }

    private static Block.Figures drawings(int width, int height, Figure... figures) {
        return new Block.Figures(List.of(figures).stream()
                .map(f -> Block.Drawing.of(f, width, height, ""))
                .toList());
    }
}
