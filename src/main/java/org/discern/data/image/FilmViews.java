package org.discern.data.image;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.model.Radiograph;

/// Films as square views: the one place where a film's index becomes pixels of a batch.
///
/// @param images picture by image id, as [ImageCache#get]; called on several threads
public record FilmViews(List<Radiograph> films, Function<String, GreyImage> images, Augmentation augmentation) {
    public FilmViews {
        films = List.copyOf(films);
    }

    /// Space for the pixels of `size` views.
    ///
    /// @throws Problem where an array cannot hold that many
    public float[] pixels(int size) {
        long values = size * (long) area();
        if (values > Integer.MAX_VALUE - 8) {
            throw new Problem(
                    "a batch of %,d pictures of %d px is too large".formatted(size, augmentation.sidePixels()),
                    "Choose a smaller batch size or image size.");
        }
        return new float[(int) values];
    }

    /// Writes a random view of film `film` as picture `slot` of `pixels`.
    public void random(int film, SplittableRandom random, float[] pixels, int slot) {
        augmentation.randomView(picture(film), random, pixels, slot * area());
    }

    /// Writes the plain view of film `film` as picture `slot` of `pixels`.
    public void plain(int film, float[] pixels, int slot) {
        augmentation.plainView(picture(film), pixels, slot * area());
    }

    /// `pixels`, made by [#pixels], as a batch.
    public ImageBatch batch(float[] pixels) {
        return new ImageBatch(pixels.length / area(), augmentation.sidePixels(), pixels);
    }

    private GreyImage picture(int film) {
        if (Thread.currentThread().isInterrupted()) throw new CancellationException("the stream of batches was closed");
        return images.apply(films.get(film).imageId());
    }

    private int area() {
        return augmentation.sidePixels() * augmentation.sidePixels();
    }
}
