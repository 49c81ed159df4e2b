package org.discern.engine;

/// Work with all that it needs made ready, to be timed.
public interface Work extends AutoCloseable {
    void once();

    @Override
    void close();
}
