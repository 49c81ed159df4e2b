package org.discern.data.clinical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.discern.config.ClinicalConfig;
import org.discern.config.FeatureConfig;
import org.discern.config.MimicTable;
import org.discern.config.SourceConfig;
import org.discern.config.WindowConfig;
import org.discern.config.WindowConfig.Statistic;
import org.discern.model.ClinicalValue;
import org.discern.model.Measurement;
import org.discern.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmValuesTest {
    private static final SourceConfig CREATININE =
            new SourceConfig(List.of(MimicTable.LABEVENTS), List.of("50912"), "", List.of("mg/dL"), "(0, 150]");
    private static final SourceConfig FAHRENHEIT =
            new SourceConfig(List.of(MimicTable.TRIAGE), List.of("temperature"), "°F", List.of(), "(70, 120)");

    @ParameterizedTest
    @CsvSource({"-48,true", "-48.0000001,false", "0,true", "0.0000001,false", "NaN,false"})
    void thePastWindowHasBothItsEnds(double hours, boolean taken) {
        assertEquals(
                taken ? Optional.empty() : Optional.of(Refusal.OTHER_TIME),
                creatinine(WindowConfig.PAST).refusal(new Measurement(1, "mg/dL", hours, false)));
    }

    @ParameterizedTest
    @CsvSource({"48,true", "-48,true", "48.0000001,false"})
    void thePublishedWindowReachesIntoTheFuture(double hours, boolean taken) {
        WindowConfig published = new WindowConfig(48, 48, Statistic.MEAN);
        assertEquals(
                taken,
                creatinine(published)
                        .refusal(new Measurement(1, "", hours, false))
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "0,mg/dL,false,OUT_OF_RANGE",
        "-1,mg/dL,false,OUT_OF_RANGE",
        "150.1,mg/dL,false,OUT_OF_RANGE",
        "NaN,mg/dL,false,NOT_A_NUMBER",
        "1,umol/L,false,OTHER_UNIT",
        "1,mg/dL,true,WARNED"
    })
    void saysWhyAMeasurementDoesNotCount(double value, String unit, boolean warned, Refusal why) {
        assertEquals(Optional.of(why), creatinine(WindowConfig.PAST).refusal(new Measurement(value, unit, -1, warned)));
    }

    @ParameterizedTest
    @CsvSource({"150,mg/dL", "1,MG/DL", "1,' mg/dL '", "1,''"})
    void unitsAreReadInAnyCaseAndBlankOnesBelieved(double value, String unit) {
        assertTrue(creatinine(WindowConfig.PAST)
                .refusal(new Measurement(value, unit, -1, false))
                .isEmpty());
    }

    @Test
    void fahrenheitBecomesCelsiusAndTheRangeIsTheSources() {
        FeatureConfig temperature = new FeatureConfig("temperature", "°C", List.of(FAHRENHEIT));
        MeasurementRule rule = MeasurementRule.of(temperature, FAHRENHEIT, WindowConfig.PAST);
        assertEquals(37.0, rule.converted(new Measurement(98.6, "", -1, false)).value(), 1e-12);
        assertEquals(Optional.of(Refusal.OUT_OF_RANGE), rule.refusal(new Measurement(37, "", -1, false)));
        FeatureConfig kelvin = new FeatureConfig("temperature", "K", List.of(FAHRENHEIT));
        assertThrows(Problem.class, () -> MeasurementRule.of(kelvin, FAHRENHEIT, WindowConfig.PAST));
    }

    @Test
    void aTableWithoutDaysSpeaksOfTheFilmWhateverTheTime() {
        MeasurementRule untimed =
                MeasurementRule.of(new ClinicalConfig("CRP", "mg/l", "c", 0, 10, ""), WindowConfig.PAST);
        MeasurementRule timed =
                MeasurementRule.of(new ClinicalConfig("CRP", "mg/l", "c", 0, 10, "day"), WindowConfig.PAST);
        Measurement unknown = new Measurement(10, "", Double.NaN, false);
        assertTrue(untimed.refusal(unknown).isEmpty());
        assertEquals(Optional.of(Refusal.OTHER_TIME), timed.refusal(unknown));
    }

    @ParameterizedTest
    @CsvSource({
        // Values 1 at -40 h, 2 and 6 at -3 h, 9 at +3 h; 6 at -3 h twice.
        "MEAN,4.5,3",
        "LAST,9,3",
        "NEAREST,4,-3"
    })
    void severalBecomeOneByTheStatistic(Statistic statistic, double value, double hours) {
        List<Measurement> measurements =
                new ArrayList<>(List.of(at(-40, 1), at(-3, 2), at(-3, 6), at(3, 9), at(-3, 6)));
        for (long seed = 0; seed < 20; seed++) {
            Collections.shuffle(measurements, new Random(seed));
            FilmValues values = new FilmValues(statistic);
            for (Measurement measurement : measurements) {
                assertTrue(values.add(creatinine(new WindowConfig(48, 48, statistic)), measurement)
                        .isEmpty());
            }
            assertEquals(Map.of("creatinine", new ClinicalValue(value, hours)), values.summarised(), "seed " + seed);
        }
    }

    @Test
    void refusedMeasurementsLeaveNoValue() {
        FilmValues values = new FilmValues(Statistic.LAST);
        assertEquals(Optional.of(Refusal.OUT_OF_RANGE), values.add(creatinine(WindowConfig.PAST), at(-1, 1e6)));
        assertEquals(Map.of(), values.summarised());
    }

    private static Measurement at(double hours, double value) {
        return new Measurement(value, "mg/dL", hours, false);
    }

    private static MeasurementRule creatinine(WindowConfig window) {
        return MeasurementRule.of(new FeatureConfig("creatinine", "mg/dL", List.of(CREATININE)), CREATININE, window);
    }
}
