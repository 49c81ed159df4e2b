package org.discern.engine.torch;

import ai.djl.pytorch.jni.JniUtils;

/// Whether libtorch keeps, on this thread and until closed, what a backward pass needs.
record Gradients(boolean before) implements AutoCloseable {
    static Gradients kept() {
        return set(true);
    }

    static Gradients dropped() {
        return set(false);
    }

    private static Gradients set(boolean kept) {
        Gradients scope = new Gradients(JniUtils.isGradMode());
        JniUtils.setGradMode(kept);
        return scope;
    }

    @Override
    public void close() {
        JniUtils.setGradMode(before);
    }
}
