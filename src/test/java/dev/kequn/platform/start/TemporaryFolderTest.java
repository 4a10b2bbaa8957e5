package dev.kequn.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    @Test
    void leavesNothing(@TempDir Path folder) {
        TemporaryFolder.check(folder);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAFolderThatIsNotThere(@TempDir Path folder) {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> TemporaryFolder.check(missing))
                .isInstanceOf(StartRefused.class)
                .hasMessage("the temporary folder " + missing + " cannot be written: NoSuchFileException");
    }
}
