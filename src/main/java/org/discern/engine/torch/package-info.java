/// The engine on libtorch, through DJL; the only home of DJL. Start reading at `TorchNetworks.contrast`.
@NullMarked
package org.discern.engine.torch;

import org.jspecify.annotations.NullMarked;
