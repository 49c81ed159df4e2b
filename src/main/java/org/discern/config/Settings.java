package org.discern.config;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/// Checks settings against their [Setting] descriptions, all the way down.
public final class Settings {
    private Settings() {}

    /// Throws [IllegalArgumentException] naming the first setting below `path` that is out of its range, with
    /// its value.
    static void check(String path, Record settings) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String where = path.isEmpty() ? component.getName() : path + "." + component.getName();
            Object value = valueOf(component, settings);
            if (value instanceof Record nested) check(where, nested);
            Setting setting = component.getAnnotation(Setting.class);
            if (setting != null && value instanceof Number number) checkRange(where, setting, number);
        }
    }

    /// All settings by their paths, such as `moco.temperature`, as text, in their order.
    public static Map<String, String> values(RunConfig settings) {
        Map<String, String> values = new LinkedHashMap<>();
        collect("", settings, values);
        return values;
    }

    private static void collect(String path, Record settings, Map<String, String> values) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String where = path.isEmpty() ? component.getName() : path + "." + component.getName();
            switch (valueOf(component, settings)) {
                case Record nested -> collect(where, nested, values);
                case Enum<?> constant -> values.put(where, Scalars.name(constant));
                case Object value -> values.put(where, value.toString());
            }
        }
    }

    /// Throws [IllegalArgumentException] naming the setting at `where`, with its value, if it is out of its
    /// range.
    public static void checkRange(String where, Setting setting, Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value)) throw new IllegalArgumentException(where + " must be a number, got NaN");
        if (value <= setting.above())
            throw new IllegalArgumentException(where + " must be above " + text(setting.above()) + ", got " + number);
        if (value < setting.min())
            throw new IllegalArgumentException(where + " must be at least " + text(setting.min()) + ", got " + number);
        if (value > setting.max())
            throw new IllegalArgumentException(where + " must be at most " + text(setting.max()) + ", got " + number);
    }

    private static String text(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }

    static Object valueOf(RecordComponent component, Record settings) {
        try {
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("accessor of " + component, e);
        }
    }
}
