package org.discern.data.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.discern.config.FieldConfig;
import org.discern.config.TakenConfig;
import org.jspecify.annotations.Nullable;

/// Reads when a film was taken.
final class TakenReader {
    private static final Pattern DATE = Pattern.compile(
            "(?<year>[0-9]{4})(?<dash>-?)(?<month>[0-9]{2})\\k<dash>(?<day>[0-9]{2})(\\.0)?([T ](?<time>.+))?");
    private static final Pattern TIME = Pattern.compile(
            "(?<hour>[0-9]{2}):?(?<minute>[0-9]{2}):?(?<second>[0-9]{2})(\\.(?<fraction>[0-9]{1,9})[0-9]*)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}(\\.[0-9]*)?");
    private static final Pattern HOUR_AND_MINUTE = Pattern.compile("[0-9]{2}:[0-9]{2}");

    private final FieldReader date;
    private final FieldReader time;
    private final TakenConfig config;
    private final Remembered<Optional<Day>> days = new Remembered<>(Day::of);
    private final Remembered<Optional<LocalTime>> times = new Remembered<>(TakenReader::time);

    TakenReader(TakenConfig config) {
        this.config = config;
        this.date = new FieldReader(config.date());
        this.time = new FieldReader(config.time());
    }

    /// Date and time; null where the row does not say.
    @Nullable
    LocalDateTime read(Cells row, Consumer<String> problems) {
        String day = date.text(row, problems);
        if (day.isEmpty()) return null;
        Day on = days.of(day).orElse(null);
        if (on == null) return notUnderstood(config.date(), problems);
        boolean together = !on.time().isEmpty();
        String clock = together ? on.time() : time.text(row, problems);
        LocalTime at = clock.isEmpty() ? LocalTime.MIDNIGHT : times.of(clock).orElse(null);
        if (at == null) return notUnderstood(together ? config.date() : config.time(), problems);
        return on.date().atTime(at);
    }

    /// A date and the time written behind it, if any.
    private record Day(LocalDate date, String time) {
        static Optional<Day> of(String text) {
            Matcher matcher = DATE.matcher(text);
            if (!matcher.matches()) return Optional.empty();
            try {
                LocalDate date =
                        LocalDate.of(number(matcher, "year"), number(matcher, "month"), number(matcher, "day"));
                return Optional.of(new Day(date, Objects.requireNonNullElse(matcher.group("time"), "")));
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }
    }

    private static Optional<LocalTime> time(String text) {
        Matcher matcher = TIME.matcher(spelledOut(text));
        if (!matcher.matches()) return Optional.empty();
        String fraction = matcher.group("fraction");
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        try {
            return Optional.of(
                    LocalTime.of(number(matcher, "hour"), number(matcher, "minute"), number(matcher, "second"), nanos));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /// With the zeros that a number has lost, and the seconds that a clock leaves out.
    private static String spelledOut(String text) {
        if (HOUR_AND_MINUTE.matcher(text).matches()) return text + ":00";
        if (!NUMBER.matcher(text).matches()) return text;
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String rest = point < 0 || point == text.length() - 1 ? "" : text.substring(point);
        return "000000".substring(whole.length()) + whole + rest;
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static @Nullable LocalDateTime notUnderstood(FieldConfig field, Consumer<String> problems) {
        problems.accept(FieldReader.notUnderstood(field.column()));
        return null;
    }
}
