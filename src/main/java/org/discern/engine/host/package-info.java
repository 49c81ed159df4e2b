/// What engines that compute on the host share: the models, over networks that an engine gives; loops over
/// plain memory; the rules that move parameters. Start reading at `HostMoco.step`.
@NullMarked
package org.discern.engine.host;

import org.jspecify.annotations.NullMarked;
