package org.discern.ui.training;

import java.util.Map;
import org.discern.config.RunConfig;

/// A run as it has told of itself so far, to be drawn on another thread.
record ToldRun(String name, RunConfig config, Map<CurveKey, Curve.Points> curves) {}
