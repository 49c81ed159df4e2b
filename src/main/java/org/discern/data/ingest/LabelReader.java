package org.discern.data.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.discern.config.LabelConfig;
import org.discern.config.LabelListConfig;
import org.discern.model.Finding;
import org.discern.model.LabelValue;

/// Reads what a row says of findings.
sealed interface LabelReader {
    /// Adds what the row says to `labels`; findings that it is silent about are not added.
    void read(Cells row, Map<Finding, LabelValue> labels, Consumer<String> problems);

    /// A column that speaks of one finding.
    final class OfColumn implements LabelReader {
        private final Finding finding;
        private final String column;
        private final Map<LabelValue, Pattern> patterns = new LinkedHashMap<>();
        private final Remembered<Optional<LabelValue>> values = new Remembered<>(this::value);

        OfColumn(LabelConfig label) {
            finding = new Finding(label.finding());
            column = label.column();
            put(LabelValue.POSITIVE, label.positive());
            put(LabelValue.NEGATIVE, label.negative());
            put(LabelValue.UNCERTAIN, label.uncertain());
            put(LabelValue.UNMENTIONED, label.unmentioned());
        }

        private void put(LabelValue value, String regex) {
            if (!regex.isEmpty()) patterns.put(value, Pattern.compile(regex));
        }

        @Override
        public void read(Cells row, Map<Finding, LabelValue> labels, Consumer<String> problems) {
            String cell = row.cell(column);
            Optional<LabelValue> value = values.of(cell);
            if (value.isPresent() && value.get() != LabelValue.UNMENTIONED) labels.put(finding, value.get());
            if (value.isEmpty() && !cell.isEmpty()) problems.accept(finding + ": " + FieldReader.notUnderstood(column));
        }

        private Optional<LabelValue> value(String cell) {
            return patterns.entrySet().stream()
                    .filter(entry -> entry.getValue().matcher(cell).matches())
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /// A column that lists findings.
    final class OfList implements LabelReader {
        private final LabelListConfig list;
        private final Pattern separator;
        private final Pattern unmentioned;
        private final Map<String, Finding> vocabulary;

        OfList(LabelListConfig list) {
            this.list = list;
            separator = Pattern.compile(list.separator());
            unmentioned = Pattern.compile(list.unmentioned());
            vocabulary = list.findings().stream().collect(Collectors.toMap(name -> name, Finding::new));
        }

        @Override
        public void read(Cells row, Map<Finding, LabelValue> labels, Consumer<String> problems) {
            String cell = row.cell(list.column());
            if (cell.isEmpty() || unmentioned.matcher(cell).matches()) return;
            if (list.unlisted() == LabelValue.NEGATIVE)
                vocabulary.values().forEach(finding -> labels.put(finding, LabelValue.NEGATIVE));
            for (String name : List.of(separator.split(cell))) {
                String listed = name.strip();
                Finding finding = vocabulary.get(list.names().getOrDefault(listed, listed));
                if (finding != null) labels.put(finding, LabelValue.POSITIVE);
                else
                    problems.accept(
                            "column '" + list.column() + "': lists a finding that the description does not know");
            }
        }
    }
}
