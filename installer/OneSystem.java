import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Copies jars and leaves out native libraries of other systems: `java OneSystem.java FROM TO PATTERN`.
class OneSystem {
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib|a)(_.*)?(\\.[0-9.]+)?");
    private static final Pattern SYSTEM =
            Pattern.compile("(?i).*(linux|windows|win32|osx|darwin|macosx|freebsd|openbsd|dragonflybsd|sunos|aix|android).*");

    public static void main(String[] args) throws IOException {
        Pattern own = Pattern.compile(".*(" + args[2] + ").*");
        long before = 0;
        long after = 0;
        try (Stream<Path> jars = Files.list(Path.of(args[0]))) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                Path copy = Path.of(args[1]).resolve(jar.getFileName());
                copy(jar, copy, own);
                before += Files.size(jar);
                after += Files.size(copy);
            }
        }
        System.out.printf("libraries: %d MB of %d MB are for this system%n", after >> 20, before >> 20);
    }

    private static void copy(Path jar, Path copy, Pattern own) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            boolean foreign = zip.stream().anyMatch(entry -> isForeign(entry.getName(), own));
            if (!foreign) {
                Files.copy(jar, copy);
                return;
            }
            try (OutputStream file = Files.newOutputStream(copy);
                    ZipOutputStream out = new ZipOutputStream(file)) {
                for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                    if (isForeign(entry.getName(), own)) continue;
                    ZipEntry kept = new ZipEntry(entry.getName());
                    kept.setTime(entry.getTime());
                    out.putNextEntry(kept);
                    zip.getInputStream(entry).transferTo(out);
                    out.closeEntry();
                }
            }
        }
    }

    /// A native library that names a system, and not this one.
    private static boolean isForeign(String name, Pattern own) {
        return NATIVE.matcher(name).matches() && SYSTEM.matcher(name).matches() && !own.matcher(name).matches();
    }
}
