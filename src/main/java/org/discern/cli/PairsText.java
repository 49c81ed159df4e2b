package org.discern.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.discern.config.WeightingConfig.Kind;
import org.discern.model.Radiograph;
import org.discern.workflow.FilmPairs;
import org.discern.workflow.FilmSimilarities;
import org.discern.workflow.PairInspection;
import org.discern.workflow.PairTotals;
import org.discern.workflow.Pseudonyms;
import org.jspecify.annotations.Nullable;

/// Pairs and weights as lines of text and as JSON.
///
/// @param weighting says what it is that makes keys alike
/// @param pseudonyms for ids; null to show them
record PairsText(Kind weighting, @Nullable Pseudonyms pseudonyms) {
    /// The same thing said twice.
    record Line(String text, Map<String, Object> json) {}

    List<Line> film(FilmPairs pairs) {
        List<Line> lines = new ArrayList<>();
        Map<String, Object> head = about("query", pairs.film(), pairs.diseases());
        head.put("effectiveNegatives", pairs.effectiveNegatives());
        head.put("queueFill", pairs.queueFill());
        lines.add(new Line(
                "query %s, %s%s"
                        .formatted(
                                name(pairs.film()),
                                diseases(pairs.diseases()),
                                pairs.itself() ? "; no film fits the rules, so it is its own positive" : ""),
                head));
        pairs.patient().forEach(candidate -> lines.add(candidate(candidate)));
        classes(pairs.classes(), lines);
        for (FilmPairs.KeyGroup group : pairs.groups()) {
            lines.add(new Line(
                    text(
                            "    %8d keys  weight %-9.4g %5.1f %% of all  %s, %s",
                            group.keys(),
                            group.meanWeight(),
                            100 * group.weightShare(),
                            PairInspection.words(group.keyClass(), weighting),
                            diseases(group.diseases())),
                    Map.of("group", group)));
        }
        lines.add(new Line(
                text(
                        "  as many as %.0f keys of equal weight; the queue is %.0f %% full",
                        pairs.effectiveNegatives(), 100 * pairs.queueFill()),
                Map.of("effectiveNegatives", pairs.effectiveNegatives())));
        return lines;
    }

    private Line candidate(FilmPairs.Candidate candidate) {
        Map<String, Object> json = about("candidate", candidate.film(), candidate.diseases());
        json.put("probability", candidate.probability());
        json.put("reasons", candidate.reasons());
        String text = text(
                "  %-5s %s, study %s, %s, %s%s",
                candidate.probability() > 0 ? text("%.3f", candidate.probability()) : "-",
                name(candidate.film()),
                study(candidate.film()),
                candidate.film().view(),
                diseases(candidate.diseases()),
                candidate.reasons().isEmpty() ? "" : ": " + String.join(", ", candidate.reasons()));
        return new Line(text, json);
    }

    /// As a run's encoders see them.
    List<Line> seen(FilmSimilarities seen) {
        List<Line> lines = new ArrayList<>();
        Map<String, Object> head = about("query", seen.film(), seen.diseases());
        head.put("run", seen.run().value());
        head.put("step", seen.step());
        head.put("loss", seen.loss());
        head.put("sameDiseaseKeys", seen.sameDiseaseKeys());
        head.put("sameDiseasePush", seen.sameDiseasePush());
        head.put("pushesSameDisease", seen.pushesSameDisease());
        lines.add(new Line(
                text(
                        "query %s, %s; run %s, step %,d, loss %.3f",
                        name(seen.film()), diseases(seen.diseases()), seen.run(), seen.step(), seen.loss()),
                head));
        for (FilmSimilarities.Positive positive : seen.positives()) {
            Map<String, Object> json = about("positive", positive.film(), List.of());
            json.put("probability", positive.probability());
            json.put("similarity", positive.similarity());
            lines.add(new Line(
                    text(
                            "  similarity %6.3f  drawn with %.3f  %s",
                            positive.similarity(), positive.probability(), name(positive.film())),
                    json));
        }
        lines.add(new Line(seen.remark(), Map.of("remark", seen.remark())));
        for (FilmSimilarities.Key key : seen.keys()) {
            Map<String, Object> json = about("key", key.film(), key.diseases());
            json.put("similarity", key.similarity());
            json.put("weight", key.weight());
            json.put("lossShare", key.lossShare());
            json.put("sameDisease", key.sameDisease());
            json.put("samePatient", key.samePatient());
            lines.add(new Line(
                    text(
                            "  %5.2f %% of the loss  similarity %6.3f  weight %-9.4g %s, %s%s",
                            100 * key.lossShare(),
                            key.similarity(),
                            key.weight(),
                            name(key.film()),
                            diseases(key.diseases()),
                            key.samePatient() ? ", same patient" : key.sameDisease() ? ", SAME DISEASE" : ""),
                    json));
        }
        return lines;
    }

