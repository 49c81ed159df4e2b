/// Pictures: decoding, the memory-mapped cache, and random views. The only home of image codecs.
@NullMarked
package org.discern.data.image;

import org.jspecify.annotations.NullMarked;
