package org.discern.config;

import java.util.List;

/// A cluster with Slurm, and what a run may take there; defaults in `slurm.yaml`.
public record SiteConfig(
        @Setting(help = "Where Slurm's commands run: here, or a login node by ssh, such as me@login.example.org")
        String login,

        @Setting(help = "The project's folder there; same: the nodes see this one")
        String folder,

        @Setting(help = "How the workbench is started on a node")
        String program,

        @Setting(help = "A partition, or any: the cluster's default")
        String partition,

        @Setting(help = "Whose time it is, or none") String account,

        @Setting(help = "Of a run", min = 1, max = 1024) int processors,

        @Setting(help = "Of a run", min = 0, max = 16) int gpus,

        @Setting(help = "Of a run", unit = "GB", min = 1, max = 4096)
        int memoryGigabytes,

        @Setting(
                help = "At most at a time; a run that needs more is put back at its checkpoint",
                unit = "hours",
                above = 0)
        double hours,

        @Setting(help = "Before that end, to save a checkpoint", unit = "s", min = 10, max = 3600)
        int noticeSeconds,

        @Setting(help = "Runs at the same time", min = 1, max = 1000)
        int atOnce,

        @Setting(help = "Further options of sbatch") List<String> options) {
    private static final String SAFE = "[A-Za-z0-9._@:/+-]+";

    public SiteConfig {
        options = List.copyOf(options);
        requireSafe("login", login);
        requireSafe("partition", partition);
        requireSafe("account", account);
        requireOneLine("folder", folder);
        requireOneLine("program", program);
        for (String option : options) {
            if (!option.matches("--[A-Za-z][A-Za-z0-9-]*(=[A-Za-z0-9._:,/+-]+)?"))
                throw new IllegalArgumentException("options must look like --name=value, got '" + option + "'");
        }
    }

    /// Whether Slurm's commands run on this machine.
    public boolean isHere() {
        return login.equals("here");
    }

    /// Whether the nodes see the project's own folder, so that nothing is copied.
    public boolean isShared() {
        return folder.equals("same");
    }

    private static void requireSafe(String setting, String value) {
        if (!value.matches(SAFE) || value.startsWith("-"))
            throw new IllegalArgumentException(setting + " is no name of a cluster's: '" + value + "'");
    }

    private static void requireOneLine(String setting, String value) {
        if (value.isBlank() || value.matches("(?s).*[\\n\\r'\"\\\\`$].*"))
            throw new IllegalArgumentException(
                    setting + " must be a path without quotes and signs, got '" + value + "'");
    }
}
