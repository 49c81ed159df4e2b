package org.discern.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.discern.data.image.ImageDecoder;
import org.discern.model.DatasetEntry;
import org.discern.model.Facets;
import org.discern.model.FilmFilter;
import org.discern.model.GreyImage;
import org.discern.model.PatientSummary;
import org.discern.model.Problem;
import org.discern.model.Radiograph;

/// Looks through the films of a project, a page at a time.
public final class BrowseFilms {
    /// Some 5 kB each: enough for two data sets of full size.
    private static final long THUMBNAIL_BYTES_MAX = 4L << 30;

    private final Project project;

    public BrowseFilms(Project project) {
        this.project = project;
    }

    public long count(FilmFilter filter) {
        return project.catalog().count(filter);
    }

    /// Films from the `offset`-th (counted from 0) on, at most `limit`.
    public List<Radiograph> page(FilmFilter filter, long offset, int limit) {
        return project.catalog().page(filter, offset, limit);
    }

    /// The films that fit, counted by what is known of them.
    public Facets facets(FilmFilter filter) {
        return project.catalog().facets(filter);
    }

    /// What is known of a data set as a whole, a sentence a line: where its clinical values come from, and how many
    /// films it has of the slides' pneumonia subset, beside the published counts. Mostly empty.
    public List<String> about(DatasetEntry dataset) {
        List<String> lines = new ArrayList<>();
        if (dataset.clinicalSource() != null)
            lines.add("Clinical values: " + dataset.clinicalSource().text());
        LabelledFilms.ofSlides(project.catalog(), dataset.name()).ifPresent(films -> lines.add(films.text()));
        return lines;
    }

    /// The image ids of the same films.
    public List<String> imageIds(FilmFilter filter, long offset, int limit) {
        return project.catalog().imageIds(filter, offset, limit);
    }

    /// Where among the films that fit one stands, counted from 0; empty where it does not fit.
    public OptionalLong position(FilmFilter filter, String imageId) {
        return project.catalog().position(filter, imageId);
    }

    /// The patients of the films that fit, by data set and id.
    public List<PatientSummary> patients(FilmFilter filter) {
        return project.catalog().patients(filter);
    }

    /// All films of a film's patient.
    public List<Radiograph> patient(Radiograph film) {
        FilmFilter filter = FilmFilter.of(film.dataset()).withPatientIds(List.of(film.patientId()));
        return page(filter, 0, Integer.MAX_VALUE);
    }

    /// The film's picture from its file, its short side reduced to `shortSidePixels`.
    ///
    /// @throws Problem where the file is missing or no picture
    public GreyImage picture(Radiograph film, int shortSidePixels) {
        return new ImageDecoder(shortSidePixels).decode(file(film));
    }

    /// The film's small picture, from the project's cache once it has been decoded.
    ///
    /// @throws Problem where the file is missing or no picture
    public GreyImage thumbnail(Radiograph film) {
        return project.thumbnails().get(film.imageId(), file(film));
    }

    /// Deletes thumbnails of long ago where they take too much disk; for when a project has been opened.
    public void trimThumbnails() {
        project.thumbnails().trim(THUMBNAIL_BYTES_MAX);
    }

    /// Names that stand for ids in screenshots.
    public Pseudonyms pseudonyms() {
        return project.pseudonyms();
    }

    private Path file(Radiograph film) {
        return project.dataset(film.dataset()).entry().root().resolve(film.file());
    }
}
