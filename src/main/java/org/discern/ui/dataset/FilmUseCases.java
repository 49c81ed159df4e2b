package org.discern.ui.dataset;

import org.discern.workflow.BrowseFilms;
import org.discern.workflow.ExportFilms;
import org.discern.workflow.ImportDataset;
import org.discern.workflow.PreviewImport;
import org.discern.workflow.Project;
import org.discern.workflow.RelocateDataset;
import org.discern.workflow.SavedViews;
import org.discern.workflow.TagFilms;

/// What the window can do with the films of a project.
public record FilmUseCases(
        BrowseFilms browse,
        TagFilms tags,
        SavedViews views,
        ExportFilms export,
        RelocateDataset relocate,
        ImportDataset importDataset,
        PreviewImport preview) {
    public static FilmUseCases of(Project project) {
        return new FilmUseCases(
                new BrowseFilms(project),
                new TagFilms(project),
                new SavedViews(project),
                new ExportFilms(project),
                new RelocateDataset(project),
                new ImportDataset(project),
                new PreviewImport(PreviewImport.shippedDescriptions()));
    }
}
