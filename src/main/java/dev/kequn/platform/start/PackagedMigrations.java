package dev.kequn.platform.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of the migrations in this package, from the list the build writes: a jar cannot be searched everywhere. */
final class PackagedMigrations {
    private static final String LIST = "/db/migrations.txt";
    private static final Pattern FILE = Pattern.compile("V(\\d+)__\\w+\\.sql");

    private PackagedMigrations() {}

    static SortedSet<String> versions() {
        try (InputStream list = PackagedMigrations.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException(LIST + " is not packaged");
            }
            return versions(new String(list.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one file name per line. */
    static SortedSet<String> versions(String list) {
        SortedSet<String> versions = new TreeSet<>();
        list.lines().filter(line -> !line.isBlank()).forEach(line -> {
            Matcher file = FILE.matcher(line.strip());
            if (!file.matches()) {
                throw new IllegalStateException(line + " is not the name of a migration");
            }
            versions.add(file.group(1));
        });
        return versions;
    }
}
