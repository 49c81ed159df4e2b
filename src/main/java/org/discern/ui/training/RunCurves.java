package org.discern.ui.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.discern.config.Method;
import org.discern.config.RunConfig;
import org.discern.config.Settings;
import org.discern.figure.CurveFigure;
import org.discern.figure.CurveFigure.Band;
import org.discern.figure.CurveFigure.Extent;
import org.discern.figure.CurveFigure.Reference;
import org.discern.figure.CurveFigure.Scale;
import org.discern.figure.CurveFigure.Series;
import org.discern.figure.ModelStyle;
import org.discern.workflow.MethodStyle;

/// Draws runs over each other, a figure a measure; a run alone has its method's look, as everywhere.
record RunCurves(List<ToldRun> runs, CurveChoice choice) {
    /// Those of the chosen measures that any of the runs has.
    List<CurveFigure> figures() {
        return choice.measures().stream()
                .flatMap(measure -> figure(measure).stream())
                .toList();
    }

    /// Runs that are drawn as one.
    private record Group(String name, ModelStyle style, List<ToldRun> runs) {}

    private Optional<CurveFigure> figure(Measure measure) {
        List<Series> series = measure.ofClassifiers()
                ? classifiers(measure)
                : groups().stream()
                        .flatMap(group -> series(group, measure).stream())
                        .toList();
        if (series.isEmpty()) return Optional.empty();
        return Optional.of(new CurveFigure(
                measure.title(),
                measure.byEpoch() ? "epoch" : "step",
                "",
                series,
                measure == Measure.LOSS ? guesses() : List.of(),
                choice.scale(),
                measure.smoothed() ? choice.smoothing() : 0,
                measure.byEpoch() ? Scale.LINEAR : choice.xScale(),
                measure.byEpoch() ? Extent.ALL : choice.extent()));
    }

    /// The loss of a guess, for each size of queue.
    private List<Reference> guesses() {
        return runs.stream()
                .map(run -> run.config().negativeCount())
                .distinct()
                .map(Reference::uninformedLoss)
                .toList();
    }

    private List<Group> groups() {
        Map<Object, List<ToldRun>> together = new LinkedHashMap<>();
        for (ToldRun run : runs) {
            together.computeIfAbsent(
                            choice.seedsTogether() ? settingsButSeed(run.config()) : run, _ -> new ArrayList<>())
                    .add(run);
        }
        Set<Method> methods = new HashSet<>();
        together.values().forEach(group -> methods.add(group.getFirst().config().method()));
        boolean ownLooks = methods.size() == together.size();
        List<Group> groups = new ArrayList<>();
        for (List<ToldRun> group : together.values()) {
            ToldRun first = group.getFirst();
            String name = group.size() == 1 ? first.name() : first.name() + ", mean of " + group.size() + " seeds";
            ModelStyle style = ownLooks ? MethodStyle.of(first.config().method()) : ModelStyle.other(groups.size());
            groups.add(new Group(name, style, group));
        }
        return groups;
    }

    private static Map<String, String> settingsButSeed(RunConfig config) {
        Map<String, String> values = Settings.values(config);
        values.remove("seed");
        values.remove("name");
        return values;
    }

    private static Optional<Series> series(Group group, Measure measure) {
        List<Curve.Points> curves = group.runs.stream()
                .flatMap(run -> run.curves().entrySet().stream())
                .filter(curve -> measure.takes(curve.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (curves.isEmpty()) return Optional.empty();
        if (curves.size() == 1) {
            return Optional.of(new Series(
                    group.name,
                    group.style,
                    curves.getFirst().x(),
                    curves.getFirst().y()));
        }
        return Optional.of(mean(group, curves));
    }

    /// Mean and standard deviation over the runs at the steps that all have.
    private static Series mean(Group group, List<Curve.Points> curves) {
        int room = curves.stream().mapToInt(Curve.Points::size).min().orElse(0);
        double[] x = new double[room];
        double[] y = new double[room];
        double[] low = new double[room];
        double[] high = new double[room];
        int[] places = new int[curves.size()];
        int size = 0;
        for (; size < room && meet(curves, places); size++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < places.length; i++) sum += curves.get(i).allY()[places[i]];
            double mean = sum / places.length;
            for (int i = 0; i < places.length; i++)
                squares += Math.pow(curves.get(i).allY()[places[i]] - mean, 2);
            double deviation = Math.sqrt(squares / (places.length - 1));
            x[size] = curves.getFirst().allX()[places[0]];
            y[size] = mean;
            low[size] = mean - deviation;
            high[size] = mean + deviation;
            for (int i = 0; i < places.length; i++) places[i]++;
        }
        Band band = new Band(
                Arrays.copyOf(low, size),
                Arrays.copyOf(high, size),
                "standard deviation over " + curves.size() + " seeds");
        return new Series(group.name, group.style, Arrays.copyOf(x, size), Arrays.copyOf(y, size), Optional.of(band));
    }

    /// Moves on to the next step that all curves have; says whether there is one.
    private static boolean meet(List<Curve.Points> curves, int[] places) {
        double furthest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < places.length; ) {
            Curve.Points curve = curves.get(i);
            while (places[i] < curve.size() && curve.allX()[places[i]] < furthest) places[i]++;
            if (places[i] == curve.size()) return false;
            double here = curve.allX()[places[i]];
            boolean further = here > furthest;
            furthest = here;
            i = further && i > 0 ? 0 : i + 1;
        }
        return true;
    }

    /// Each phase of each run by itself.
    private List<Series> classifiers(Measure measure) {
        List<Series> series = new ArrayList<>();
        for (ToldRun run : runs) {
            run.curves().forEach((key, curve) -> {
                if (!measure.takes(key)) return;
                String name = runs.size() == 1 ? key.phase() : run.name() + ", " + key.phase();
                series.add(new Series(name, ModelStyle.other(series.size()), curve.x(), curve.y()));
            });
        }
        return series;
    }
}
