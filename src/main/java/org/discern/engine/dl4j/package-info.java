/// The Deeplearning4j engine; the only home of ND4J and DL4J. Start reading at `Dl4jNetworks.contrast`.
@NullMarked
package org.discern.engine.dl4j;

import org.jspecify.annotations.NullMarked;
