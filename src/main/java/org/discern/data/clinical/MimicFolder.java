package org.discern.data.clinical;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.discern.config.MimicTable;
import org.discern.model.Problem;

/// Where the tables of MIMIC-IV and MIMIC-IV-ED lie: in `hosp`, `icu`, `ed`, in versions 0.4 and 1.0 partly in
/// `core`, or together in one folder; as csv.gz or csv.
///
/// @param roots folders of the published trees
public record MimicFolder(List<Path> roots) {
    private static final List<String> HOSPITAL = List.of("hosp", "core", "");

    /// @throws Problem where one of the folders is not there
    public MimicFolder {
        roots = List.copyOf(roots);
        for (Path root : roots) {
            if (!Files.isDirectory(root))
                throw new Problem("no folder " + root, "Name the folder of MIMIC-IV's tables.");
        }
    }

    /// A table of measurements; empty where there is none.
    public Optional<Path> table(MimicTable table) {
        return find(List.of(table.module(), ""), table.fileName());
    }

    /// Patients, with sex and age.
    public Optional<Path> patients() {
        return find(HOSPITAL, "patients");
    }

    /// Stays in the hospital.
    public Optional<Path> admissions() {
        return find(HOSPITAL, "admissions");
    }

    /// Stays in the emergency department.
    public Optional<Path> edStays() {
        return find(List.of("ed", ""), "edstays");
    }

    private Optional<Path> find(List<String> modules, String name) {
        return roots.stream()
                .flatMap(root -> modules.stream().map(root::resolve))
                .flatMap(folder ->
                        List.of(name + ".csv.gz", name + ".csv").stream().map(folder::resolve))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
