package org.discern.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.discern.model.Finding;
import org.discern.model.ModelComparison;
import org.discern.model.ModelComparison.Row;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final int FILMS = 300;
    private static final List<Finding> FINDINGS =
            Stream.of("Edema", "Effusion", "absent").map(Finding::new).toList();
    private final float[][] targets = targets();
    private final FindingScores judge = new FindingScores(
            FINDINGS,
            new float[0][3],
            targets,
            IntStream.range(0, FILMS).mapToObj(film -> "p" + film / 2).toList(),
            300,
            1);

    @Test
    void saysWhatIsSupportedAndWhatIsNot() {
        ModelComparison comparison = judge.compare(
                "good", List.<float[][]>of(scores(2, 0.5, 1)), "bad", List.<float[][]>of(scores(0.2, 0.5, 2)));
        assertTrue(comparison.rows().get(0).supported(), comparison.toString());
        assertFalse(comparison.rows().get(1).supported(), comparison.toString());
        assertFalse(comparison.rows().get(2).supported());
        assertNull(comparison.rows().get(2).holmP());
        String verdict = comparison.verdict();
        assertTrue(
                verdict.startsWith("good against bad: the films support a difference in AUROC for Edema +0."), verdict);
        assertTrue(verdict.contains("Holm's correction over 2 findings"), verdict);
        assertTrue(verdict.contains("(1 of 2 findings); a difference would have to be about 0."), verdict);
        assertTrue(verdict.endsWith("That is no evidence of equality."), verdict);
    }

    @Test
    void whereFilmsAreTooFewNoDifferenceIsNamedThatTheyCouldShow() {
        float[][] few = new float[FILMS][3];
        for (int film = 0; film < FILMS; film++) {
            few[film][0] = film == 7 || film == 120 ? 1 : 0;
            few[film][1] = targets[film][1];
            few[film][2] = 0;
        }
        float[][] one = scores(1, 0.5, 1);
        float[][] other = scores(1, 0.4, 2);
        one[7][0] = other[120][0] = 9;
        one[120][0] = other[7][0] = -9;
        List<String> patients =
                IntStream.range(0, FILMS).mapToObj(film -> "p" + film / 2).toList();
        ModelComparison comparison = new FindingScores(FINDINGS, new float[0][3], few, patients, 300, 1)
                .compare("a", List.<float[][]>of(one), "b", List.<float[][]>of(other));
        assertTrue(comparison.rows().get(0).beyondReach(), comparison.toString());
        assertFalse(comparison.rows().get(1).beyondReach(), comparison.toString());
        assertTrue(
                comparison.verdict().contains("On 1 finding so few films could show no difference."),
                comparison.verdict());
    }

    @Test
    void neverCallsModelsEqual() {
        float[][] same = scores(1, 1, 3);
        ModelComparison comparison = judge.compare("a", List.<float[][]>of(same), "b", List.<float[][]>of(same));
        assertTrue(comparison
                .verdict()
                .startsWith("a against b: these films cannot tell the two apart (2 of 2 findings)"));
        assertTrue(comparison.verdict().contains("no evidence of equality"), comparison.verdict());
    }

    @Test
    void correctsOverTheFindingsThatWereTested() {
        ModelComparison comparison =
                judge.compare("good", List.<float[][]>of(scores(2, 2, 1)), "bad", List.<float[][]>of(scores(0, 0, 2)));
        for (Row row : comparison.rows().subList(0, 2)) {
            Double p = row.comparison().permutationP();
            assertNotNull(p);
            assertNotNull(row.holmP());
            assertNotNull(row.discoveryP());
            assertTrue(row.holmP() >= p && row.holmP() <= 2 * p + 1e-12 && row.discoveryP() <= row.holmP());
        }
    }

    @Test
    void meansOfRepeatsAreCompared() {
        List<float[][]> good = List.of(scores(1.6, 1, 1), scores(1.4, 1, 2), scores(1.5, 1, 3));
        List<float[][]> bad = List.of(scores(0.5, 1, 4), scores(0.4, 1, 5), scores(0.6, 1, 6));
        ModelComparison comparison = judge.compare("good", good, "bad", bad);
        double expected = mean(good) - mean(bad);
        Row edema = comparison.rows().getFirst();
        assertNotNull(edema.comparison().difference());
        assertEquals(expected, edema.comparison().difference(), 1e-12);
        assertNotNull(edema.comparison().permutationP());
        assertNotNull(comparison.overRepeats());
        assertEquals(3, comparison.overRepeats().repeats());
        assertNotNull(comparison.macroDifference());
        assertEquals(comparison.macroDifference(), comparison.overRepeats().mean(), 1e-12);
        assertTrue(comparison.verdict().contains("Over 3 repeats"), comparison.verdict());
        ModelComparison uneven = judge.compare("good", good, "bad", bad.subList(0, 2));
        Row row = uneven.rows().getFirst();
        assertNull(row.comparison().permutationP(), "repeats that pair up with none cannot be swapped");
        assertNotNull(row.comparison().deLongP());
        assertEquals(true, row.supported());
        assertNull(uneven.overRepeats());
    }

    private double mean(List<float[][]> repeats) {
        return repeats.stream()
                .mapToDouble(scores ->
                        Auroc.of(Column.of(scores, 0), Column.of(targets, 0)).orElseThrow())
                .average()
                .orElseThrow();
    }

    private static float[][] targets() {
        SplittableRandom random = new SplittableRandom(9);
        return IntStream.range(0, FILMS)
                .mapToObj(_ -> new float[] {random.nextInt(2), random.nextInt(2), 0})
                .toArray(float[][]::new);
    }

    private float[][] scores(double edema, double effusion, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, FILMS)
                .mapToObj(film -> new float[] {
                    (float) (edema * targets[film][0] + random.nextGaussian()),
                    (float) (effusion * targets[film][1] + random.nextGaussian()),
                    (float) random.nextGaussian()
                })
                .toArray(float[][]::new);
    }
}
