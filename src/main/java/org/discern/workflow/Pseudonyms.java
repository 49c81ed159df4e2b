package org.discern.workflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import org.discern.model.Radiograph;

/// Names that stand for ids where those must not be seen: the same in a project at all times, and saying nothing
/// of the id.
///
/// @param key secret of the project
public record Pseudonyms(String key) {
    private static final int LETTERS = 5;
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public String film(Radiograph film) {
        return of("film", film.imageId());
    }

    public String patient(String dataset, String patientId) {
        return of("patient", dataset + "\n" + patientId);
    }

    public String study(Radiograph film) {
        return of("study", film.dataset() + "\n" + film.patientId() + "\n" + film.studyId());
    }

    private String of(String kind, String id) {
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
