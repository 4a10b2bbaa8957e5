package dev.kequn.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFilesTest {
    @TempDir
    Path folder;

    @Test
    void aPasswordIsReadFromItsFile() throws IOException {
        // Given
        SmallRyeConfig config = config("kequn.database.password-file", file("open sesame \n"));

        // Then
        assertThat(config.getValue("kequn.database.password", String.class)).isEqualTo("open sesame ");
        PasswordFiles.check(config, StartMode.SERVE);
    }

    @Test
    void whatIsSetDirectlyMustBeTheSame() throws IOException {
        // Given
        String file = file("open sesame");

        // Then
        PasswordFiles.check(
                config("kequn.database.password-file", file, "kequn.database.password", "open sesame"),
                StartMode.SERVE);
        assertThatThrownBy(() -> PasswordFiles.check(
                        config("kequn.database.password-file", file, "kequn.database.password", "another"),
                        StartMode.SERVE))
                .isInstanceOf(StartRefused.class)
                .hasMessage("KEQUN_DATABASE_PASSWORD_FILE=" + file
                        + " and KEQUN_DATABASE_PASSWORD say different things; set one of them");
    }

    @Test
    void aFileThatGivesNoPasswordIsToldOf() throws IOException {
        refused(folder.resolve("missing").toString(), "cannot be read: NoSuchFileException");
        refused(folder.toString(), "cannot be read: IOException");
        refused(file(""), "is empty");
        refused(file(" \n"), "is empty");
    }

    @Test
    void onlyTheFilesThatAreNeededAreLookedAt() {
        PasswordFiles.check(config("kequn.database.password-file", "/no/such/file"), StartMode.MIGRATE_ONLY);
        PasswordFiles.check(config("kequn.database.owner-password-file", "/no/such/file"), StartMode.SERVE);
    }

    private static void refused(String file, String why) {
        assertThatThrownBy(() ->
                        PasswordFiles.check(config("kequn.database.owner-password-file", file), StartMode.MIGRATE_ONLY))
                .isInstanceOf(StartRefused.class)
                .hasMessage("KEQUN_DATABASE_OWNER_PASSWORD_FILE=" + file + " " + why);
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "password", ""), content)
                .toString();
    }

    private static SmallRyeConfig config(String... settings) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "environment", 300))
                .withSources(new PasswordFiles())
                .build();
    }
}
