package org.discern.workflow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.discern.config.AcceptedLeaksConfig;
import org.discern.config.ConfigFile;
import org.discern.config.EvaluationConfig;
import org.discern.config.FindingTreeConfig;
import org.discern.config.Method;
import org.discern.config.RunConfig;
import org.discern.data.image.ImageCache;
import org.discern.model.Cohort;
import org.discern.model.Finding;
import org.discern.model.Leak;
import org.discern.model.Leak.Kind;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RunEvent;
import org.discern.model.RunState;
import org.discern.model.RunSummary;
import org.discern.model.Split;

/// Looks for ways by which an experiment's test could know its answers beforehand. A leak stops a run, unless
/// the settings give a reason for accepting it, which run and report then show.
public final class CheckLeaks {
    private static final int EXAMPLES = 20;

    private final Project project;
    private final RunConfig config;

    public CheckLeaks(Project project, RunConfig config) {
        this.project = project;
        this.config = config;
    }

    /// What tables and settings tell, at once.
    public List<Leak> ofTables(Cohort cohort) {
        List<Leak> leaks = new ArrayList<>();
        addPatientsInTwoSplits(cohort, leaks);
        addPretrainingLabels(cohort, leaks);
        addLaterValues(cohort, leaks);
        addTestUsedBefore(cohort, leaks);
        return leaks;
    }

    /// That, and what the pictures tell, as far as they are in the project's cache.
    public List<Leak> all(Cohort cohort, JobContext context) {
        List<Leak> leaks = ofTables(cohort);
        // Chests that a program draws vary too little to be told from copies by their looks.
        if (!cohort.synthetic()) addNearDuplicates(cohort, context, leaks);
        return leaks;
    }

    /// Films whose pictures are not decoded yet, so that [#all] cannot look for copies of them.
    public long withoutPicture(Cohort cohort) {
        if (cohort.synthetic()) return 0;
        try (ImageCache images = project.images(config.data().cacheSizePixels())) {
            return cohort.films().stream()
                    .filter(film -> !images.contains(film.imageId()))
                    .count();
        }
    }

    /// Throws a [Problem] that names the leaks for which the settings give no reason.
    public void require(List<Leak> leaks) {
        List<Leak> refused = leaks.stream()
                .filter(leak -> config.acceptedLeaks().reason(leak.kind()).isEmpty())
                .toList();
        if (refused.isEmpty()) return;
        List<String> texts = refused.stream().map(Leak::what).toList();
        List<String> settings = refused.stream()
                .map(leak -> AcceptedLeaksConfig.setting(leak.kind()))
                .toList();
        throw new Problem(
                "leak: " + String.join("; leak: ", texts),
                "mend it, or say why it does no harm in " + String.join(" and ", settings)
                        + "; the report will show the reason");
    }

    /// What to tell of leaks that are accepted: each with its reason.
    static List<RunEvent.Notice> notices(RunConfig config, List<Leak> leaks) {
        return leaks.stream()
                .map(leak -> new RunEvent.Notice(
                        RunEvent.Severity.WARNING,
                        "accepted leak: " + leak.what() + ". Reason given: "
                                + config.acceptedLeaks().reason(leak.kind())))
                .toList();
    }

    private void addPatientsInTwoSplits(Cohort cohort, List<Leak> leaks) {
        Map<String, Split> splits = new HashMap<>();
        Set<String> patients = new HashSet<>();
        List<String> examples = new ArrayList<>();
        for (Radiograph film : cohort.films()) {
            Split earlier = splits.putIfAbsent(film.patientId(), film.split());
            if (earlier == null || earlier == film.split()) continue;
            patients.add(film.patientId());
            if (examples.size() < EXAMPLES) examples.add(named(film));
        }
        if (!patients.isEmpty()) {
            String what = count(patients.size(), "patient is", "patients are") + " in two splits of " + cohort.name();
            leaks.add(new Leak(Kind.PATIENT_IN_TWO_SPLITS, what, examples));
        }
    }

    /// A finding that pre-training is told of, and those of its branch, are not learned by self-supervision.
    private void addPretrainingLabels(Cohort cohort, List<Leak> leaks) {
        if (config.pretrain().epochs() == 0 || !config.weighting().byDisease()) return;
        FindingTreeConfig tree = ConfigFile.findingTree();
        Set<String> pairs = new TreeSet<>();
        for (Finding evaluated : Targets.choose(config.evaluation(), cohort).findings()) {
            for (String used : config.weighting().findings()) {
                if (used.equals(evaluated.name())) pairs.add(used);
                else if (tree.related(used, evaluated.name()))
                    pairs.add(used + " (of one branch with " + evaluated.name() + ")");
            }
        }
        if (!pairs.isEmpty()) {
            String what =
                    "pre-training uses labels that say something of what is evaluated: " + String.join(", ", pairs);
            leaks.add(new Leak(Kind.PRETRAINING_LABELS, what, List.of()));
        }
    }

