package org.discern.figure;

import java.util.List;

/// A report before it is written as a page.
///
/// @param subtitle below the title: what was compared, on what, when
public record ReportContent(String title, String subtitle, List<Block> blocks) {
    public ReportContent {
        blocks = List.copyOf(blocks);
    }
}
