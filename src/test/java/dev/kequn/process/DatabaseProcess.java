package dev.kequn.process;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server's own process: ended by a signal, and started anew on the same port and data. */
final class DatabaseProcess {
    private final Path data;
    private final List<String> command = new ArrayList<>();

    private DatabaseProcess(Path data) throws IOException {
        this.data = data;
        if ("root".equals(System.getProperty("user.name"))) {
            // As the embedded server was: PostgreSQL refuses root.
            command.addAll(List.of("unshare", "-U"));
        }
        String line = Files.readString(Path.of("/proc", pid(), "cmdline"));
        command.addAll(List.of(line.split("\0")));
    }

    static DatabaseProcess of(EmbeddedDatabase server) {
        try {
            return new DatabaseProcess(server.dataDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param signal QUIT: at once and without a word to its clients' transactions; INT: fast, clients are sent away */
    void stop(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, pid()).start();
            Eventually.holds("the server is gone", () -> Files.notExists(data.resolve("postmaster.pid")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String pid() throws IOException {
        return Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
    }
}
