/// Clinical values beside the image: values of films as numbers, and heads that join them with an encoder's
/// features, as pure functions with their gradients. Probe and engines train them, each in its own way. Uses
/// [org.discern.model]; start reading at [org.discern.fusion.FusionHead].
@NullMarked
package org.discern.fusion;

import org.jspecify.annotations.NullMarked;
