package dev.kequn.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Uploads that break off while their rows are on the way into the database. */
@QuarkusTest
@WithTestResource(TestBank.class)
class IntakeBrokenOffTest {
    private static final String COPYING =
            "select count(*) from pg_stat_activity " + "where query like 'COPY intake\\_staging%' and state = 'active'";

    @TestHTTPResource("/")
    URI address;

    @Test
    void anUploadWithoutItsAnnouncedEndLeavesNothing() throws IOException {
        breakOff("Content-Length: 100000000");
    }

    @Test
    void aChunkedUploadWithoutItsLastChunkLeavesNothing() throws IOException {
        breakOff("Transfer-Encoding: chunked");
    }

    private void breakOff(String framing) throws IOException {
        // Given
        String rows = "branch_code,name\n" + "BO1,a line of some length\n".repeat(20_000);
        try (Socket client = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = client.getOutputStream();
            out.write(("POST /intake/branches HTTP/1.1\r\nHost: bank\r\nContent-Type: text/csv\r\n"
                            + "Authorization: Bearer " + Tokens.staff("broken", "service") + "\r\n" + framing
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] body = rows.getBytes(StandardCharsets.UTF_8);
            if (framing.endsWith("chunked")) {
                out.write((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.write(body);
            out.flush();
            awaitCopies(1);
            // When the connection is cut
        }

        // Then
        awaitCopies(0);
        assertThat(Database.rows("select intake_id from intake where received_by = 'broken'"))
                .isEmpty();
        assertThat(Database.rows("select run_id from job_run where requested_by = 'broken'"))
                .isEmpty();
        assertThat(Database.value("select count(*) from pg_class where relname like 'intake\\_staging\\_%' "
                        + "and relkind = 'r' and not exists "
                        + "(select from intake where relname = 'intake_staging_' || intake_id)"))
                .isEqualTo("0");
        assertThat(Database.rows("select name from branch where branch_code = 'BO1'"))
                .isEmpty();
    }

    /** Asks as the program's role: others do not see what it runs. */
    private static void awaitCopies(int expected) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (copies() != expected) {
            assertThat(Instant.now()).as("%s copies in time", expected).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static int copies() {
        try (Connection connection = Database.connect(EmbeddedDatabase.APP);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(COPYING)) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
