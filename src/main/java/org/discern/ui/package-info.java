/// The window: a panel a package, each a view and a toolkit-free view model. Panels do not know each other,
/// only `kit`; `shell` knows all.
@NullMarked
package org.discern.ui;

import org.jspecify.annotations.NullMarked;
