package org.discern.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.discern.model.FindingComparison;
import org.discern.model.ModelComparison;
import org.discern.model.ModelComparison.Row;
import org.discern.model.Repeated;
import org.jspecify.annotations.Nullable;

/// What a comparison's figures support, in words. What is not found is not called equal: it is said what these
/// films could have shown.
final class Verdict {
    private Verdict() {}

    /// The comparison with its p values adjusted over the findings, and the verdict.
    static ModelComparison conclude(ModelComparison of) {
        List<@Nullable Double> tested = new ArrayList<>();
        for (Row row : of.rows()) tested.add(tested(row.comparison()));
        List<@Nullable Double> holm = MultipleTesting.holm(tested);
        List<@Nullable Double> discovery = MultipleTesting.benjaminiHochberg(tested);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < of.rows().size(); i++) {
            Row row = of.rows().get(i);
            rows.add(new Row(
                    row.comparison(),
                    row.modelAuroc(),
                    row.referenceAuroc(),
                    holm.get(i),
                    discovery.get(i),
                    row.detectable()));
        }
        return new ModelComparison(
                of.model(),
                of.reference(),
                rows,
                of.macroDifference(),
                of.macroInterval(),
                of.overRepeats(),
                text(of, rows));
    }

    private static @Nullable Double tested(FindingComparison comparison) {
        return comparison.permutationP() == null ? comparison.deLongP() : comparison.permutationP();
    }

    private static String text(ModelComparison of, List<Row> rows) {
        List<Row> tested = rows.stream().filter(row -> row.holmP() != null).toList();
        String pair = of.model() + " against " + of.reference() + ": ";
        if (tested.isEmpty()) return pair + "no finding can be compared; the judged films lack a class.";
        List<Row> supported = tested.stream().filter(Row::supported).toList();
        List<Row> open = tested.stream().filter(row -> !row.supported()).toList();
        List<String> sentences = new ArrayList<>();
        if (!supported.isEmpty()) {
            sentences.add("the films support a difference in AUROC for "
                    + supported.stream().map(Verdict::difference).collect(Collectors.joining("; "))
                    + (tested.size() > 1 ? " (Holm's correction over " + tested.size() + " findings)." : "."));
        }
        if (!open.isEmpty()) sentences.add((supported.isEmpty() ? "" : "For the rest ") + undecided(open, tested));
        if (of.overRepeats() != null) sentences.add(overRepeats(of.overRepeats()));
        return pair + String.join(" ", sentences);
    }

    /// Such as `Edema +0.043 [0.01, 0.07], p = 0.004`.
    private static String difference(Row row) {
        FindingComparison comparison = row.comparison();
        String interval = comparison.interval() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " [%+.3f, %+.3f]",
                        comparison.interval().low(),
                        comparison.interval().high());
        double p = Objects.requireNonNull(row.holmP());
        return String.format(
                Locale.ROOT,
                "%s %+.3f%s, %s",
                comparison.finding().name(),
                comparison.difference(),
                interval,
                p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p));
    }

    private static String undecided(List<Row> open, List<Row> tested) {
        List<Row> known = open.stream()
                .filter(row -> row.detectable() != null && !row.beyondReach())
                .toList();
        String cannot = tested.size() == 1
                ? "these films cannot tell the two apart on "
                        + open.getFirst().comparison().finding().name()
                : "these films cannot tell the two apart (" + open.size() + " of " + tested.size() + " findings)";
        long beyond = open.stream().filter(Row::beyondReach).count();
        String few = beyond == 0
                ? ""
                : " On " + beyond + (beyond == 1 ? " finding" : " findings")
                        + " so few films could show no difference.";
        if (known.isEmpty()) return cannot + "." + few + " That is no evidence of equality.";
        double least = known.stream()
                .mapToDouble(row -> Objects.requireNonNull(row.detectable()))
                .min()
                .orElseThrow();
        double most = known.stream()
                .mapToDouble(row -> Objects.requireNonNull(row.detectable()))
                .max()
                .orElseThrow();
        String range = known.size() == 1
                ? String.format(Locale.ROOT, "about %.3f", least)
                : String.format(Locale.ROOT, "about %.3f to %.3f by finding", least, most);
        return cannot + "; a difference would have to be " + range
                + " to be found four times in five, before any correction." + few
                + " That is no evidence of equality.";
    }

    private static String overRepeats(Repeated repeats) {
        if (repeats.interval() == null) return "";
        return String.format(
                Locale.ROOT,
                "Over %d repeats the mean AUROC differs by %+.3f [%+.3f, %+.3f]%s.",
                repeats.repeats(),
                repeats.mean(),
                repeats.interval().low(),
                repeats.interval().high(),
                repeats.interval().low() > 0 || repeats.interval().high() < 0
                        ? ""
                        : ": other seeds could turn its sign");
    }
}
