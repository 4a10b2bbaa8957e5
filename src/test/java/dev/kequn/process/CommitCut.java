package dev.kequn.process;

import dev.kequn.support.Production;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A wire to the database that breaks at a COMMIT: before the server gets it, or after it did and before it says so.
 * Only transactions that sent the mark are cut: others on the same wire, of jobs and followers, take no turn.
 */
final class CommitCut implements AutoCloseable {
    private static final String COMMIT = "COMMIT\0";

    private final String mark;
    private final ServerSocket door;
    private final AtomicInteger beforehand = new AtomicInteger();
    private final AtomicInteger afterwards = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    /** @param mark a text that the transactions to be cut send to the server, such as a part of their key */
    CommitCut(String mark) throws IOException {
        this.mark = mark;
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        run("door", this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The next so many commits do not reach the server. */
    void cutBeforehand(int times) {
        beforehand.set(times);
    }

    /** The next so many commits are done, and nobody is told. */
    void cutAfterwards(int times) {
        afterwards.set(times);
    }

    int cuts() {
        return cuts.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    private void serve() throws IOException {
        URI server = URI.create("postgresql://" + Production.server().address());
        while (true) {
            Socket client = door.accept();
            new Wire(client, new Socket(InetAddress.getByName(server.getHost()), server.getPort())).open();
        }
    }

    /** Ends in silence when a socket was closed: that is what is to happen. */
    private static void run(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // The other side is told by its own socket.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private final class Wire {
        private final Socket client;
        private final Socket server;
        private volatile boolean silent;

        Wire(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void open() {
            run("to the server", () -> {
                try {
                    ask();
                } finally {
                    hangUp();
                }
            });
            run("to the client", () -> {
                try {
                    answer();
                } finally {
                    hangUp();
                }
            });
        }

        private void ask() throws IOException {
            boolean marked = false;
            InputStream from = client.getInputStream();
            OutputStream to = server.getOutputStream();
            byte[] piece = new byte[65536];
            for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
                marked |= contains(piece, read, mark);
                if (contains(piece, read, COMMIT)) {
                    if (marked && isTurn(beforehand)) {
                        cuts.incrementAndGet();
                        return;
                    }
                    silent = marked && isTurn(afterwards);
                    marked = false;
                }
                to.write(piece, 0, read);
            }
        }

        private void answer() throws IOException {
            InputStream from = server.getInputStream();
            OutputStream to = client.getOutputStream();
            byte[] piece = new byte[65536];
            for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
                if (!silent) {
                    to.write(piece, 0, read);
                } else if (contains(piece, read, COMMIT)) {
                    cuts.incrementAndGet();
                    return;
                }
            }
        }

        private void hangUp() {
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isTurn(AtomicInteger left) {
        return left.getAndUpdate(turns -> Math.max(0, turns - 1)) > 0;
    }

    private static boolean contains(byte[] piece, int read, String text) {
        return new String(piece, 0, read, StandardCharsets.ISO_8859_1).contains(text);
    }
}
