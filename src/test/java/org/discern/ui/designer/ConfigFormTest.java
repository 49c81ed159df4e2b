package org.discern.ui.designer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.discern.config.ConfigFile;
import org.discern.config.RunConfig;
import org.discern.config.WeightingConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigFormTest {
    private RunConfig start;
    private ConfigForm form;

    @BeforeEach
    void fill() {
        start = ConfigFile.defaults();
        form = new ConfigForm(start);
    }

    @Test
    void whatIsFilledInIsBuiltAgain() {
        assertEquals(Optional.of(start), form.build());
        assertEquals(List.of(), form.errors());
    }

    @Test
    void everySettingOfTheYamlHasAFieldWithHelp() {
        long fields =
                form.groups().stream().mapToLong(group -> group.fields().size()).sum();
        List<String> lines = ConfigFile.write(start).lines().map(String::strip).toList();
        long leaves = 0;
        for (int i = 0; i < lines.size(); i++) {
            boolean list = i + 1 < lines.size() && lines.get(i + 1).startsWith("-");
            if (!lines.get(i).startsWith("-") && (list || !lines.get(i).endsWith(":"))) leaves++;
        }
        assertEquals(leaves, fields);
        form.groups()
                .forEach(group ->
                        group.fields().forEach(field -> assertTrue(!field.help().isBlank(), field.path())));
    }

    @Test
    void changesOfEachKindArriveInTheConfiguration() {
        set("name", "try-2");
        set("seed", "12");
        set("moco.temperature", " 0.07 ");
        set("weighting.kind", WeightingConfig.Kind.RATIO);
        set("weighting.findings", List.of("Edema"));
        set("evaluation.endToEnd", !start.evaluation().endToEnd());
        set("schedule.milestones", "3, 9");
        RunConfig built = form.build().orElseThrow();
        assertEquals("try-2", built.name());
        assertEquals(12, built.seed());
        assertEquals(0.07, built.moco().temperature());
        assertEquals(WeightingConfig.Kind.RATIO, built.weighting().kind());
        assertEquals(List.of("Edema"), built.weighting().findings());
        assertEquals(!start.evaluation().endToEnd(), built.evaluation().endToEnd());
        assertEquals(List.of(3, 9), built.schedule().milestones());
    }

    @Test
    void allWrongFieldsAreNamedAtOnceEachAtItsPlace() {
        set("moco.queueSize", "many");
        set("moco.temperature", "-1");
        set("pretrain.batchSize", "1");
        assertTrue(form.build().isEmpty());
        assertEquals("moco.queueSize must be a whole number, got 'many'", error("moco.queueSize"));
        assertEquals("moco.temperature must be above 0, got -1.0", error("moco.temperature"));
        assertEquals("pretrain.batchSize must be at least 2, got 1", error("pretrain.batchSize"));
        assertEquals(3, form.errors().size());
    }

    @Test
    void aRuleAcrossFieldsIsShownAtTheFieldItNamesFirst() {
        set("augment.cropAreaMin", "0.9");
        set("augment.cropAreaMax", "0.2");
        assertTrue(form.build().isEmpty());
        assertTrue(error("augment.cropAreaMin").contains("cropAreaMax"), error("augment.cropAreaMin"));
    }

    @Test
    void aRuleAcrossGroupsIsShownAtTheFieldItNamesFirst() {
        set("weighting.kind", WeightingConfig.Kind.MASS);
        set("weighting.findings", List.of());
        assertTrue(form.build().isEmpty());
        assertTrue(
                error("weighting.findings").startsWith("weighting.findings"),
                form.errors().toString());
    }

    @Test
    void aMendedFieldLosesItsError() {
        set("moco.queueSize", "many");
        assertTrue(form.build().isEmpty());
        set("moco.queueSize", "64");
        assertTrue(form.build().isPresent());
        assertEquals("", error("moco.queueSize"));
    }

    @Test
    void aWholeNumberThatFitsNoIntegerIsRefused() {
        set("moco.queueSize", "99999999999");
        assertTrue(form.build().isEmpty());
        assertTrue(error("moco.queueSize").contains("too large"), error("moco.queueSize"));
    }

    @Test
    void smallNumbersAreShownAsPeopleWriteThem() {
        form.fill(ConfigFile.parse("test", "optimizer: {weightDecay: 1.0e-4}", List.of()));
        assertEquals(
                "0.0001", form.field("optimizer.weightDecay").inputProperty().get());
    }

    private void set(String path, Object value) {
        form.field(path).inputProperty().set(value);
    }

    private String error(String path) {
        return form.field(path).errorProperty().get();
    }
}
