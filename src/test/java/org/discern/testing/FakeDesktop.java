package org.discern.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.discern.ui.kit.Desktop;

/// Remembers what was copied and opened.
public final class FakeDesktop implements Desktop {
    public final List<String> copied = new ArrayList<>();
    public final List<byte[]> pictures = new ArrayList<>();
    public final List<String> told = new ArrayList<>();
    public final List<Path> opened = new ArrayList<>();

    @Override
    public void copy(String text) {
        copied.add(text);
    }

    @Override
    public void copyPicture(byte[] png) {
        pictures.add(png);
    }

    @Override
    public void tell(String title, String text) {
        told.add(title + ": " + text);
    }

    @Override
    public void open(Path file) {
        opened.add(file);
    }
}
