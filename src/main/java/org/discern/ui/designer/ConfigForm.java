package org.discern.ui.designer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.discern.config.RunConfig;
import org.discern.config.SettingsText;

/// An experiment's settings while they are edited: a field for each component of [RunConfig] and the records
/// within, found by reflection, so that a new setting has its place in the form by being declared.
public final class ConfigForm {
    private final List<SettingGroup> groups = new ArrayList<>();
    private final Map<String, SettingField> fields = new LinkedHashMap<>();
    private final Map<String, String> sources = SettingsText.sources();
    private String generalError = "";

    public ConfigForm(RunConfig start) {
        addGroup("", RunConfig.class);
        fill(start);
    }

    /// The groups in order of declaration, those within others after them.
    public List<SettingGroup> groups() {
        return List.copyOf(groups);
    }

    /// The field at a path such as `moco.queueSize`.
    public SettingField field(String path) {
        SettingField field = fields.get(path);
        if (field == null) throw new IllegalArgumentException("no setting " + path);
        return field;
    }

    /// Takes over all settings of a valid configuration.
    public void fill(RunConfig config) {
        SettingsText.of(config).forEach((path, value) -> field(path).take(value));
    }

    /// The configuration as entered; empty where something is wrong, which the fields' errors then say.
    public Optional<RunConfig> build() {
        generalError = "";
        fields.values().forEach(field -> field.setError(""));
        return build("", RunConfig.class).map(RunConfig.class::cast);
    }

    /// All that was wrong at the last [#build].
    public List<String> errors() {
        List<String> errors = new ArrayList<>(fields.values().stream()
                .map(field -> field.errorProperty().get())
                .toList());
        errors.add(generalError);
        errors.removeIf(String::isEmpty);
        return errors;
    }

    /// All fields, in order.
    public List<SettingField> fields() {
        return List.copyOf(fields.values());
    }

    /// What is wrong beyond any single field, as of the last [#build]; empty where nothing is.
    String generalError() {
        return generalError;
    }

    /// Calls `changed` with the field after each change of it.
    void subscribe(Consumer<SettingField> changed) {
        fields.values().forEach(field -> field.inputProperty().subscribe((_, _) -> changed.accept(field)));
    }

    private void addGroup(String path, Class<?> type) {
        List<SettingField> own = new ArrayList<>();
        int place = groups.size();
        for (RecordComponent component : type.getRecordComponents()) {
            String where = join(path, component.getName());
            if (component.getType().isRecord()) addGroup(where, component.getType());
            else {
                SettingField field = new SettingField(where, component, sources.getOrDefault(where, ""));
                own.add(field);
                fields.put(where, field);
            }
        }
        groups.add(place, new SettingGroup(path, own));
    }

    /// Builds all parts even where one is wrong, so that every error is shown at once.
    private Optional<Object> build(String path, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        boolean complete = true;
        for (int i = 0; i < components.length; i++) {
            String where = join(path, components[i].getName());
            Optional<Object> value =
                    components[i].getType().isRecord() ? build(where, components[i].getType()) : valueOf(field(where));
            complete &= value.isPresent();
            values[i] = value.orElse("");
        }
        return complete ? construct(path, type, values) : Optional.empty();
    }

    private Optional<Object> valueOf(SettingField field) {
        try {
            return Optional.of(field.value());
        } catch (IllegalArgumentException wrong) {
            field.setError(text(wrong));
            return Optional.empty();
        }
    }

    private Optional<Object> construct(String path, Class<?> type, Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return Optional.of(type.getDeclaredConstructor(types).newInstance(values));
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof IllegalArgumentException wrong))
                throw new IllegalStateException("constructor of " + type, e);
            blame(path, text(wrong));
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("constructor of " + type, e);
        }
    }

    /// Shows a record's complaint at the field that it begins with: by path, as [RunConfig] writes, or by
    /// name, as parts of it do.
    private void blame(String path, String error) {
        fields.values().stream()
                .filter(field -> field.path().startsWith(path))
                .filter(field -> begins(error, field.path()) || begins(join(path, error), field.path()))
                .findFirst()
                .ifPresentOrElse(field -> field.setError(error), () -> generalError = error);
    }

    private static boolean begins(String error, String path) {
        return error.startsWith(path) && !error.substring(path.length()).matches("(?s)[.A-Za-z].*");
    }

    private static String text(IllegalArgumentException wrong) {
        return String.valueOf(wrong.getMessage());
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
