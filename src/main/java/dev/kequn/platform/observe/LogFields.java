package dev.kequn.platform.observe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.opentelemetry.runtime.QuarkusContextStorage;
import io.quarkus.vertx.core.runtime.VertxMDC;
import io.vertx.core.Context;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The fields that every line of the log has which is written for a request, on whatever context its work goes on. With
 * tracing, the tracer keeps trace and span; without, the caller's trace is taken from his {@code traceparent}.
 */
public final class LogFields {
    private static final String TRACE = "traceId";
    private static final String CALLER = "caller";
    private static final String REQUEST = "requestId";
    private static final String OPERATION = "operation";
    /** Version, trace, parent and flags, as W3C has them. */
    private static final int TRACEPARENT = 55;

    private LogFields() {}

    /** Of a request that begins on the present context. */
    static void begin(@Nullable String traceparent, String caller, String operation) {
        VertxMDC fields = VertxMDC.INSTANCE;
        SpanContext traced = Span.current().getSpanContext();
        String request = random();
        if (!traced.isValid()) {
            String trace = traceOf(traceparent);
            fields.put(TRACE, trace == null ? random() + request : trace);
        }
        fields.put(REQUEST, request);
        fields.put(CALLER, caller);
        fields.put(OPERATION, operation);
    }

    /** What the request asks for, once that is known. */
    public static void operation(String operation) {
        VertxMDC.INSTANCE.put(OPERATION, operation);
    }

    /** Under which operations find the present request; null where there is none. */
    public static @Nullable String traceId() {
        return VertxMDC.INSTANCE.get(TRACE);
    }

    /** Lets work on another context be that of the same request. */
    public static void carry(@Nullable Context from, Context to) {
        if (from != null) {
            Map<String, Object> fields = VertxMDC.INSTANCE.copyObject(from);
            if (!fields.isEmpty()) {
                VertxMDC.INSTANCE.putAll(fields, to);
            }
            io.opentelemetry.context.Context trace = QuarkusContextStorage.getOtelContext(from);
            if (trace != null) {
                QuarkusContextStorage.INSTANCE.attach(to, trace);
            }
        }
    }

    private static @Nullable String traceOf(@Nullable String traceparent) {
        boolean formed = traceparent != null
                && traceparent.length() == TRACEPARENT
                && traceparent.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        return formed ? traceparent.substring(3, 35) : null;
    }

    private static String random() {
        String digits = Long.toHexString(ThreadLocalRandom.current().nextLong());
        return "0".repeat(16 - digits.length()) + digits;
    }
}
