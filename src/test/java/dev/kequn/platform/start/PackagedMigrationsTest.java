package dev.kequn.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackagedMigrationsTest {
    @Test
    void theListNamesEveryMigration() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            List<String> versions = files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .sorted()
                    .toList();

            assertThat(PackagedMigrations.versions()).containsExactlyElementsOf(versions);
        }
    }

    @Test
    void aNameThatFlywayWouldNotTakeIsRefused() {
        assertThatThrownBy(() -> PackagedMigrations.versions("V1_no_second_line.sql"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("V1_no_second_line.sql");
    }
}
