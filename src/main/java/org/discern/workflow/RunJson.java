package org.discern.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.discern.model.Finding;
import org.discern.model.Problem;
import org.discern.model.RunEvent;
import org.discern.model.RunId;
import org.discern.storage.DurableFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// How records stand in JSON, in run folders and on the command line.
public final class RunJson {
    private final JsonMapper mapper = JsonMapper.builder()
            .addMixIn(RunEvent.class, EventNames.class)
            .addMixIn(Finding.class, FindingName.class)
            .addMixIn(RunId.class, RunIdText.class)
            // A later version may write more; this one reads what it knows.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new RequiredParts(), new JacksonAnnotationIntrospector()))
            .build();

    private final ObjectReader events = mapper.readerFor(RunEvent.class);

    /// One line of JSON.
    public String line(Object value) {
        return mapper.writeValueAsString(value);
    }

    /// @throws JacksonException where the text is not such a record
    <T> T parse(String text, Class<T> type) {
        return mapper.readValue(text, type);
    }

    /// An event of a log; empty where the line is none.
    Optional<RunEvent> event(byte[] bytes, int from, int length) {
        try {
            return Optional.ofNullable(events.readValue(bytes, from, length));
        } catch (JacksonException torn) {
            return Optional.empty();
        }
    }

    void write(Path file, Object value) {
        DurableFile.replace(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
    }

    /// @throws Problem naming the file where it cannot be read
    <T> T read(Path file, Class<T> type) {
        try {
            // A file that holds `null` is damaged too.
            return Optional.ofNullable(parse(Files.readString(file), type)).orElseThrow(() -> unreadable(file, null));
        } catch (IOException | JacksonException e) {
            throw unreadable(file, e);
        }
    }

    private static Problem unreadable(Path file, @Nullable Exception cause) {
        return new Problem(
                "could not read " + file, "the file is missing or damaged; everything else is untouched", cause);
    }

    /// What may be `null` may be missing too, so that a record which has got such a part can still be read as it
    /// was written before; so may a list, where the record itself takes none for an empty one. A record without
    /// one of its other parts is damaged.
    private static final class RequiredParts extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            if (!(member instanceof AnnotatedParameter parameter)) return null;
            RecordComponent[] parts = parameter.getDeclaringClass().getRecordComponents();
            return parts == null ? null : isRequired(parts[parameter.getIndex()]);
        }

        private static boolean isRequired(RecordComponent part) {
            return part.getType() != List.class && !part.getAnnotatedType().isAnnotationPresent(Nullable.class);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RunEvent.PhaseStarted.class, name = "phase"),
        @JsonSubTypes.Type(value = RunEvent.StepDone.class, name = "step"),
        @JsonSubTypes.Type(value = RunEvent.EpochDone.class, name = "epoch"),
        @JsonSubTypes.Type(value = RunEvent.CheckpointSaved.class, name = "checkpoint"),
        @JsonSubTypes.Type(value = RunEvent.Notice.class, name = "notice")
    })
    private interface EventNames {}

    private abstract static class FindingName {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        @SuppressWarnings("UnusedVariable") // stands for Finding's own constructor
        FindingName(String name) {}

        @JsonValue
        abstract String name();
    }

    private abstract static class RunIdText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        @SuppressWarnings("UnusedVariable") // stands for RunId's own constructor
        RunIdText(String value) {}

        @JsonValue
        abstract String value();
    }
}
