package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Tokens;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Daily files while processes are killed, and a file far larger than the memory of the process that takes it. */
class IntakeFaultIT {
    private static final int ROWS = 2 * FaultBank.CUSTOMERS;

    private final FaultBank bank = new FaultBank();
    private final List<PackagedApp> started = new ArrayList<>();

    @BeforeEach
    void assessFirst() {
        PackagedApp replica = start();
        Eventually.holds(
                "the quarter is assessed", () -> bank.rows("SELECT state FROM job_run WHERE job = 'tier-assessment'")
                        .equals(List.of("SUCCEEDED")));
        replica.kill();
        started.clear();
    }

    @AfterEach
    void end() {
        started.forEach(PackagedApp::close);
        bank.assertInvariants();
    }

    /** Of 200,000 balances of two days each row counts once, whoever merged it. */
    @Test
    void anAcceptedFileIsMergedThoughItsReceiverIsKilled() throws IOException {
        // Given
        PackagedApp victim = start();
        start();
        String answer = send(victim, "balances", "customer_no,as_of,aum,loan", ROWS, IntakeFaultIT::balance);
        assertThat(answer).startsWith("HTTP/1.1 202");
        long run = Long.parseLong(bank.value("SELECT run_id FROM intake"));
        bank.awaitDone(run, 5);

        // When
        victim.kill();

        // Then
        assertThat(bank.done(run)).as("chunks done at the kill").isLessThan(ROWS / 5000);
        bank.awaitState(run, "SUCCEEDED");
        assertThat(bank.value("SELECT sum(inserted), sum(updated), sum(unchanged), sum(rejected) FROM intake_outcome"))
                .isEqualTo(ROWS + "|0|0|0");
        assertThat(bank.rows("SELECT from_day, count(*), sum(aum) FROM balance_state WHERE from_day >= '2026-07-01' "
                        + "GROUP BY 1 ORDER BY 1"))
                .containsExactly("2026-07-01|100000|" + sum(1), "2026-07-02|100000|" + sum(2));
        assertThat(bank.value("SELECT taken_through FROM balance_watermark")).isEqualTo("2026-07-02");
    }

    @Test
    void nothingStaysOfAFileWhoseReceiverIsKilledBeforeItsEnd() throws IOException {
        // Given
        PackagedApp victim = start();
        try (Socket client = new Socket("localhost", victim.port())) {
            OutputStream out = client.getOutputStream();
            out.write(head("balances", "Content-Length: 100000000"));
            out.write("customer_no,as_of,aum,loan\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 20_000; i++) {
                out.write((i % 10 == 0 ? "C1,no day,1,1\n" : balance(i)).getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            Eventually.holds("rows are on their way", () -> !bank.rows(
                            "SELECT FROM pg_stat_activity WHERE "
                                    + "datname = current_database() AND query LIKE 'COPY intake\\_staging%' AND state = 'active'")
                    .isEmpty());

            // When
            victim.kill();
        }

        // Then
        Eventually.holds("the database has noticed", () -> bank.rows("SELECT FROM pg_stat_activity WHERE "
                        + "datname = current_database() AND usename = 'kequn_app'")
                .isEmpty());
        assertThat(bank.value("SELECT count(*) FROM intake")).isEqualTo("0");
        assertThat(bank.value("SELECT count(*) FROM intake_reject")).isEqualTo("0");
        assertThat(bank.value("SELECT count(*) FROM job_run WHERE job = 'intake-merge'"))
                .isEqualTo("0");
        assertThat(bank.value("SELECT count(*) FROM pg_class WHERE relname LIKE 'intake\\_staging\\_%'"))
                .isEqualTo("0");
    }

    /**
     * 200 MB through a heap of 160 MB; one row in a hundred is new to the database, the others are refused.
     *
     * <p>The long form sends {@code -Dkequn.test.stream-megabytes=2048} through a heap of
     * {@code -Dkequn.test.stream-heap=512m}.
     */
    @Test
    void aFileMayBeLargerThanTheMemoryOfItsReceiver() throws IOException {
        // Given
        long bytes = Long.getLong("kequn.test.stream-megabytes", 200) << 20;
        PackagedApp small = PackagedApp.launch(bank.settings(), System.getProperty("kequn.test.stream-heap", "160m"));
        started.add(small);
        small.awaitReady();
        String filler = "x".repeat(960);
        int lines = (int) (bytes / (filler.length() + 40));

        // When
        long begun = System.nanoTime();
        String answer = send(
                small,
                "customers",
                "customer_no,name,branch_code,risk_score,attributes",
                lines,
                i -> customer(i, filler));
        double seconds = (System.nanoTime() - begun) / 1e9;

        // Then
        assertThat(answer).startsWith("HTTP/1.1 202");
        assertThat(bank.value("SELECT rows_read, rows_refused FROM intake"))
                .isEqualTo(lines + "|" + (lines - (lines + 99) / 100));
        System.out.printf("%d MB taken in %.1f s; %s%n", bytes >> 20, seconds, memory(small));
        bank.awaitState(Long.parseLong(bank.value("SELECT run_id FROM intake")), "SUCCEEDED");
        assertThat(bank.value("SELECT count(*) FROM customer WHERE customer_no LIKE 'N%'"))
                .isEqualTo(Integer.toString((lines + 99) / 100));
    }

    private PackagedApp start() {
        PackagedApp replica = bank.startReplica();
        started.add(replica);
        return replica;
    }

    /** Row i: the first day for every customer, then the second. */
    private static String balance(int i) {
        int day = i / FaultBank.CUSTOMERS + 1;
        int customer = i % FaultBank.CUSTOMERS + 1;
        return "C%08d,2026-07-0%d,%d.0%d,0\n".formatted(customer, day, 10_000_000 + customer, day);
    }

    /** The sum of all balances of one day, in minor units. */
    private static long sum(int day) {
        return IntStream.rangeClosed(1, FaultBank.CUSTOMERS)
                .mapToLong(customer -> (10_000_000L + customer) * 100 + day)
                .sum();
    }

    /** One in a hundred has a score that is a number. */
    private static String customer(int i, String filler) {
        String score = i % 100 == 0 ? "7" : "many";
        return "N%08d,n,B1,%s,\"{\"\"filler\"\":\"\"%s\"\"}\"\n".formatted(i, score, filler);
    }

    /** Streams a file line by line, as it is made; returns the status line of the answer. */
    private static String send(PackagedApp app, String file, String header, int lines, IntFunction<String> line)
            throws IOException {
        try (Socket client = new Socket("localhost", app.port())) {
            OutputStream out = new BufferedOutputStream(client.getOutputStream(), 1 << 16);
            out.write(head(file, "Transfer-Encoding: chunked"));
            chunk(out, header + "\n");
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < lines; i++) {
                text.append(line.apply(i));
                if (text.length() > 1 << 16 || i == lines - 1) {
                    chunk(out, text.toString());
                    text.setLength(0);
                }
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = client.getInputStream();
            StringBuilder status = new StringBuilder();
            for (int b = in.read(); b >= 0 && b != '\r'; b = in.read()) {
                status.append((char) b);
            }
            return status.toString();
        }
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        out.write((Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] head(String file, String framing) {
        return ("POST /intake/" + file + " HTTP/1.1\r\nHost: bank\r\nContent-Type: text/csv\r\nAuthorization: Bearer "
                        + Tokens.staff("batch", "service") + "\r\n" + framing + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Peak of resident memory, where the system tells. */
    private static String memory(PackagedApp app) throws IOException {
        Path status = Path.of("/proc/" + app.pid() + "/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .findFirst()
                        .orElse("")
                : "no /proc";
    }
}
