package dev.kequn.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.EmbeddedDatabase;
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

/** An upload whose connection is cut while its rows are on the way into the database. */
public final class BrokenUpload {
    private BrokenUpload() {}

    /**
     * Sends {@code rows} as the begin of a longer body, cuts the connection once they are being copied into a table whose
     * name begins so, and waits until the copying is over.
     *
     * @param framing the header that says how long the body is
     */
    public static void send(URI address, String path, String token, String framing, String rows, String table)
            throws IOException {
        try (Socket client = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = client.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: bank\r\nContent-Type: text/csv\r\nAuthorization: Bearer "
                            + token + "\r\n" + framing + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] body = rows.getBytes(StandardCharsets.UTF_8);
            if (framing.endsWith("chunked")) {
                out.write((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.write(body);
            out.flush();
            awaitCopies(table, 1);
        }
        awaitCopies(table, 0);
    }

    /** Asks as the program's role: others do not see what it runs. */
    private static void awaitCopies(String table, int expected) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (copies(table) != expected) {
            assertThat(Instant.now()).as("%s copies in time", expected).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static int copies(String table) {
        try (Connection connection = Database.connect(EmbeddedDatabase.APP);
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select count(*) from pg_stat_activity where query like 'COPY "
                                + table.replace("_", "\\_") + "%' and state = 'active'")) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
