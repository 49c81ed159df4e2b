package org.discern.data.image;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.discern.data.image.CachePart.Entry;
import org.discern.data.image.CachePart.Unusable;
import org.discern.data.image.CachePart.Writer;
import org.discern.model.GreyImage;
import org.discern.model.Problem;
import org.discern.model.RowProblem;

/// The decoded films of a project, in a folder of memory-mapped files. [#add] decodes what is missing, and again
/// what was decoded from a file that has changed since (by size and time). Files of the cache get their name when
/// they are whole and are never changed afterwards: a kill at any moment loses at most the last two minutes or so of
/// decoding, and other processes may read while one writes. Safe for use by several threads.
public final class ImageCache implements AutoCloseable {
    /// A part is closed when it has grown to this: small enough to lose, large enough to have few of them.
    private static final long PART_BYTES = 64L << 20;

    private final Path folder;
    private final int shortSidePixels;
    private final Arena arena = Arena.ofShared();
    private final Set<Path> mapped = ConcurrentHashMap.newKeySet();
    private final Map<String, Entry> films = new ConcurrentHashMap<>();

    private ImageCache(Path folder, int shortSidePixels) {
        this.folder = folder;
        this.shortSidePixels = shortSidePixels;
    }

    /// Opens the cache in `folder`, which is made where it does not exist.
    ///
    /// @param shortSidePixels short side of the films it holds
    /// @throws Problem where a file of it is damaged, or holds films of another short side
    public static ImageCache open(Path folder, int shortSidePixels) {
        ImageCache cache = new ImageCache(folder, shortSidePixels);
        try {
            Files.createDirectories(folder);
            for (Path part : cache.parts()) cache.map(part);
            return cache;
        } catch (IOException failure) {
            cache.close();
            throw new Problem("the image cache in " + folder + " cannot be read: " + failure.getMessage(), "", failure);
        } catch (Problem problem) {
            cache.close();
            throw problem;
        }
    }

    /// A film to be cached.
    ///
    /// @param within the folder that the file must really be in, whatever links lead to it
    public record Source(String imageId, Path file, Path within) {
        private void requireWithin() throws Undecodable {
            try {
                if (!Files.exists(file) || file.toRealPath().startsWith(within.toRealPath())) return;
            } catch (IOException e) {
                throw new Undecodable("the file cannot be looked up", "");
            }
            throw new Undecodable("the file leaves the data folder through a link; refused", "");
        }
    }

    /// Hears how many of the missing films have been decoded (or found impossible to decode).
    @FunctionalInterface
    public interface Progress {
        void at(int done, int total);
    }

    /// What [#add] did.
    ///
    /// @param added films that are new in the cache
    /// @param renewed films that were there from a file that has changed since
    /// @param gone films that were there and stay, whose file is there no longer
    /// @param problems one for each film that could not be decoded; the others are there
    /// @param complete false where it was cancelled
    public record Filled(int added, int renewed, List<RowProblem> gone, List<RowProblem> problems, boolean complete) {
        public Filled {
            gone = List.copyOf(gone);
            problems = List.copyOf(problems);
        }
    }

    /// Decodes the films that are missing, on `threads` threads, and adds them; of several with one id the
    /// first counts. When cancelled, what has been decoded stays.
    ///
    /// @throws Problem where another process is adding films, or the folder cannot be written
    public Filled add(List<Source> sources, int threads, Progress progress, BooleanSupplier cancelled) {
        try (FileChannel lock = lock()) {
            for (Path part : parts()) map(part); // another process may have added films since
            List<Stamped> stamped = sources.parallelStream()
                    .map(source -> new Stamped(source, FileStamp.of(source.file())))
                    .toList();
            List<RowProblem> gone = stamped.stream()
                    .filter(source -> !source.stamp().isThere() && contains(source.imageId()))
                    .map(source -> new RowProblem(source.source().file().toString(), 0, "the file is gone"))
                    .toList();
            Map<String, Stamped> missing = new LinkedHashMap<>();
            stamped.stream().filter(this::isMissing).forEach(source -> missing.putIfAbsent(source.imageId(), source));
            return missing.isEmpty()
                    ? new Filled(0, 0, gone, List.of(), true)
                    : decode(List.copyOf(missing.values()), gone, threads, progress, cancelled);
        } catch (IOException failure) {
            throw new Problem(
                    "the image cache in " + folder + " cannot be written: " + failure.getMessage(),
                    "Free some space or choose another folder; the films cached before are kept.",
                    failure);
        }
    }

