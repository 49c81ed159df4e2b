package org.discern.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes a setting where it is declared: the form draws it from this, the check enforces it, the error
/// names it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /// What it does, in a sentence.
    String help();

    /// Unit of the value, such as `px`; empty for pure numbers and names.
    String unit() default "";

    /// Smallest value allowed.
    double min() default Double.NEGATIVE_INFINITY;

    /// Largest value allowed.
    double max() default Double.POSITIVE_INFINITY;

    /// The value must be larger than this.
    double above() default Double.NEGATIVE_INFINITY;
}
