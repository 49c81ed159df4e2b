package org.discern.ui.kit.scatter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.discern.figure.scatter.PointCloud;
import org.discern.figure.scatter.PointGrid;
import org.discern.model.FilmLayout;
import org.discern.model.Problem;
import org.discern.model.Radiograph;

/// Films in the plane, each known by its image id: where it is, and what is said of it.
public final class FilmPlaces {
    private final FilmLayout layout;
    private final List<Radiograph> films;
    private final Map<String, Integer> places;
    private final PointCloud points;
    private final PointGrid grid;

    private FilmPlaces(FilmLayout layout, List<Radiograph> films, Map<String, Integer> places) {
        this.layout = layout;
        this.films = films;
        this.places = places;
        points = PointCloud.of(layout.x(), layout.y());
        grid = new PointGrid(points);
    }

    /// Joins a layout with its films by their ids.
    ///
    /// @param films at least those laid out, in any order
    /// @throws Problem when a film that was laid out is not among `films`
    public static FilmPlaces of(FilmLayout layout, Collection<Radiograph> films) {
        Map<String, Radiograph> byId = HashMap.newHashMap(films.size());
        films.forEach(film -> byId.put(film.imageId(), film));
        Map<String, Integer> places = HashMap.newHashMap(layout.imageIds().size());
        List<Radiograph> inOrder = new ArrayList<>(layout.imageIds().size());
        for (String id : layout.imageIds()) {
            Radiograph film = byId.get(id);
            if (film == null) {
                throw new Problem(
                        "The layout holds a film that its run does not have",
                        "It is another run's, or the run's folder was changed. Lay the films out anew.");
            }
            places.put(id, inOrder.size());
            inOrder.add(film);
        }
        return new FilmPlaces(layout, List.copyOf(inOrder), places);
    }

    /// The same films elsewhere.
    ///
    /// @param moved of the same image ids in the same order
    public FilmPlaces moved(FilmLayout moved) {
        if (!moved.imageIds().equals(layout.imageIds())) throw new IllegalArgumentException("other films");
        return new FilmPlaces(moved, films, places);
    }

    public FilmLayout layout() {
        return layout;
    }

    /// In the order of the points.
    public List<Radiograph> films() {
        return films;
    }

    public PointCloud points() {
        return points;
    }

    public PointGrid grid() {
        return grid;
    }

    public int size() {
        return films.size();
    }

    /// The point of a film; empty where it is not laid out.
    public OptionalInt find(String imageId) {
        Integer place = places.get(imageId);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /// The points of those of the films that are laid out.
    BitSet find(Set<String> imageIds) {
        BitSet found = new BitSet(size());
        for (String id : imageIds) {
            Integer place = places.get(id);
            if (place != null) found.set(place);
        }
        return found;
    }

    Set<String> imageIds(BitSet of) {
        Set<String> ids = HashSet.newHashSet(of.cardinality());
        of.stream().forEach(place -> ids.add(films.get(place).imageId()));
        return ids;
    }
}
