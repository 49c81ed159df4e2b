package org.discern.ui.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a person chose for the window, whatever project is open in it. It holds no more of projects than their folders.
///
/// @param fontPercent size of the text, of its usual size
/// @param projects folder where projects are made
/// @param maskIds whether pseudonyms are shown instead of ids when a project is opened
/// @param keepRunning whether the offer to keep a run going is the first when the window closes
/// @param recent folders of the projects that were open, the last one first
/// @param place where the window was
/// @param panel name of the panel that was shown
public record Preferences(
        Appearance.Choice theme,
        int fontPercent,
        Path projects,
        boolean maskIds,
        boolean keepRunning,
        List<Path> recent,
        Place place,
        Side tree,
        String panel) {
    public static final int FONT_MIN = 90;
    public static final int FONT_MAX = 150;
    private static final int RECENT_MOST = 12;

    public Preferences {
        fontPercent = Math.clamp(fontPercent, FONT_MIN, FONT_MAX);
        recent = List.copyOf(recent);
    }

    /// Where a window is, in points.
    ///
    /// @param x `NaN` for the middle of the screen
    public record Place(double x, double y, double width, double height, boolean maximised) {
        public static final Place USUAL = new Place(Double.NaN, Double.NaN, 1280, 840, false);
    }

    /// Whether the project tree stands at the side.
    public enum Side {
        /// Where the window is wide.
        BY_WIDTH,
        SHOWN,
        HIDDEN
    }

    /// What holds before anything was chosen.
    public static Preferences usual(Path projects) {
        return new Preferences(
                Appearance.Choice.SYSTEM, 100, projects, false, true, List.of(), Place.USUAL, Side.BY_WIDTH, "");
    }

    public Preferences withTheme(Appearance.Choice chosen) {
        return new Preferences(chosen, fontPercent, projects, maskIds, keepRunning, recent, place, tree, panel);
    }

    public Preferences withFontPercent(int percent) {
        return new Preferences(theme, percent, projects, maskIds, keepRunning, recent, place, tree, panel);
    }

    public Preferences withProjects(Path folder) {
        return new Preferences(theme, fontPercent, folder, maskIds, keepRunning, recent, place, tree, panel);
    }

    public Preferences withMaskIds(boolean masked) {
        return new Preferences(theme, fontPercent, projects, masked, keepRunning, recent, place, tree, panel);
    }

    public Preferences withKeepRunning(boolean keep) {
        return new Preferences(theme, fontPercent, projects, maskIds, keep, recent, place, tree, panel);
    }

    public Preferences withTree(Side side) {
        return new Preferences(theme, fontPercent, projects, maskIds, keepRunning, recent, place, side, panel);
    }

    public Preferences withPlace(Place where) {
        return new Preferences(theme, fontPercent, projects, maskIds, keepRunning, recent, where, tree, panel);
    }

    public Preferences withPanel(String shown) {
        return new Preferences(theme, fontPercent, projects, maskIds, keepRunning, recent, place, tree, shown);
    }

    /// With a project as the one opened last.
    public Preferences opened(Path project) {
        return withRecent(Stream.concat(Stream.of(project), others(project))
                .limit(RECENT_MOST)
                .toList());
    }

    /// Without a project in the list.
    public Preferences forgotten(Path project) {
        return withRecent(others(project).toList());
    }

    /// With the window as it is on first use.
    public Preferences withUsualLayout() {
        return withPlace(Place.USUAL).withTree(Side.BY_WIDTH).withPanel("");
    }

    private Stream<Path> others(Path project) {
        return recent.stream().filter(other -> !other.equals(project));
    }

    private Preferences withRecent(List<Path> folders) {
        return new Preferences(theme, fontPercent, projects, maskIds, keepRunning, folders, place, tree, panel);
    }
}
