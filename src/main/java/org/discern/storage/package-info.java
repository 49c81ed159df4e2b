/// Files written so that a kill or a full disk at any moment leaves the previous ones whole. Uses
/// [org.discern.model].
@NullMarked
package org.discern.storage;

import org.jspecify.annotations.NullMarked;
