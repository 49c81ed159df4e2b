/// The experiment designer.
@NullMarked
package org.discern.ui.designer;

import org.jspecify.annotations.NullMarked;
