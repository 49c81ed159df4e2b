/// What the panels share: background work, charts, dialogs.
@NullMarked
package org.discern.ui.kit;

import org.jspecify.annotations.NullMarked;
