package org.discern.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.discern.model.ClinicalValue;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;

/// A fingerprint of films: equal for equal films in any order, on any machine; different when anything known
/// of a film differs. Runs record it, so that one can tell whether two of them saw the same data.
public final class ContentHash {
    private final MessageDigest digest;

    private ContentHash(MessageDigest digest) {
        this.digest = digest;
    }

    /// SHA-256 of the films, sorted by image id, in hexadecimal.
    public static String of(List<Radiograph> films) {
        ContentHash hash = new ContentHash(sha256());
        films.stream().sorted(Comparator.comparing(Radiograph::imageId)).forEach(hash::add);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void add(Radiograph film) {
        add(film.imageId());
        add(film.dataset());
        add(film.patientId());
        add(film.studyId());
        add(film.taken() == null ? "" : film.taken().toString());
        add(film.view().name());
        add(film.split().name());
        add(film.file());
        add(film.sex().name());
        add(film.ageYears());
        add(film.labels().size());
        film.labels().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(this::addLabel);
        add(film.clinicalValues().size());
        film.clinicalValues().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(this::addClinicalValue);
    }

    private void addLabel(Map.Entry<Finding, LabelValue> label) {
        add(label.getKey().name());
        add(label.getValue().name());
    }

    private void addClinicalValue(Map.Entry<String, ClinicalValue> value) {
        add(value.getKey());
        add(value.getValue().value());
        add(value.getValue().hours());
    }

    /// With its length before it, so that `ab, c` and `a, bc` differ.
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
    }

    private void add(double number) {
        digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(number).flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
