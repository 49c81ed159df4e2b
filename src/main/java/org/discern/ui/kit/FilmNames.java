package org.discern.ui.kit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.discern.model.Problem;
import org.discern.model.Radiograph;
import org.jspecify.annotations.Nullable;

/// What films, studies and patients are called on the screen: by their ids or, for screenshots, by pseudonyms
/// that stay the same in a project and say nothing of the ids.
public final class FilmNames {
    private static final int LETTERS = 5;
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final BooleanProperty masked = new SimpleBooleanProperty();
    private final Supplier<String> secret;
    private @Nullable String key;

    /// @param secret of the project; asked for when ids are first masked
    public FilmNames(Supplier<String> secret) {
        this.secret = secret;
    }

    /// Whether pseudonyms are shown.
    public BooleanProperty maskedProperty() {
        return masked;
    }

    /// The image id without the data set's name that makes it unique in the project.
    public String image(Radiograph film) {
        if (masked.get()) return pseudonym("film", film.imageId());
        String prefix = film.dataset() + "/";
        return film.imageId().startsWith(prefix) ? film.imageId().substring(prefix.length()) : film.imageId();
    }

    public String patient(Radiograph film) {
        return patient(film.dataset(), film.patientId());
    }

    public String patient(String dataset, String patientId) {
        return masked.get() ? pseudonym("patient", dataset + "\n" + patientId) : patientId;
    }

    public String study(Radiograph film) {
        return masked.get()
                ? pseudonym("study", film.dataset() + "\n" + film.patientId() + "\n" + film.studyId())
                : film.studyId();
    }

    /// A problem with a film as it may be shown: paths hold ids too.
    public String problem(Problem problem) {
        return masked.get() ? "This film's file cannot be shown." : problem.what() + "\n" + problem.hint();
    }

    private String pseudonym(String kind, String id) {
        if (key == null) key = secret.get();
        byte[] digest = sha256(key + "\n" + kind + "\n" + id);
        StringBuilder name = new StringBuilder(kind.substring(0, 1).toUpperCase(Locale.ROOT)).append('-');
        for (int i = 0; i < LETTERS; i++) name.append(ALPHABET.charAt(digest[i] & 31));
        return name.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
