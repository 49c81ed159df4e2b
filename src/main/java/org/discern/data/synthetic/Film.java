package org.discern.data.synthetic;

import org.discern.model.ViewPosition;

/// One film to be painted.
///
/// @param file      relative to the cohort's folder, with forward slashes
/// @param noiseSeed of its quantum noise
record Film(String imageId, ViewPosition view, String file, Technique technique, long noiseSeed) {}
