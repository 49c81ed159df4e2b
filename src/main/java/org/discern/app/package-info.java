/// Starts the program: reads the arguments, builds the objects, opens window or terminal.
@NullMarked
package org.discern.app;

import org.jspecify.annotations.NullMarked;
