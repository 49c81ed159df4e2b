package org.discern.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a component of a record optional in YAML, and says what it is where the file is silent. Settings of an
/// experiment have no such thing: their defaults stand in `defaults.yaml`.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface WhenAbsent {
    /// The value as it would be written in YAML.
    String value();
}
