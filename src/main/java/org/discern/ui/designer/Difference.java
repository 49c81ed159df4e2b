package org.discern.ui.designer;

import java.math.BigDecimal;
import java.util.List;

/// A setting that is otherwise here than in what the experiment is compared with.
public record Difference(String path, String here, String there) {
    /// Whether two values mean the same: 0.20 is 0.2.
    static boolean same(Object here, Object there) {
        if (here.equals(there)) return true;
        try {
            return new BigDecimal(here.toString()).compareTo(new BigDecimal(there.toString())) == 0;
        } catch (NumberFormatException text) {
            return false;
        }
    }

    static String text(Object written) {
        return written instanceof List<?> items
                ? "[" + String.join(", ", items.stream().map(Object::toString).toList()) + "]"
                : written.toString();
    }
}
