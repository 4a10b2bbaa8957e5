package dev.kequn.process;

import dev.kequn.support.PackagedApp;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Balances as a cluster's service does: a new connection goes to a replica that was ready a moment ago, an open one stays
 * where it is. It knows nothing of HTTP and tries nothing twice.
 */
final class ReadyBalancer implements AutoCloseable {
    private static final Duration ROUND = Duration.ofMillis(200);

    private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ReplicaClient probe = new ReplicaClient("none");
    private final List<PackagedApp> replicas = new CopyOnWriteArrayList<>();
    private final Map<PackagedApp, Integer> ports = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile List<PackagedApp> routed = List.of();
    private volatile boolean closed;

    ReadyBalancer() throws IOException {
        run("door", this::serve);
        run("probes", this::follow);
    }

    int port() {
        return door.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    void add(PackagedApp replica) {
        ports.put(replica, replica.port());
        replicas.add(replica);
    }

    void remove(PackagedApp replica) {
        replicas.remove(replica);
    }

    /** Whether new connections go there. */
    boolean routesTo(PackagedApp replica) {
        return routed.contains(replica);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        door.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    /** What is seen in one round holds from the next one on: word takes its time to get around. */
    private void follow() {
        List<PackagedApp> seen = List.of();
        while (!closed) {
            routed = seen;
            seen = replicas.stream().filter(this::isReady).toList();
            LockSupport.parkNanos(ROUND.toNanos());
        }
    }

    private boolean isReady(PackagedApp replica) {
        try {
            return probe.get(replica.managementPort(), "/q/health/ready").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void serve() throws IOException {
        while (true) {
            Socket client = door.accept();
            List<PackagedApp> open = routed;
            PackagedApp replica = open.get(connections.getAndIncrement() % open.size());
            Socket server = new Socket(InetAddress.getLoopbackAddress(), ports.get(replica));
            run("to the replica", () -> pass(client, server));
            run("to the client", () -> pass(server, client));
        }
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream bytes = from.getInputStream();
            bytes.transferTo(to.getOutputStream());
        }
    }

    /** Ends in silence when a socket was closed: the other side is told by its own. */
    private static void run(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException over) {
                        // Nobody is there any more.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
