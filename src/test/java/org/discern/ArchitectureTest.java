package org.discern;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// Holds the shape of the workbench: who may use whom, where each library lives, and what nobody does. There
/// are no exemptions: a rule that is wrong is changed here, in the commit that needs it, with the reason.
@AnalyzeClasses(packages = "org.discern", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] ALL_BELOW_WORKFLOW = {
        "model", "fusion", "storage", "config", "data", "engine", "catalog", "stats", "projection", "figure"
    };

    /// Each top-level package with those it may use; the order is the stack's, lowest first. `app` may use all.
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("fusion", Set.of("model")),
            Map.entry("storage", Set.of("model")),
            Map.entry("config", Set.of("model", "storage")),
            Map.entry("data", Set.of("model", "storage", "config")),
            Map.entry("engine", Set.of("model", "fusion", "storage", "config", "data")),
            Map.entry("catalog", Set.of("model", "storage", "config")),
            Map.entry("stats", Set.of("model", "fusion")),
            Map.entry("projection", Set.of("model")),
            Map.entry("figure", Set.of("model", "storage")),
            Map.entry("workflow", Set.of(ALL_BELOW_WORKFLOW)),
            Map.entry("cli", Set.of("model", "storage", "config", "workflow")),
            Map.entry("ui", Set.of("model", "storage", "config", "figure", "workflow")),
            Map.entry(
                    "app",
                    Set.of(
                            "workflow",
                            "cli",
                            "ui",
                            "model",
                            "fusion",
                            "storage",
                            "config",
                            "data",
                            "engine",
                            "catalog",
                            "stats",
                            "projection",
                            "figure")));

    /// Each library with the only packages that may see it.
    private static final Map<List<String>, List<String>> HOMES = Map.ofEntries(
            home(List.of("tools.jackson", "com.fasterxml.jackson", "org.snakeyaml"), "config", "workflow"),
            home(List.of("javax.imageio"), "data.image", "data.synthetic", "figure"),
            home(List.of("java.sql", "org.duckdb"), "catalog"),
            home(List.of("org.nd4j", "org.deeplearning4j", "org.bytedeco"), "engine.dl4j"),
            home(List.of("ai.djl"), "engine.torch"),
            home(List.of("smile"), "stats", "projection"),
            home(List.of("oshi"), "workflow"),
            home(List.of("org.jfree"), "figure", "ui.kit"),
            home(List.of("javafx", "org.controlsfx", "impl.org.controlsfx", "atlantafx", "org.kordamp"), "ui", "app"),
            home(List.of("picocli"), "cli"));

    @ArchTest
    static void packagesUseOnlyThoseBelow(JavaClasses classes) {
        List<ArchRule> rules = new ArrayList<>();
        MAY_USE.forEach((name, below) -> {
            String[] others = MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(name) && !below.contains(other))
                    .map(other -> "org.discern." + other + "..")
                    .toArray(String[]::new);
            rules.add(noClasses()
                    .that()
                    .resideInAPackage("org.discern." + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true));
        });
        CompositeArchRule.of(rules).check(classes);
    }

    @ArchTest
    static void everyPackageHasItsPlaceInTheStack(JavaClasses classes) {
        Set<String> packages = new TreeSet<>();
        classes.getPackage("org.discern").getSubpackages().forEach(each -> packages.add(each.getRelativeName()));
        packages.removeAll(MAY_USE.keySet());
        assertEquals(Set.of(), packages, "packages without a line in the table");
    }

    @ArchTest
    static final ArchRule modelKnowsNothingButTheJdk = classes()
            .that()
            .resideInAPackage("org.discern.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.discern.model..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("org.discern.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsOfDataFormNoCycles = slices().matching("org.discern.data.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule partsOfEngineFormNoCycles = slices().matching("org.discern.engine.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    /// Which also keeps them free of cycles: `kit` knows no panel, panels know only `kit`, and `shell` knows
    /// all.
    @ArchTest
    static final ArchRule panelsKnowOnlyTheKit = slices().matching("org.discern.ui.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage("org.discern.ui.shell.."), alwaysTrue())
            .ignoreDependency(alwaysTrue(), resideInAPackage("org.discern.ui.kit.."))
            .allowEmptyShould(true);

    @ArchTest
    static void librariesStayInTheirHomes(JavaClasses classes) {
        List<ArchRule> rules = new ArrayList<>();
        HOMES.forEach((libraries, homes) -> rules.add(noClasses()
                .that()
                .resideOutsideOfPackages(packages("org.discern.", homes))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages("", libraries))));
        CompositeArchRule.of(rules).check(classes);
    }

    @ArchTest
    static final ArchRule figuresAreDrawnWithoutTheWindow = noClasses()
            .that()
            .resideInAPackage("org.discern.figure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jfree.chart.fx..", "org.jfree.fx..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule viewModelsNeedNoToolkit = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx.scene..", "javafx.stage..", "javafx.application..", "org.controlsfx..", "atlantafx..")
            .allowEmptyShould(true);

    /// Views show what the workflow's records hold; its use cases are called by view models.
    @ArchTest
    static final ArchRule viewsCallNoUseCase = noClasses()
            .that()
            .haveSimpleNameEndingWith("View")
            .should()
            .dependOnClassesThat(resideInAPackage("org.discern.workflow..")
                    .and(describe("are neither records nor enums", type -> !type.isRecord() && !type.isEnum())))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.discern.catalog..", "org.discern.engine..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule oneClassHandsWorkToTheWindow = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.discern.ui.kit.FxThread")
            .should()
            .accessTargetWhere(named("javafx.application.Platform", "runLater"));

    @ArchTest
    static final ArchRule onlyTheTerminalPrints = noClasses()
            .that()
            .resideOutsideOfPackages("org.discern.cli..", "org.discern.app..")
            .should()
            .accessTargetWhere(named("java.lang.System", "out", "err", "in", "console"));

    /// What is known of films stays here: one export, to an address that a person names, is all that goes out.
    @ArchTest
    static final ArchRule oneExportSpeaksToTheNetwork = noClasses()
            .that()
            .haveNameNotMatching("org\\.discern\\.workflow\\.ExportMlflow(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Socket.class, DatagramSocket.class, URLConnection.class);

    @ArchTest
    static final ArchRule staticFieldsNeverChange = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .andShould()
            .notHaveRawType(describe("that hold changing state", ArchitectureTest::holdsChangingState));

    @ArchTest
    static final ArchRule nothingIsASingleton = noMethods().should().haveName("getInstance");

    /// Everything else runs on the thread that calls it. The terminal's one thread is the hook that Ctrl-C
    /// runs.
    @ArchTest
    static final ArchRule threadsAreStartedByJobsAndLoaders = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.discern.workflow..",
                    "org.discern.data.image..",
                    "org.discern.data.pair..",
                    "org.discern.cli..")
            .should()
            .accessTargetWhere(describe("it starts threads", ArchitectureTest::startsThreads));

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..")
            .orShould()
            .haveNameMatching(".*(Util|Utils|Common|Helper|Helpers|Manager|Impl)");

    @ArchTest
    static void everyPackageSaysWhatItIsForAndIsNullMarked(JavaClasses classes) {
        JavaPackage root = classes.getPackage("org.discern");
        List<String> unmarked = root.getSubpackagesInTree().stream()
                .filter(each -> !each.getClasses().isEmpty() && !each.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .toList();
        assertEquals(List.of(), unmarked, "packages without a @NullMarked package-info.java");
        assertTrue(root.getSubpackagesInTree().size() > 10, "the classes were not found");
    }

    private static Map.Entry<List<String>, List<String>> home(List<String> libraries, String... homes) {
        return Map.entry(libraries, List.of(homes));
    }

    private static String[] packages(String prefix, Collection<String> names) {
        return names.stream().map(name -> prefix + name + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaAccess<?>> named(String owner, String... members) {
        Set<String> names = Set.of(members);
        return describe(
                "is " + owner + "." + names,
                access -> access.getTargetOwner().getName().equals(owner) && names.contains(access.getName()));
    }

    private static boolean startsThreads(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean makesOne = owner.isEquivalentTo(Thread.class)
                && Set.of("<init>", "ofVirtual", "ofPlatform", "startVirtualThread")
                        .contains(access.getName());
        boolean makesPool = Stream.of(ThreadPoolExecutor.class, ScheduledThreadPoolExecutor.class, ForkJoinPool.class)
                .anyMatch(pool -> owner.isEquivalentTo(pool) && access.getName().equals("<init>"));
        return makesOne
                || makesPool
                || owner.isEquivalentTo(Executors.class)
                || owner.isEquivalentTo(java.util.Timer.class);
    }

    private static boolean holdsChangingState(JavaClass type) {
        boolean collection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
        return type.isAssignableTo(ThreadLocal.class)
                || type.getPackageName().equals("java.util.concurrent.atomic")
                || collection && !type.isInterface();
    }
}
