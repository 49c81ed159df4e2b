/// A plot of films in the plane that can be pointed at, moved, and selected from: start reading at
/// [ScatterViewModel].
@NullMarked
package org.discern.ui.kit.scatter;

import org.jspecify.annotations.NullMarked;
