package dev.kequn.platform.observe;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The span of one operation, of which statements of the database are children. It has names and codes, never values. */
public final class OperationSpan {
    private static final OperationSpan NONE = new OperationSpan(null, null);

    private final @Nullable Span span;
    private final @Nullable Scope scope;

    private OperationSpan(@Nullable Span span, @Nullable Scope scope) {
        this.span = span;
        this.scope = scope;
    }

    /** Below the request that is traced on the present context; nothing where none is. */
    public static OperationSpan start() {
        if (!Span.current().isRecording()) {
            return NONE;
        }
        Span span = GlobalOpenTelemetry.getTracer("dev.kequn")
                .spanBuilder("graphql")
                .startSpan();
        return new OperationSpan(span, span.makeCurrent());
    }

    public void named(String kind, String operation) {
        if (span != null) {
            span.updateName(kind + " " + operation);
            span.setAttribute("graphql.operation.type", kind);
            span.setAttribute("graphql.operation.name", operation);
        }
    }

    /** @param codes of the errors in the answer */
    public void end(List<String> codes) {
        if (span != null && scope != null) {
            if (!codes.isEmpty()) {
                span.setAttribute("error.type", codes.get(0));
                span.setStatus(StatusCode.ERROR);
            }
            scope.close();
            span.end();
        }
    }
}
