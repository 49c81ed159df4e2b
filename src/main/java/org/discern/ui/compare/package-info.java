/// The comparison panel: finished runs side by side, a tab for each question. Start reading at
/// [CompareViewModel].
@NullMarked
package org.discern.ui.compare;

import org.jspecify.annotations.NullMarked;