    /// A film's file as it is now.
    private record Stamped(Source source, FileStamp stamp) {
        String imageId() {
            return source.imageId();
        }
    }

    /// A picture outlives its file: only another file in its place makes it wrong.
    private boolean isMissing(Stamped source) {
        Entry entry = films.get(source.imageId());
        return entry == null || source.stamp().isThere() && !source.stamp().equals(entry.stamp());
    }

    /// Whether the film is there.
    public boolean contains(String imageId) {
        return films.containsKey(imageId);
    }

    /// Number of films.
    public int size() {
        return films.size();
    }

    /// The picture of a film, as a copy.
    ///
    /// @throws Problem where it is not in the cache
    public GreyImage get(String imageId) {
        Entry entry = films.get(imageId);
        if (entry == null) {
            throw new Problem(
                    "film " + imageId + " is not in the image cache",
                    "Check that its file is still in the data folder.");
        }
        return entry.read();
    }

    /// Unmaps the files; no picture can be read afterwards.
    @Override
    public void close() {
        if (arena.scope().isAlive()) arena.close();
    }

    /// Worker threads decode; this one writes, so that the parts hold the films in the order given.
    private Filled decode(
            List<Stamped> missing, List<RowProblem> gone, int threads, Progress progress, BooleanSupplier cancelled)
            throws IOException {
        ImageDecoder decoder = new ImageDecoder(shortSidePixels);
        List<RowProblem> problems = new ArrayList<>();
        int added = 0;
        int renewed = 0;
        int done = 0;
        try (Prefetch<Decoded> decoded = new Prefetch<>(
                0,
                missing.size(),
                threads,
                i -> Decoded.from(decoder, missing.get(i).source()))) {
            while (decoded.hasNext() && !cancelled.getAsBoolean()) {
                Path part = nextPart();
                try (Writer writer = new Writer(part, shortSidePixels)) {
                    while (writer.bytes() < PART_BYTES && decoded.hasNext() && !cancelled.getAsBoolean()) {
                        Stamped source = missing.get(done);
                        // What is wrong must not stay where decoding fails or is stopped.
                        boolean known = films.remove(source.imageId()) != null;
                        switch (decoded.next()) {
                            case Picture(GreyImage image) -> {
                                writer.add(source.imageId(), source.stamp(), image);
                                if (known) renewed++;
                                else added++;
                            }
                            case Failure(RowProblem problem) -> problems.add(problem);
                        }
                        progress.at(++done, missing.size());
                    }
                    if (writer.bytes() > 0) {
                        writer.commit();
                        map(part);
                    }
                }
            }
        }
        return new Filled(added, renewed, gone, problems, done == missing.size());
    }

    private sealed interface Decoded {
        static Decoded from(ImageDecoder decoder, Source source) {
            try {
                source.requireWithin();
                return new Picture(decoder.read(source.file()));
            } catch (Undecodable undecodable) {
                return new Failure(new RowProblem(source.file().toString(), 0, undecodable.reason()));
            }
        }
    }

    private record Picture(GreyImage image) implements Decoded {}

    private record Failure(RowProblem problem) implements Decoded {}

    private FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("cache.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return channel;
        } catch (OverlappingFileLockException _) { // this process holds it already
        }
        channel.close();
        throw new Problem(
                "films are being added to the image cache in " + folder + " already",
                "Wait until the other import has ended.");
    }

    private void map(Path part) throws IOException {
        if (!mapped.add(part)) return;
        try {
            for (Entry entry : CachePart.map(part, shortSidePixels, arena)) films.put(entry.imageId(), entry);
        } catch (Unusable unusable) {
            throw new Problem(
                    part + ": this file of the image cache cannot be used: " + unusable.getMessage(),
                    "Delete the folder " + folder + "; the next import makes it anew from the picture files.",
                    unusable);
        }
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(CachePart.SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private Path nextPart() throws IOException {
        int number = parts().size();
        Path part;
        do {
            part = folder.resolve("part-%06d%s".formatted(++number, CachePart.SUFFIX));
        } while (Files.exists(part));
        return part;
    }
}
