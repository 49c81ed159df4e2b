package org.discern.workflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.discern.model.Problem;

/// Puts a person's own words on films. They stand in `tags.json` by image id, so that they outlive an import
/// and the catalog; the catalog has a copy to search in.
public final class TagFilms {
    /// A tag is a word or two, not a text.
    public static final int LENGTH_MAX = 60;

    private final Project project;
    private final RunJson json = new RunJson();

    public TagFilms(Project project) {
        this.project = project;
    }

    /// Puts `tag` on films, or takes it off.
    ///
    /// @throws Problem where the tag is empty or too long, or the file cannot be written
    public void run(List<String> imageIds, String tag, boolean on) {
        String word = tag.strip();
        if (word.isEmpty() || word.length() > LENGTH_MAX || word.chars().anyMatch(Character::isISOControl)) {
            throw new Problem("This cannot be a tag.", "A tag has 1 to " + LENGTH_MAX + " characters in one line.");
        }
        project.catalog().tag(imageIds, word, on);
        json.write(file(), new Tags(project.catalog().tags()));
    }

    /// The tags of a film, in order.
    public List<String> of(String imageId) {
        return project.catalog().tagsOf(imageId);
    }

    /// Brings the tags of the file into the catalog.
    void load() {
        if (Files.exists(file()))
            project.catalog().replaceTags(json.read(file(), Tags.class).imageIds());
    }

    private Path file() {
        return project.folder().resolve("tags.json");
    }

    private record Tags(Map<String, List<String>> imageIds) {
        Tags {
            imageIds = new TreeMap<>(imageIds);
        }
    }
}
