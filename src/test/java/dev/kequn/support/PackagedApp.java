package dev.kequn.support;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * The packaged application as a real process on free ports: one replica of a production.
 *
 * <p>Settings go in by their property names and reach the process as environment variables, as in a cluster; of this
 * process's own environment it gets no setting. Closing kills it.
 */
public final class PackagedApp implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("Listening on: http://[^ ]+?:(\\d+)");
    private static final Pattern MANAGEMENT_PORT =
            Pattern.compile("Management interface listening on http://[^ ]+?:(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final ProcessOutput output;

    private PackagedApp(Process process) {
        this.process = process;
        this.output = new ProcessOutput(process.getInputStream(), "process " + process.pid());
    }

    /** Starts the process and returns at once. */
    public static PackagedApp launch(Map<String, String> settings) {
        return launch(settings, "512m");
    }

    /** The same with a heap of this size at most. */
    public static PackagedApp launch(Map<String, String> settings, String heap) {
        ProcessBuilder builder = new ProcessBuilder(command(heap));
        builder.redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(KEQUN|QUARKUS|SMALLRYE|MP|JAVA)_.*"));
        environment.put("QUARKUS_HTTP_PORT", "0");
        environment.put("QUARKUS_MANAGEMENT_PORT", "0");
        // Who reads what went wrong in a test reads text.
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        settings.forEach((name, value) -> environment.put(environmentName(name), value));
        try {
            return new PackagedApp(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The native executable where the build made one, else the jar. */
    private static List<String> command(String heap) {
        if (isNative()) {
            return List.of(System.getProperty("native.image.path"), "-Xmx" + heap);
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path program = buildDirectory().resolve("quarkus-app/quarkus-run.jar");
        // Such a process lives for seconds: the second compiler would take more of them than it gives back.
        return List.of(java, "-XX:TieredStopAtLevel=1", "-Xmx" + heap, "-jar", program.toString());
    }

    /** Whether the last build made an executable; one that an earlier build left is not what was packaged. */
    public static boolean isNative() {
        try (Reader file = Files.newBufferedReader(buildDirectory().resolve("quarkus-artifact.properties"))) {
            Properties packaged = new Properties();
            packaged.load(file);
            return "native".equals(packaged.getProperty("type"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process and waits until it says on its management port that it is ready for requests. */
    public static PackagedApp start(Map<String, String> settings) {
        PackagedApp app = launch(settings);
        try {
            return app.awaitReady();
        } catch (RuntimeException | Error e) {
            app.close();
            throw e;
        }
    }

    public PackagedApp awaitReady() {
        URI ready = URI.create("http://localhost:" + managementPort() + "/q/health/ready");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (status(ready) != 200) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The process is not ready; it said:\n" + output());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return this;
    }

    /** The port of the API; waits until the process listens. */
    public int port() {
        return Integer.parseInt(output.await(PORT, PATIENCE));
    }

    /** The port of health and metrics; waits until the process listens. */
    public int managementPort() {
        return Integer.parseInt(output.await(MANAGEMENT_PORT, PATIENCE));
    }

    /** The process id, as in {@code job_chunk.leased_by}. */
    public long pid() {
        return process.pid();
    }

    public String output() {
        return output.text();
    }

    /** Waits for the end of the process; its code, 128 + n where signal n ended it. */
    public int awaitExit() {
        output.awaitEnd(PATIENCE);
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError("The process closed its output and did not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** SIGKILL: gone without a word. */
    public void kill() {
        signal("KILL");
        awaitExit();
    }

    /** SIGSTOP: alive and silent, as in a long pause of its machine. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT: goes on as if nothing had happened. */
    public void resume() {
        signal("CONT");
    }

    /** SIGTERM: asked to leave in order; does not wait. */
    public void terminate() {
        signal("TERM");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + name + " failed with " + kill.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Where the build puts its results. */
    public static Path buildDirectory() {
        try {
            Path testClasses = Path.of(PackagedApp.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return testClasses.getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private int status(URI address) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
