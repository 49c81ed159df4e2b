package org.discern.workflow;

import java.util.List;
import org.discern.config.SiteConfig;

/// Runs that were given to a cluster, as `submission.json` holds them.
///
/// @param job number that Slurm gave the array
/// @param tasks ids of the runs of each task of the array, those of one encoder together
record Submission(String name, String job, List<List<String>> tasks, SiteConfig site) {
    Submission {
        tasks = tasks.stream().map(List::copyOf).toList();
    }
}