    List<Line> totals(PairTotals totals) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                text(
                        "%,d films to train on; %.1f %% have a positive other than themselves; %.2f candidates in the mean",
                        totals.films(), 100 * totals.withOther(), totals.meanCandidates()),
                Map.of(
                        "films",
                        totals.films(),
                        "withOther",
                        totals.withOther(),
                        "meanCandidates",
                        totals.meanCandidates(),
                        "sameDiseases",
                        totals.sameDiseases(),
                        "effectiveNegatives",
                        totals.effectiveNegatives(),
                        "turned",
                        totals.turned())));
        if (!Double.isNaN(totals.sameDiseases())) {
            lines.add(new Line(
                    text("  another film that is drawn has the same diseases: %.1f %%", 100 * totals.sameDiseases()),
                    Map.of("sameDiseases", totals.sameDiseases())));
        }
        for (PairTotals.Count count : totals.candidates()) {
            if (count.films() == 0) continue;
            lines.add(new Line(
                    text("  %8d films with %s candidates", count.films(), count.text()), Map.of("candidates", count)));
        }
        lines.add(new Line(text("keys of %,d queries:", totals.queries()), Map.of("queries", totals.queries())));
        classes(totals.classes(), lines);
        for (PairTotals.WeightBin bin : totals.weights()) {
            if (bin.share() == 0) continue;
            lines.add(new Line(
                    text("  weight %s  %5.1f %% of the keys", bin.text(), 100 * bin.share()), Map.of("weights", bin)));
        }
        lines.add(new Line(
                text("  as many as %.0f keys of equal weight", totals.effectiveNegatives()),
                Map.of("effectiveNegatives", totals.effectiveNegatives())));
        if (totals.turned()) {
            lines.add(new Line(
                    "warning: keys of the same disease weigh more than others, the opposite of what is meant; a larger"
                            + " weighting.alpha or kind ratio avoids it",
                    Map.of("warning", "turned")));
        }
        return lines;
    }

    private void classes(List<FilmPairs.KeyShare> classes, List<Line> lines) {
        for (FilmPairs.KeyShare share : classes) {
            lines.add(new Line(
                    text(
                            "  %8d keys (%5.1f %%)  weight %-9.4g %5.1f %% of all  %s",
                            share.keys(),
                            100 * share.keyShare(),
                            share.meanWeight(),
                            100 * share.weightShare(),
                            PairInspection.words(share.keyClass(), weighting)),
                    Map.of("class", share)));
        }
    }

    private Map<String, Object> about(String what, Radiograph film, List<String> diseases) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put(what, name(film));
        about.put("study", study(film));
        about.put("view", film.view());
        about.put("diseases", diseases);
        return about;
    }

    private String name(Radiograph film) {
        return pseudonyms == null ? film.imageId() : pseudonyms.film(film);
    }

    private String study(Radiograph film) {
        return pseudonyms == null ? film.studyId() : pseudonyms.study(film);
    }

    private static String diseases(List<String> names) {
        return names.isEmpty() ? "no disease" : String.join(", ", names);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
