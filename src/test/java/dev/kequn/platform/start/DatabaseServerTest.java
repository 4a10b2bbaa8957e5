package dev.kequn.platform.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.support.BareDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseServerTest {
    @Test
    void takesThisServer() throws SQLException {
        try (Connection connection = BareDatabase.owner()) {
            assertThatCode(() -> {
                        new DatabaseServer(DatabaseServer.LEAST_VERSION).check(connection);
                        DatabaseServer.checkZone(connection, "Asia/Shanghai");
                        ConnectionRoom.check(connection, 20);
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesAServerThatIsTooOld() throws SQLException {
        try (Connection connection = BareDatabase.owner()) {
            assertThatThrownBy(() -> new DatabaseServer(990_000).check(connection))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageMatching("PostgreSQL is too old: it is 1\\d\\.\\d+.* and has to be 99 or later");
        }
    }

    @Test
    void refusesAStandby(@TempDir Path folder) throws IOException, SQLException {
        // Given
        Path data = folder.resolve("data");
        server(data).close();
        Files.createFile(data.resolve("standby.signal"));

        // When, Then
        try (EmbeddedPostgres standby = server(data);
                Connection connection = standby.getPostgresDatabase().getConnection()) {
            assertThatThrownBy(() -> new DatabaseServer(DatabaseServer.LEAST_VERSION).check(connection))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage(
                            "the database takes no writes: the server is a standby; give the address of the primary");
        }
    }

    private static EmbeddedPostgres server(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("shared_buffers", "16MB")
                .start();
    }

    @Test
    void refusesAZonePostgresqlDoesNotKnow() throws SQLException {
        try (Connection connection = BareDatabase.owner()) {
            assertThatThrownBy(() -> DatabaseServer.checkZone(connection, "Mars/Base"))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("PostgreSQL does not know the zone KEQUN_BANK_ZONE=Mars/Base");
        }
    }

    @Test
    void refusesAPoolNoServerCouldFill() throws SQLException {
        try (Connection connection = BareDatabase.owner()) {
            assertThatThrownBy(() -> ConnectionRoom.check(connection, 196))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage(
                            "KEQUN_DATABASE_POOL_SIZE=196 is larger than the server allows: with 2 for COPY it needs"
                                    + " 198 connections, and max_connections, the role and the database leave 197");
        }
    }
}
