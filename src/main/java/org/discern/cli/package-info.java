/// The terminal: one command a use case, exit codes, progress. The only home of picocli and, with `app`, of
/// standard output.
@NullMarked
package org.discern.cli;

import org.jspecify.annotations.NullMarked;
