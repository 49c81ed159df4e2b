package org.discern.cli;

import java.nio.file.Path;
import java.util.List;
import org.discern.config.ConfigFile;
import org.discern.config.SiteConfig;
import picocli.CommandLine.Option;

/// The cluster that a command is about.
final class SiteOption {
    @Option(
            names = "--site",
            paramLabel = "FILE",
            description = "what the cluster is like; several are laid over each other, and all over the defaults")
    private List<Path> files = List.of();

    @Option(
            names = "--site-set",
            paramLabel = "KEY=VALUE",
            description = "overrides one of the cluster's settings, such as partition=gpu")
    private List<String> settings = List.of();

    SiteConfig site() {
        return ConfigFile.readSite(files, settings);
    }
}
