/// The settings of an experiment: records described once by [org.discern.config.Setting], from which YAML,
/// command line, form and checks all come. `assets/defaults.yaml` is their documentation. Uses
/// [org.discern.model]; the only home of Jackson. Start reading at [org.discern.config.RunConfig].
@NullMarked
package org.discern.config;

import org.jspecify.annotations.NullMarked;
