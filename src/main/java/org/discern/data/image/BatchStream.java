package org.discern.data.image;

import java.util.Iterator;

/// Batches in order, prepared ahead on other threads; closing it ends their work.
public interface BatchStream<T> extends Iterator<T>, AutoCloseable {
    @Override
    void close();
}
