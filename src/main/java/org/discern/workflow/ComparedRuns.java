package org.discern.workflow;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.discern.figure.ModelStyle;
import org.discern.model.ModelScore;
import org.discern.model.Problem;
import org.discern.model.Retrieval;
import org.discern.model.RunResult;
import org.jspecify.annotations.Nullable;

/// Runs that are looked at together: what their models are called and how they are drawn, so that each is known
/// by one name and one colour wherever it stands.
final class ComparedRuns {
    private final List<RunRecord> runs;
    /// Made when first asked for.
    private @Nullable Map<String, ModelStyle> styles;

    /// @throws Problem where a run has no result yet, or the runs are of different data
    ComparedRuns(List<RunRecord> runs) {
        this.runs = runs;
        for (RunRecord run : runs) {
            if (run.result() == null) {
                throw new Problem(
                        "run " + run.summary().id() + " has no result yet",
                        "let it end, or go on with it by `discern resume`");
            }
            if (!run.environment()
                    .datasetHash()
                    .equals(runs.getFirst().environment().datasetHash())) {
                throw new Problem(
                        "the runs " + run.summary().id() + " and "
                                + runs.getFirst().summary().id() + " are of different data",
                        "compare runs of one data set, imported once");
            }
        }
    }

    /// The models of all runs by name; one that is the same in several runs, as the untrained encoder is,
    /// stands once.
    Map<String, ModelScore> models() {
        Map<String, ModelScore> models = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            for (ModelScore model : result(run).models()) {
                models.putIfAbsent(named(run, model.model()), model);
            }
        }
        return models;
    }

    List<Retrieval> retrieval() {
        Map<String, Retrieval> once = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            for (Retrieval r : result(run).retrieval()) {
                String name = named(run, r.encoder());
                once.putIfAbsent(
                        name, new Retrieval(name, r.films(), r.ownView(), r.samePatient(), r.samePatientByChance()));
            }
        }
        return List.copyOf(once.values());
    }

    /// With several runs, what is said of a run says of which; what starts from nothing and came out the same
    /// in all is nobody's.
    String named(RunRecord run, String text) {
        return runs.size() == 1 || isNobodys(text) ? text : runName(run) + ": " + text;
    }

    private boolean isNobodys(String text) {
        boolean fromNothing =
                text.startsWith("untrained") || text.startsWith("initial weights") || ModelName.isOfNoMethod(text);
        if (!fromNothing) return false;
        Stream<Record> said = runs.stream()
                .map(ComparedRuns::result)
                .flatMap(result -> Stream.concat(
                        result.models().stream().filter(model -> model.model().equals(text)),
                        result.retrieval().stream()
                                .filter(retrieval -> retrieval.encoder().equals(text))));
        return said.distinct().count() <= 1;
    }

    /// The name of a model without the share of labels it was given: that of its curve over such shares.
    String curve(RunRecord run, String model) {
        List<RunRecord> ofShare = runs.stream()
                .filter(other -> other.config().evaluation().labelFraction()
                        == run.config().evaluation().labelFraction())
                .toList();
        ComparedRuns ofOneShare = new ComparedRuns(ofShare);
        return ofOneShare.isNobodys(model) ? model : ofOneShare.runName(run) + ": " + model;
    }

    /// The method's title, with the share of labels where several runs of one method differ in it; the run's
    /// name where that does not tell them apart, its id where they have one name too.
    String runName(RunRecord run) {
        if (isUnique(run, other -> result(other).method())) return result(run).method();
        if (isUnique(run, ComparedRuns::methodAndShare)) return methodAndShare(run);
        if (isUnique(run, other -> other.summary().name())) return run.summary().name();
        return run.summary().id().value();
    }

    /// Such as `MoCo, 10 % of labels`.
    private static String methodAndShare(RunRecord run) {
        String percent = new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(100 * run.config().evaluation().labelFraction());
        return result(run).method() + ", " + percent + " % of labels";
    }

    private boolean isUnique(RunRecord run, Function<RunRecord, String> name) {
        return runs.stream()
                        .filter(other -> name.apply(other).equals(name.apply(run)))
                        .count()
                == 1;
    }

    /// What fits into a figure's legend.
    String shortName(RunRecord run, String model) {
        String own = runs.size() == 1 || isNobodys(model) ? "" : runName(run) + ", ";
        return switch (model) {
            case ModelName.PROBE_PRETRAINED -> runName(run);
            case ModelName.PROBE_INITIAL -> own + "initial weights";
            case ModelName.PROBE_UNTRAINED -> own + "untrained";
            case ModelName.END_TO_END_PRETRAINED -> runName(run) + ", end-to-end";
            case ModelName.END_TO_END_INITIAL -> own + "initial weights, end-to-end";
            case ModelName.END_TO_END_RANDOM -> own + "supervised";
            default -> model;
        };
    }

    RunRecord runOf(ModelScore model) {
        return runs.stream()
                .filter(run -> result(run).models().contains(model))
                .findFirst()
                .orElseThrow();
    }

    /// How a run is drawn: as its method, or, where another run is drawn so already, in a way of its own.
    ModelStyle style(RunRecord run) {
        return Objects.requireNonNull(styles().get(styleKey(run)));
    }

    /// How a model is drawn, in every figure.
    ModelStyle style(RunRecord run, String model) {
        return model.equals(ModelName.PROBE_PRETRAINED)
                ? style(run)
                : Objects.requireNonNull(styles().get(named(run, model)));
    }

    /// The style of a curve over shares of labels, by its name.
    Optional<ModelStyle> styleOfCurve(String curve) {
        for (RunRecord run : runs) {
            for (ModelScore model : result(run).models()) {
                if (curve(run, model.model()).equals(curve)) return Optional.of(style(run, model.model()));
            }
        }
        return Optional.empty();
    }

    private Map<String, ModelStyle> styles() {
        Map<String, ModelStyle> made = styles;
        if (made == null) styles = made = makeStyles();
        return made;
    }

    /// In one order, whatever a figure shows of them.
    private Map<String, ModelStyle> makeStyles() {
        Map<String, ModelStyle> taken = new LinkedHashMap<>();
        int others = 0;
        for (RunRecord run : runs) {
            ModelStyle own = MethodStyle.of(run.config().method());
            taken.put(styleKey(run), taken.containsValue(own) ? ModelStyle.other(others++) : own);
        }
        for (RunRecord run : runs) {
            for (ModelScore model : result(run).models()) {
                String name = named(run, model.model());
                if (model.model().equals(ModelName.PROBE_PRETRAINED) || taken.containsKey(name)) continue;
                Optional<ModelStyle> own = ownStyle(model.model());
                boolean free = own.isPresent() && !taken.containsValue(own.get());
                taken.put(name, free ? own.get() : ModelStyle.other(others++));
            }
        }
        return taken;
    }

    private static Optional<ModelStyle> ownStyle(String model) {
        return switch (model) {
            case ModelName.PROBE_UNTRAINED -> Optional.of(ModelStyle.UNTRAINED);
            case ModelName.END_TO_END_RANDOM -> Optional.of(ModelStyle.SUPERVISED);
            default -> Optional.empty();
        };
    }

    private static String styleKey(RunRecord run) {
        return "run " + run.summary().id().value();
    }

    static RunResult result(RunRecord run) {
        return Objects.requireNonNull(run.result());
    }
}
