package org.discern.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which findings belong together: what is known of one says something of the others of its branch.
///
/// @param branches findings by branch; a finding that is in none is a branch of its own
public record FindingTreeConfig(Map<String, List<String>> branches) {
    public FindingTreeConfig {
        branches = Map.copyOf(branches);
    }

    /// Whether two findings are of one branch; capital letters do not matter.
    public boolean related(String finding, String other) {
        Map<String, String> byFinding = new HashMap<>();
        branches.forEach((branch, findings) -> {
            byFinding.put(lower(branch), branch);
            for (String each : findings) byFinding.put(lower(each), branch);
        });
        String branch = byFinding.getOrDefault(lower(finding), lower(finding));
        return branch.equals(byFinding.getOrDefault(lower(other), lower(other)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
