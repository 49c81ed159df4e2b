package org.discern.catalog;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.discern.model.ClinicalCoverage;
import org.discern.model.Cohort;
import org.discern.model.DatasetEntry;
import org.discern.model.DatasetSummary;
import org.discern.model.Facets;
import org.discern.model.FilmFilter;
import org.discern.model.Finding;
import org.discern.model.ImportReport;
import org.discern.model.PatientSummary;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.model.RowProblem;
import org.discern.model.RunSummary;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The films, labels and runs of a project, ready to be searched. An index: everything in it can be imported
/// again.
///
/// Several threads may use a catalog at once; each call sees one consistent state, and changes are made one
/// after the other, entirely or not at all. One process has the file at a time.
public final class Catalog implements AutoCloseable {
    private final Database database;
    private final Object indexing = new Object();
    // Read when it is first asked for, and anew after each change of the films.
    private volatile @Nullable FilmIndex index;

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
        changeFilms(connection -> DatasetTables.replace(connection, entry, films, report));
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
            List<Radiograph> films = FilmReader.ofDataset(connection, dataset);
            return new Cohort(entry.name(), entry.synthetic(), entry.findings(), films);
        });
    }

    /// How many films fit.
    public long count(FilmFilter filter) {
        return search(
                (connection, index) -> (long) index.find(connection, filter).cardinality());
    }

    /// The films that fit, from the `offset`-th (counted from 0) on, at most `limit`. The order is always the
    /// same: data sets as they came into the catalog, in each the films by image id.
    public List<Radiograph> page(FilmFilter filter, long offset, int limit) {
        if (offset < 0 || limit < 0) throw new IllegalArgumentException("page of " + limit + " films from " + offset);
        return search((connection, index) ->
                FilmReader.withNumbers(connection, index.numbers(index.find(connection, filter), offset, limit)));
    }

    /// The image ids of the same films.
    public List<String> imageIds(FilmFilter filter, long offset, int limit) {
        return search((connection, index) ->
                FilmReader.imageIds(connection, index.numbers(index.find(connection, filter), offset, limit)));
    }

    /// Where among the films that fit one stands, counted from 0; empty where it does not fit.
    public OptionalLong position(FilmFilter filter, String imageId) {
        return search((connection, index) -> {
            BitSet fitting = index.find(connection, filter);
            BitSet asked = index.find(connection, FilmFilter.ALL.withImageIds(List.of(imageId)));
            int row = asked.nextSetBit(0);
            return row >= 0 && fitting.get(row)
                    ? OptionalLong.of(fitting.get(0, row).cardinality())
                    : OptionalLong.empty();
        });
    }

    /// The films that fit, counted by what is known of them.
    public Facets facets(FilmFilter filter) {
        return search((connection, index) -> index.facets(connection, filter));
    }

    /// The patients of the films that fit, by data set and id.
    public List<PatientSummary> patients(FilmFilter filter) {
        return search((connection, index) -> index.patients(connection, filter));
    }

    /// The tags with the image ids of their films, both in order. Films that are not in the catalog keep their
    /// tags: they may come back.
    public Map<String, List<String>> tags() {
        return database.read(TagTable::read);
    }

    /// The tags of one film, in order.
    public List<String> tagsOf(String imageId) {
        return database.read(connection -> TagTable.of(connection, imageId));
    }

    /// Puts a tag on films, or takes it off.
    public void tag(List<String> imageIds, String tag, boolean on) {
        changeTags(connection -> TagTable.change(connection, imageIds, tag, on));
    }

    /// Puts all tags in place of those there are.
    public void replaceTags(Map<String, List<String>> tags) {
        changeTags(connection -> TagTable.replace(connection, tags));
    }

    /// Says where the films of a data set are now.
    ///
    /// @throws Problem if there is no such data set
    public void relocate(String dataset, Path root) {
        database.change(connection -> DatasetTables.relocate(connection, dataset, root));
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

    /// Asks of the films as they are now; where they changed meanwhile, anew.
    private <T> T search(Search<T> search) {
        while (true) {
            FilmIndex current = index();
            T found = database.read(connection -> search.in(connection, current));
            if (current == index) return found;
        }
    }

    private FilmIndex index() {
        FilmIndex current = index;
        if (current != null) return current;
        synchronized (indexing) {
            if (index == null) index = database.read(FilmIndex::read);
            return index;
        }
    }

    /// An index that was read before the change is dropped after it, also one whose reading had begun.
    private void changeFilms(Database.Change change) {
        database.change(change);
        synchronized (indexing) {
            index = null;
        }
    }

    /// Tags change often, and the films stay.
    private void changeTags(Database.Change change) {
        database.change(change);
        synchronized (indexing) {
            FilmIndex current = index;
            if (current != null) index = database.read(current::withTagsOf);
        }
    }

    /// A question about films; may throw [Problem].
    @FunctionalInterface
    private interface Search<T> {
        T in(DuckDBConnection connection, FilmIndex index) throws SQLException;
    }
}
