package org.discern.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.discern.model.FilmLayout;
import org.discern.model.FindingScore;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class RunJsonTest {
    private final RunJson json = new RunJson();

    @Test
    void aScoreWrittenBeforeItHadAllPartsIsStillRead() {
        FindingScore score = json.parse("""
                {"finding": "Edema", "positives": 3, "negatives": 4, "auroc": 0.75, "interval": null,
                 "averagePrecision": 0.5, "threshold": 0.1, "f1": 0.6}
                """, FindingScore.class);
        assertEquals(0.75, score.auroc());
        assertNull(score.averagePrecisionInterval());
        assertNull(score.deLongInterval());
    }

    @Test
    void aLayoutWrittenBeforeItsQualityWasMeasuredIsStillRead() {
        FilmLayout layout = json.parse("""
                {"imageIds": ["a"], "x": [1], "y": [2], "caption": "t-SNE", "trustworthiness": 0.9}
                """, FilmLayout.class);
        assertEquals(List.of(), layout.quality());
        assertThrows(
                JacksonException.class,
                () -> json.parse(
                        "{\"x\": [1], \"y\": [2], \"caption\": \"\", \"trustworthiness\": 0.9}", FilmLayout.class),
                "a list that must be there");
    }

    @Test
    void aRecordWithoutOneOfItsPartsIsDamaged() {
        assertThrows(
                JacksonException.class,
                () -> json.parse("{\"finding\": \"Edema\", \"positives\": 3}", FindingScore.class));
    }
}
