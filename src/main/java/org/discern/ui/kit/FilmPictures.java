package org.discern.ui.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.discern.workflow.BrowseFilms;

/// Small pictures of films, read in the background and remembered. To be called on the window's thread.
public final class FilmPictures {
    private static final int REMEMBERED = 1_000;
    // Decoding is the processor's work, and what reads the catalog must not wait behind it.
    private static final int AT_A_TIME = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

    private final BrowseFilms browse;
    private final Background background;
    private final Semaphore permits = new Semaphore(AT_A_TIME);
    private final Map<String, GreyImage> remembered = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, GreyImage> eldest) {
            return size() > REMEMBERED;
        }
    };

    public FilmPictures(BrowseFilms browse, Background background) {
        this.browse = browse;
        this.background = background;
    }

    /// Hands the film's thumbnail to `done`: at once where it is remembered, else when it is read. A film
    /// scrolled away in the meantime (`wanted` says no) is not read. Where there is no picture, `missing` is
    /// told why.
    public void thumbnail(
            Radiograph film, BooleanSupplier wanted, Consumer<GreyImage> done, Consumer<Problem> missing) {
        GreyImage known = remembered.get(film.imageId());
        if (known != null) {
            done.accept(known);
            return;
        }
        Consumer<GreyImage> remember = picture -> {
            remembered.put(film.imageId(), picture);
            if (wanted.getAsBoolean()) done.accept(picture);
        };
        Consumer<Problem> say = problem -> {
            if (wanted.getAsBoolean()) missing.accept(problem);
        };
        var unused = background.read("Thumbnail", _ -> read(film, wanted), remember, say);
    }

    /// Forgets all pictures, because files have moved.
    public void forget() {
        remembered.clear();
    }

    private GreyImage read(Radiograph film, BooleanSupplier wanted) {
        permits.acquireUninterruptibly();
        try {
            if (!wanted.getAsBoolean()) throw new CancellationException("scrolled away");
            return browse.thumbnail(film);
        } finally {
            permits.release();
        }
    }
}
