package org.discern.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.discern.figure.scatter.Colouring;
import org.discern.figure.scatter.Mark;
import org.discern.figure.scatter.PointClass;
import org.discern.model.ClinicalValue;
import org.discern.model.Finding;
import org.discern.model.Radiograph;
import org.discern.model.Split;
import org.discern.model.ViewPosition;

/// What of films their points are coloured by. Classes that no film has are left out.
public sealed interface ColourBy {
    /// What the report says of a finding.
    record Labels(Finding finding) implements ColourBy {
        @Override
        public String title() {
            return finding.name();
        }

        @Override
        public Colouring of(List<Radiograph> films) {
            List<PointClass> classes = Arrays.stream(LabelStyle.values())
                    .map(LabelStyle::pointClass)
                    .toList();
            return colour(
                    title(),
                    classes,
                    films,
                    film -> LabelStyle.of(film.label(finding)).ordinal());
        }
    }

    /// Training, validation or test.
    record Splits() implements ColourBy {
        @Override
        public String title() {
            return "Split";
        }

        @Override
        public Colouring of(List<Radiograph> films) {
            List<String> names = Arrays.stream(Split.values())
                    .map(split -> split.name().toLowerCase(Locale.ROOT))
                    .toList();
            return colour(title(), named(names), films, film -> film.split().ordinal());
        }
    }

    /// The view position.
    record Views() implements ColourBy {
        @Override
        public String title() {
            return "View";
        }

        @Override
        public Colouring of(List<Radiograph> films) {
            List<String> names =
                    Arrays.stream(ViewPosition.values()).map(Enum::name).toList();
            return colour(title(), named(names), films, film -> film.view().ordinal());
        }
    }

    /// The data set that a film comes from.
    record Sources() implements ColourBy {
        private static final int MOST = 16;

        @Override
        public String title() {
            return "Data set";
        }

        @Override
        public Colouring of(List<Radiograph> films) {
            Map<String, Integer> places = new LinkedHashMap<>();
            films.stream()
                    .map(Radiograph::dataset)
                    .distinct()
                    .sorted()
                    .forEach(name -> places.put(name, Math.min(places.size(), MOST - 1)));
            List<String> names = new ArrayList<>(places.keySet().stream().toList());
            if (names.size() > MOST) {
                names.subList(MOST - 1, names.size()).clear();
                names.add("others");
            }
            return colour(title(), named(names), films, film -> places.getOrDefault(film.dataset(), 0));
        }
    }

    /// A clinical value, from low to high in steps of equal width over the middle 96 % of films.
    ///
    /// @param unit as it is written behind the value; may be empty
    record Clinical(String name, String unit) implements ColourBy {
        private static final double TAIL = 0.02;

        @Override
        public String title() {
            return unit.isEmpty() ? name : name + " (" + unit + ")";
        }

        @Override
        public Colouring of(List<Radiograph> films) {
            double[] known = films.stream()
                    .mapToDouble(this::value)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            int steps = ramp().size();
            double low = known.length == 0 ? 0 : known[(int) (TAIL * (known.length - 1))];
            double high = known.length == 0 ? 0 : known[(int) Math.ceil((1 - TAIL) * (known.length - 1))];
            double width = Math.max((high - low) / steps, Double.MIN_NORMAL);
            List<PointClass> classes = new ArrayList<>();
            for (int step = 0; step < steps; step++) {
                PointClass tone = ramp().get(step);
                classes.add(new PointClass(range(low, width, step, steps), tone.onLight(), tone.onDark(), tone.mark()));
            }
            PointClass grey = LabelStyle.UNMENTIONED.pointClass();
            classes.add(new PointClass("missing", grey.onLight(), grey.onDark(), grey.mark()));
            return colour(title(), classes, films, film -> {
                double value = value(film);
                return Double.isNaN(value) ? steps : (int) Math.clamp((value - low) / width, 0, steps - 1);
            });
        }

        private double value(Radiograph film) {
            ClinicalValue value = film.clinicalValues().get(name);
            return value == null ? Double.NaN : value.value();
        }

        private static String range(double low, double width, int step, int steps) {
            String from = String.format(Locale.ROOT, "%.4g", low + step * width);
            String to = String.format(Locale.ROOT, "%.4g", low + (step + 1) * width);
            return step == 0 ? "below " + to : step == steps - 1 ? "from " + from : from + " to " + to;
        }
    }

    /// What it is, in a word or two.
    String title();

    /// The classes of films, in their order.
    Colouring of(List<Radiograph> films);

    /// Classes told apart by tone and mark, after Okabe and Ito; the tones repeat with other marks.
    private static List<PointClass> named(List<String> names) {
        List<PointClass> tones = tones(names.size());
        return IntStream.range(0, names.size())
                .mapToObj(i -> new PointClass(
                        names.get(i),
                        tones.get(i).onLight(),
                        tones.get(i).onDark(),
                        tones.get(i).mark()))
                .toList();
    }

    /// That many classes without order.
    static List<PointClass> tones(int count) {
        int[] onLight = {0x056ebb, 0xcd6c00, 0x008f64, 0x743a8a, 0xcf4b37, 0x0e9ade, 0x645a00, 0x33414e};
        int[] onDark = {0x63c7ff, 0xeea015, 0x17ac83, 0xac88c5, 0xe87a52, 0xafddf7, 0xf3d962, 0xc7cbc8};
        Mark[] marks = Mark.values();
        return IntStream.range(0, count)
                .mapToObj(i -> new PointClass(
                        "tone " + (i + 1), onLight[i % 8], onDark[i % 8], marks[(i + i / 8) % marks.length]))
                .toList();
    }

    /// Steps from low to high: the part of viridis that is seen on the surface. They differ in lightness too,
    /// and so need no marks of their own.
    static List<PointClass> ramp() {
        int[] onLight = {0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884};
        int[] onDark = {0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151, 0xbddf26, 0xfde725};
        return IntStream.range(0, onLight.length)
                .mapToObj(i -> new PointClass("step " + (i + 1), onLight[i], onDark[i], Mark.DISC))
                .toList();
    }

    private static Colouring colour(
            String title, List<PointClass> classes, List<Radiograph> films, ToIntFunction<Radiograph> classOf) {
        int[] found = films.stream().mapToInt(classOf).toArray();
        int[] counts = new int[classes.size()];
        for (int each : found) counts[each]++;
        byte[] placeOf = new byte[classes.size()];
        List<PointClass> occurring = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            placeOf[c] = (byte) occurring.size();
            if (counts[c] > 0) occurring.add(classes.get(c));
        }
        byte[] of = new byte[found.length];
        for (int i = 0; i < of.length; i++) of[i] = placeOf[found[i]];
        return new Colouring(title, occurring, of);
    }
}
