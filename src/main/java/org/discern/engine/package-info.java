/// Training engines behind one narrow interface: networks as data, weights by torchvision's names,
/// checkpoints as safetensors, the training loop. Each engine keeps its own array type to itself. Start
/// reading at [org.discern.engine.Engine].
@NullMarked
package org.discern.engine;

import org.jspecify.annotations.NullMarked;
