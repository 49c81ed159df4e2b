package org.discern.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Encoders that were pre-trained without one finding each, judged on all findings: whether clusters by disease
/// help the findings they are made of, and what they do to the others.
///
/// @param rows the encoder that was told of all findings first
public record FindingMatrix(String dataset, String judgedOn, List<Finding> findings, List<Row> rows) {
    public FindingMatrix {
        findings = List.copyOf(findings);
        rows = List.copyOf(rows);
    }

    /// An encoder.
    ///
    /// @param leftOut the finding that its pre-training was not told of; `null` for none
    /// @param cells in the order of the findings
    public record Row(@Nullable Finding leftOut, RunId run, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// How well an encoder's linear probe tells a finding.
    ///
    /// @param fromAll paired difference from the encoder that was told of all; `null` in its own row
    public record Cell(FindingScore score, @Nullable FindingComparison fromAll) {}
}
