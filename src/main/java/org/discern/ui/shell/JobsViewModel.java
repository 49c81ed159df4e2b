package org.discern.ui.shell;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.discern.ui.kit.JobList;

/// The jobs that take long enough to be told of.
final class JobsViewModel {
    private static final double TOLD_SECONDS = 1;

    private final JobList list;
    private final ReadOnlyObjectWrapper<List<Line>> jobs = new ReadOnlyObjectWrapper<>(List.of());

    /// A job as it stands now.
    ///
    /// @param share how much of its phase is done, 0 to 1; -1 where that is not known
    record Line(JobList.Listed job, String name, String phase, double share) {}

    JobsViewModel(JobList list) {
        this.list = list;
    }

    ReadOnlyObjectProperty<List<Line>> jobsProperty() {
        return jobs.getReadOnlyProperty();
    }

    /// Looks again; to be called a few times a second.
    void beat() {
        jobs.set(list.live().stream()
                .filter(job -> job.seconds() > TOLD_SECONDS)
                .map(job -> new Line(job, job.name(), job.phase(), job.share()))
                .toList());
    }
}
