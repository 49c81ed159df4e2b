/// Only what Deeplearning4j looks for in this package by name; see the one class.
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