    private void addLaterValues(Cohort cohort, List<Leak> leaks) {
        List<Radiograph> later = cohort.films().stream()
                .filter(film -> film.clinicalValues().values().stream().anyMatch(value -> value.hours() > 0))
                .toList();
        if (!later.isEmpty()) {
            String what = count(later.size(), "film has", "films have")
                    + " clinical values that were measured after the film was taken";
            leaks.add(new Leak(
                    Kind.LATER_CLINICAL_VALUES,
                    what,
                    later.stream().limit(EXAMPLES).map(CheckLeaks::named).toList()));
        }
    }

    /// Several settings of one method, judged on the test films one after the other, amount to choosing by
    /// them. Films that a program drew are for trying things out.
    private void addTestUsedBefore(Cohort cohort, List<Leak> leaks) {
        if (cohort.synthetic() || config.evaluation().judgedOn() != EvaluationConfig.JudgedOn.TEST) return;
        long before = project.runs().stream()
                .filter(run -> run.dataset().equals(cohort.name()) && run.state() == RunState.DONE)
                .filter(this::isOtherAttempt)
                .count();
        if (before > 0) {
            String what = count(before, "earlier run", "earlier runs") + " of "
                    + config.method().title()
                    + " with other settings " + (before == 1 ? "was" : "were") + " judged on the test films of "
                    + cohort.name() + ": choosing among them is choosing by the test";
            leaks.add(new Leak(Kind.TEST_USED_BEFORE, what, List.of()));
        }
    }

    /// Throws a [Problem] where experiments that are meant to be run together would choose settings of a method by the
    /// test films, and do not say why that does no harm.
    static void requireNoChoice(List<RunConfig> runs) {
        Map<Method, RunConfig> first = new EnumMap<>(Method.class);
        for (RunConfig run : runs) {
            boolean judged = run.evaluation().judgedOn() == EvaluationConfig.JudgedOn.TEST;
            if (!judged || !run.acceptedLeaks().reason(Kind.TEST_USED_BEFORE).isEmpty()) continue;
            RunConfig before = first.putIfAbsent(run.method(), run);
            if (before != null && !tuned(before).equals(tuned(run))) {
                throw new Problem(
                        "leak: several settings of " + run.method().title()
                                + " would be judged on the test films, such as " + before.name() + " and " + run.name()
                                + ": choosing among them is choosing by the test",
                        "set evaluation.judgedOn: validation, or say why it does no harm in "
                                + AcceptedLeaksConfig.setting(Kind.TEST_USED_BEFORE));
            }
        }
    }

    private boolean isOtherAttempt(RunSummary run) {
        RunConfig other = project.settings(run.id());
        return other.evaluation().judgedOn() == EvaluationConfig.JudgedOn.TEST
                && other.method() == config.method()
                && (other.pretrain().epochs() == 0) == (config.pretrain().epochs() == 0)
                && !tuned(other).equals(tuned(config));
    }

    /// What one chooses when one tunes a method: not its seed, nor what is asked of the encoder in the end.
    private static List<Object> tuned(RunConfig config) {
        return List.of(
                config.data(),
                config.pair(),
                config.augment(),
                config.encoder(),
                config.moco(),
                config.weighting(),
                config.optimizer(),
                config.schedule(),
                config.pretrain(),
                config.evaluation().fineTune());
    }

    private void addNearDuplicates(Cohort cohort, JobContext context, List<Leak> leaks) {
        try (ImageCache images = project.images(config.data().cacheSizePixels())) {
            List<NearDuplicates.Pair> pairs = new NearDuplicates(images).find(cohort.films(), context);
            if (pairs.isEmpty()) return;
            String what = count(pairs.size(), "pair of films", "pairs of films") + " in different splits of "
                    + cohort.name() + " show the same picture";
            List<String> examples = pairs.stream()
                    .limit(EXAMPLES)
                    .map(pair -> named(pair.film()) + " and " + named(pair.copy()))
                    .toList();
            leaks.add(new Leak(Kind.NEAR_DUPLICATES, what, examples));
        }
    }

    private static String named(Radiograph film) {
        return film.file() + " (" + film.split().name().toLowerCase(Locale.ROOT) + ")";
    }

    private static String count(long number, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
    }
}
