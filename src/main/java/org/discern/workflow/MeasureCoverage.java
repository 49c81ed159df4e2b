package org.discern.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.discern.figure.Export;
import org.discern.figure.FigureTheme;
import org.discern.figure.MissingnessFigure;
import org.discern.model.ClinicalCoverage;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.storage.DurableFile;
import org.jspecify.annotations.Nullable;

/// Counts which films have clinical values, and whether those of one label lack them more often than others: a
/// gap that a model can learn instead of the disease.
public final class MeasureCoverage {
    private static final int WIDTH = 720;
    private static final int PIXELS_A_POINT = 2;

    private final Project project;

    public MeasureCoverage(Project project) {
        this.project = project;
    }

    /// @param finding by whose labels films are told apart; null for none
    /// @throws Problem where there is no such data set or finding
    public ClinicalCoverage run(String dataset, @Nullable Finding finding) {
        return project.catalog().coverage(dataset, finding);
    }

    /// Draws the shares of films that lack each value, as SVG or PNG by the file's ending.
    ///
    /// @throws Problem where the file has another ending, or cannot be written
    public static void draw(ClinicalCoverage coverage, Path file) {
        MissingnessFigure figure = new MissingnessFigure(coverage);
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            DurableFile.replace(file, Export.svg(figure.chart(FigureTheme.PAPER), WIDTH, figure.height()));
        } else if (name.endsWith(".png")) {
            byte[] png = Export.png(figure.chart(FigureTheme.PAPER), WIDTH, figure.height(), PIXELS_A_POINT);
            DurableFile.replace(file, aside -> Files.write(aside, png));
        } else {
            throw new Problem(file + " is neither an .svg nor a .png file", "Name the picture so.");
        }
    }
}
