import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Lists the libraries of a folder with the licences that they name and the licence texts that they carry:
/// `java Licences.java FOLDER`. Where a jar says nothing, the POM that it was resolved by is asked, in the local repository.
class Licences {
    private static final Pattern TEXT = Pattern.compile("(?i)(meta-inf/)?(licen[cs]e|notice|copying)[^/]*");
    private static final Pattern POM_LICENCE = Pattern.compile("(?s)<license>.*?<name>(.*?)</name>");

    public static void main(String[] args) throws IOException {
        System.out.println("Libraries within this package, with their licences.\n");
        StringBuilder texts = new StringBuilder();
        try (Stream<Path> jars = Files.list(Path.of(args[0]))) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                TreeSet<String> names = new TreeSet<>();
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                        String name = entry.getName();
                        if (name.endsWith("/pom.xml")) names.addAll(licences(read(zip, entry)));
                        else if (name.equals("META-INF/MANIFEST.MF")) names.addAll(bundle(read(zip, entry)));
                        else if (TEXT.matcher(name).matches() && !entry.isDirectory())
                            texts.append("\n==== ").append(jar.getFileName()).append(": ").append(name).append(" ====\n\n").append(read(zip, entry)).append('\n');
                    }
                }
                if (names.isEmpty()) names.addAll(ofRepository(jar.getFileName().toString()));
                System.out.printf("%-56s %s%n", jar.getFileName(), names.isEmpty() ? "(names none; see its project)" : String.join("; ", names));
            }
        }
        System.out.println(texts);
    }

    private static List<String> licences(String pom) {
        List<String> names = new ArrayList<>();
        Matcher each = POM_LICENCE.matcher(pom);
        while (each.find()) names.add(each.group(1).strip().replaceAll("\\s+", " "));
        return names;
    }

    private static List<String> bundle(String manifest) {
        return manifest.replaceAll("\r?\n ", "")
                .lines()
                .filter(line -> line.startsWith("Bundle-License:"))
                .map(line -> line.substring(15).strip())
                .toList();
    }

    private static List<String> ofRepository(String jar) throws IOException {
        Path repository = Path.of(System.getProperty("user.home"), ".m2", "repository");
        if (!Files.isDirectory(repository)) return List.of();
        try (Stream<Path> files = Files.find(repository, 12, (file, _) -> file.getFileName().toString().equals(jar))) {
            Path found = files.findFirst().orElse(null);
            return found == null ? List.of() : ofPom(found.getParent(), repository, 4);
        }
    }

    /// Of the POM beside a jar or, where it names none, of its parents.
    private static List<String> ofPom(Path folder, Path repository, int parents) throws IOException {
        Path pom;
        try (Stream<Path> files = Files.list(folder)) {
            pom = files.filter(file -> file.toString().endsWith(".pom")).findFirst().orElse(null);
        }
        if (pom == null) return List.of();
        String text = Files.readString(pom, StandardCharsets.UTF_8);
        List<String> own = licences(text);
        Matcher parent = Pattern.compile("(?s)<parent>.*?</parent>").matcher(text);
        if (!own.isEmpty() || parents == 0 || !parent.find()) return own;
        String of = parent.group();
        Path above = repository.resolve(value(of, "groupId").replace('.', '/')).resolve(value(of, "artifactId")).resolve(value(of, "version"));
        return Files.isDirectory(above) ? ofPom(above, repository, parents - 1) : List.of();
    }

    private static String value(String xml, String tag) {
        Matcher value = Pattern.compile("(?s)<" + tag + ">(.*?)</" + tag + ">").matcher(xml);
        return value.find() ? value.group(1).strip() : "";
    }

    private static String read(ZipFile zip, ZipEntry entry) throws IOException {
        return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
}
