package dev.kequn.platform.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one folder the framework writes to: it makes a folder of its own there as it starts, though files never touch it. */
final class TemporaryFolder {
    private TemporaryFolder() {}

    /** @throws StartRefused when nothing can be made in {@code folder} */
    static void check(Path folder) {
        try {
            Files.delete(Files.createTempDirectory(folder, "kequn"));
        } catch (IOException e) {
            throw new StartRefused("the temporary folder %s cannot be written: %s"
                    .formatted(folder, e.getClass().getSimpleName()));
        }
    }
}
