/// The window around the panels: navigation, theme, status bar, shortcuts.
@NullMarked
package org.discern.ui.shell;

import org.jspecify.annotations.NullMarked;
