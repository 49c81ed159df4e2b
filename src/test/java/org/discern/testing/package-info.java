/// What tests of several packages share.
@NullMarked
package org.discern.testing;

import org.jspecify.annotations.NullMarked;
