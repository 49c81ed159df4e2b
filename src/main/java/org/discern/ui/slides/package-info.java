/// The slides' table beside this project's runs: what was published, what was found here, and what each empty cell
/// would take.
@NullMarked
package org.discern.ui.slides;

import org.jspecify.annotations.NullMarked;
