package org.discern.workflow;

import org.discern.config.Method;
import org.discern.figure.ModelStyle;

/// How that which a method has trained is drawn, wherever it stands.
public final class MethodStyle {
    private MethodStyle() {}

    public static ModelStyle of(Method method) {
        return switch (method) {
            case MOCO -> ModelStyle.MOCO;
            case MEDAUG -> ModelStyle.MEDAUG;
            case DISCERN -> ModelStyle.DISCERN;
        };
    }
}
