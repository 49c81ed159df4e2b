package org.discern.catalog;

import java.nio.file.Path;
import java.util.List;
import org.discern.model.ClinicalCoverage;
import org.discern.model.Cohort;
import org.discern.model.DatasetEntry;
import org.discern.model.DatasetSummary;
import org.discern.model.FilmFilter;
import org.discern.model.Finding;
import org.discern.model.FindingCounts;
import org.discern.model.ImportReport;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.discern.model.RunSummary;
import org.jspecify.annotations.Nullable;

/// The films, labels and runs of a project, ready to be searched. An index: everything in it can be imported
/// again.
///
/// Several threads may use a catalog at once; each call sees one consistent state, and changes are made one
/// after the other, entirely or not at all. One process has the file at a time.
public final class Catalog implements AutoCloseable {
    private final Database database;

    private Catalog(Database database) {
        this.database = database;
        database.change(Schema::migrate);
    }

    /// Opens the catalog in `file`, made if missing; its folder must exist.
    ///
    /// @throws Problem if another process has it open, if it is damaged, or if a newer program made it
    public static Catalog open(Path file) {
        return opened(Database.open(file));
    }

    /// An empty catalog that is gone when closed.
    public static Catalog inMemory() {
        return opened(Database.inMemory());
    }

    private static Catalog opened(Database database) {
        try {
            return new Catalog(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// Puts a data set in place of the one of the same name, if there is one.
    ///
    /// @throws Problem if an image id is there twice, in this or in another data set, or if two names differ
    ///     only in case; nothing is changed then
    public void replaceDataset(DatasetEntry entry, List<Radiograph> films, ImportReport report) {
        database.change(connection -> DatasetTables.replace(connection, entry, films, report));
    }

    /// Puts another report in place of the one of a data set's import.
    ///
    /// @throws Problem if there is no such data set
    public void replaceReport(ImportReport report) {
        database.change(connection -> DatasetTables.replaceReport(connection, report));
    }

    /// The data sets by name.
    public List<DatasetSummary> datasets() {
        return database.read(DatasetTables::summaries);
    }

    /// What the import of a data set could not use, in the order of its report.
    ///
    /// @throws Problem if there is no such data set
    public List<RowProblem> problems(String dataset) {
        return database.read(connection -> {
            DatasetTables.require(connection, dataset);
            return DatasetTables.problems(connection, dataset);
        });
    }

    /// All films of a data set, by image id.
    ///
    /// @throws Problem if there is no such data set
    public Cohort cohort(String dataset) {
        return database.read(connection -> {
            DatasetEntry entry = DatasetTables.require(connection, dataset);
            List<Radiograph> films = FilmQueries.all(connection, FilmFilter.of(dataset));
            return new Cohort(entry.name(), entry.synthetic(), entry.findings(), films);
        });
    }

    /// How many films fit.
    public long count(FilmFilter filter) {
        return database.read(connection -> FilmQueries.count(connection, filter));
    }

    /// The films that fit, from the `offset`-th (counted from 0) on, at most `limit`. The order is always the
    /// same: data sets as they came into the catalog, in each the films by image id.
    public List<Radiograph> page(FilmFilter filter, long offset, int limit) {
        if (offset < 0 || limit < 0) throw new IllegalArgumentException("page of " + limit + " films from " + offset);
        return database.read(connection -> FilmQueries.page(connection, filter, offset, limit));
    }

    /// What the films that fit say of each finding in the vocabulary of the filter's data sets.
    public List<FindingCounts> findingCounts(FilmFilter filter) {
        return database.read(connection -> FilmQueries.findingCounts(connection, filter));
    }

    /// Which clinical values the films of a data set have.
    ///
    /// @param finding by whose labels films are told apart; null for none
    /// @throws Problem if there is no such data set, or it has no such finding
    public ClinicalCoverage coverage(String dataset, @Nullable Finding finding) {
        return database.read(connection -> {
            DatasetEntry entry = DatasetTables.require(connection, dataset);
            if (finding != null && !entry.findings().contains(finding)) {
                String known = String.join(
                        ", ", entry.findings().stream().map(Finding::name).toList());
                throw new Problem(dataset + " has no finding " + finding + ".", "It has " + known + ".");
            }
            return CoverageQuery.run(connection, entry, finding);
        });
    }

    /// Enters a run, or what is new about it.
    public void indexRun(RunSummary run) {
        database.change(connection -> RunIndex.replace(connection, run));
    }

    /// The runs, latest first.
    public List<RunSummary> runs() {
        return database.read(RunIndex::runs);
    }

    /// Forgets all runs, so that they can be indexed anew from their folders.
    public void forgetRuns() {
        database.change(RunIndex::forget);
    }

    @Override
    public void close() {
        database.close();
    }
}
