/// The dataset browser.
@NullMarked
package org.discern.ui.dataset;

import org.jspecify.annotations.NullMarked;
