package org.discern.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.discern.config.DataConfig;
import org.discern.config.RunConfig;
import org.discern.data.image.FilmViews;
import org.discern.data.image.ImageCache;
import org.discern.model.Cohort;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.model.Radiograph;

/// Draws views of a film as training does, by its code and at its resolution.
public final class PreviewViews {
    private final Project project;

    public PreviewViews(Project project) {
        this.project = project;
    }

    /// The film without augmentation, then so many random views of it.
    ///
    /// @param seed other seeds, other draws
    /// @throws Problem where the film's picture cannot be read
    public List<GreyImage> of(RunConfig config, Radiograph film, int draws, long seed, JobContext context) {
        Cohort alone = new Cohort(film.dataset(), false, List.of(), List.of(film));
        int cacheSize = config.data().cacheSizePixels();
        if (new CachePictures(project).run(alone, cacheSize, context).films().isEmpty())
            throw new Problem("this film's picture cannot be read", "choose another film");
        try (ImageCache images = project.images(cacheSize)) {
            FilmViews views = new Pictures(config, images).views(List.of(film));
            int side = config.data().imageSizePixels();
            List<GreyImage> drawn = new ArrayList<>();
            float[] pixels = views.pixels(1);
            views.plain(0, pixels, 0);
            drawn.add(grey(pixels, side, config.data()));
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < draws; i++) {
                context.checkCancelled();
                views.random(0, random.split(), pixels, 0);
                drawn.add(grey(pixels, side, config.data()));
            }
            return drawn;
        }
    }

    /// Back from the network's values to grey ones.
    private static GreyImage grey(float[] pixels, int side, DataConfig data) {
        byte[] grey = new byte[side * side];
        for (int i = 0; i < grey.length; i++) {
            double value = pixels[i] * data.standardDeviation() + data.mean();
            grey[i] = (byte) Math.clamp(Math.round(255 * value), 0, 255);
        }
        return new GreyImage(side, side, grey);
    }
}
