/// Pictures: decoding, the memory-mapped cache, random views and the batches made of them. The only home of
/// image codecs, and of the threads that load ahead ([org.discern.data.image.Prefetch]). Start reading at
/// [org.discern.data.image.FilmViews].
@NullMarked
package org.discern.data.image;

import org.jspecify.annotations.NullMarked;
