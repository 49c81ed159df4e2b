package org.discern.config;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Text to and from the types that a setting can have. Enum constants are written in lower camel case:
/// `AS_RUN` is `asRun`.
final class Scalars {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern REAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private Scalars() {}

    /// `text` as a value of `type`.
    ///
    /// @throws IllegalArgumentException saying what the text must be
    static Object read(Class<?> type, String text) {
        if (type == String.class) return text;
        if (type == int.class) return (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (type == long.class) return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
        if (type == Integer.class) return read(int.class, text);
        if (type == Double.class) return read(double.class, text);
        if (type == double.class) return real(text);
        if (type == boolean.class) return truth(text);
        if (type.isEnum()) return constant(type, text);
        throw new IllegalStateException("settings of type " + type + " cannot be written in YAML");
    }

    /// How an enum constant is written.
    static String name(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /// A number as people write it: 0.0001, not 1.0E-4.
    static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private static long whole(String text, long min, long max) {
        if (!WHOLE.matcher(text).matches()) throw new IllegalArgumentException("must be a whole number");
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) return value;
        } catch (NumberFormatException tooLong) {
            // reported below, like every number that does not fit
        }
        throw new IllegalArgumentException("must be a whole number from " + min + " to " + max);
    }

    private static double real(String text) {
        if (text.equals(".inf")) return Double.POSITIVE_INFINITY;
        if (text.equals("-.inf")) return Double.NEGATIVE_INFINITY;
        double value = REAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) throw new IllegalArgumentException("must be a number");
        return value;
    }

    private static boolean truth(String text) {
        if (text.equals("true")) return true;
        if (text.equals("false")) return false;
        throw new IllegalArgumentException("must be true or false");
    }

    private static Enum<?> constant(Class<?> type, String text) {
        Enum<?>[] constants = (Enum<?>[]) type.getEnumConstants();
        for (Enum<?> constant : constants) {
            if (name(constant).equals(text)) return constant;
        }
        throw new IllegalArgumentException(
                "must be one of " + Arrays.stream(constants).map(Scalars::name).collect(Collectors.joining(", ")));
    }
}
