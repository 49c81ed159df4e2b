package org.discern.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.discern.model.ClinicalValue;
import org.discern.model.Finding;
import org.discern.model.LabelValue;
import org.discern.model.Radiograph;
import org.jspecify.annotations.Nullable;

/// A fingerprint of films: equal for equal films in any order, on any machine; different when anything known
/// of a film differs. Runs record it, so that one can tell whether two of them saw the same data.
public final class ContentHash {
    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest digest = sha256();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    /// What a set of labels adds: many films have the same.
    private final Map<Map<Finding, LabelValue>, List<String>> labelTexts = new HashMap<>();

    private ContentHash() {}

    /// SHA-256 of the films, sorted by image id, in hexadecimal.
    public static String of(List<Radiograph> films) {
        ContentHash hash = new ContentHash();
        Radiograph[] sorted = films.toArray(Radiograph[]::new);
        Arrays.parallelSort(sorted, Comparator.comparing(Radiograph::imageId));
        for (Radiograph film : sorted) hash.add(film);
        hash.digestBuffer();
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void add(Radiograph film) {
        add(film.imageId());
        add(film.dataset());
        add(film.patientId());
        add(film.studyId());
        add(film.taken());
        add(film.view().name());
        add(film.split().name());
        add(film.file());
        add(film.sex().name());
        add(film.ageYears());
        add(film.labels().size());
        labelTexts.computeIfAbsent(film.labels(), ContentHash::texts).forEach(this::add);
        add(film.clinicalValues().size());
        new TreeMap<>(film.clinicalValues()).forEach(this::addClinicalValue);
    }

    private static List<String> texts(Map<Finding, LabelValue> labels) {
        List<String> texts = new ArrayList<>();
        new TreeMap<>(labels).forEach((finding, value) -> texts.addAll(List.of(finding.name(), value.name())));
        return texts;
    }

    private void addClinicalValue(String name, ClinicalValue value) {
        add(name);
        add(value.value());
        add(value.hours());
    }

    /// With its length before it, so that `ab, c` and `a, bc` differ.
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        if (bytes.length > buffer.remaining()) digestBuffer();
        if (bytes.length > buffer.remaining()) digest.update(bytes);
        else buffer.put(bytes);
    }

    private void add(@Nullable LocalDateTime time) {
        add(time == null ? 0 : time.getNano() + 1);
        if (time != null) add((double) time.toEpochSecond(ZoneOffset.UTC));
    }

    private void add(int number) {
        if (buffer.remaining() < Integer.BYTES) digestBuffer();
        buffer.putInt(number);
    }

    private void add(double number) {
        if (buffer.remaining() < Double.BYTES) digestBuffer();
        buffer.putDouble(number);
    }

    private void digestBuffer() {
        digest.update(buffer.flip());
        buffer.clear();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
