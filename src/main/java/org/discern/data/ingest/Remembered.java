package org.discern.data.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A function of cells that remembers its answers: most columns say the same few things in every row, or the
/// same as the row before. Of a column whose cells are all different, such as an id, it soon remembers no more.
final class Remembered<T> {
    private static final int MOST = 1 << 16;

    private final Function<String, T> function;
    private final Map<String, T> answers = new HashMap<>();
    private String lastCell = "";
    private @Nullable T lastAnswer;

    Remembered(Function<String, T> function) {
        this.function = function;
    }

    T of(String cell) {
        T last = lastAnswer;
        if (last != null && cell.equals(lastCell)) return last;
        T answer = answers.size() < MOST ? answers.computeIfAbsent(cell, function) : function.apply(cell);
        lastCell = cell;
        lastAnswer = answer;
        return answer;
    }
}
