/// The demo cohort: synthetic chest films drawn from a simple anatomical model, with findings and clinical
/// values whose truth is known.
@NullMarked
package org.discern.data.synthetic;

import org.jspecify.annotations.NullMarked;
