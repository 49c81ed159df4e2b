/// What engines that compute on the host share: loops over plain memory, and the rules that move parameters.
/// Start reading at [org.discern.engine.host.Optimizer].
@NullMarked
package org.discern.engine.host;

import org.jspecify.annotations.NullMarked;
