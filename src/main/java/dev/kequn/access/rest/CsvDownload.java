package dev.kequn.access.rest;

import dev.kequn.access.export.Export;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Gives an export away over HTTP. A file that breaks off has no end of its chunks: it is not whole. */
public final class CsvDownload {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private CsvDownload() {}

    /** The file {@code name}.csv; closes the export however the exchange ends, and if nothing is ever written. */
    public static Response of(Uni<Export> opening, String name, RoutingContext exchange) {
        Export export = opening.await().atMost(PATIENCE);
        exchange.addEndHandler(end -> export.close());
        StreamingOutput file = output -> write(export, output, exchange);
        return Response.ok(file)
                .type("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .build();
    }

    private static void write(Export export, OutputStream output, RoutingContext exchange) throws IOException {
        boolean whole = false;
        try {
            output.write(export.header().getBytes(StandardCharsets.UTF_8));
            String lines = export.next().await().atMost(PATIENCE);
            while (!lines.isEmpty()) {
                output.write(lines.getBytes(StandardCharsets.UTF_8));
                lines = export.next().await().atMost(PATIENCE);
            }
            whole = true;
        } finally {
            export.close();
            if (!whole) {
                breakOff(exchange);
            }
        }
    }

    /** At once, and before the server can write an end: a file without one is seen to be cut. */
    private static void breakOff(RoutingContext exchange) {
        ConnectionBase connection = (ConnectionBase) exchange.request().connection();
        connection.channel().close().awaitUninterruptibly();
    }
}
