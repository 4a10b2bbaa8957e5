package dev.kequn.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import dev.kequn.support.Tokens;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way of a request through a replica, as a collector of traces sees it. */
class TracesIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    private static TraceCollector collector;
    private static PackagedApp app;

    @BeforeAll
    static void start() {
        collector = new TraceCollector();
        Map<String, String> settings = Production.serving(new WatchedBank().database());
        settings.put("kequn.traces.endpoint", collector.address());
        settings.put("kequn.traces.protocol", "http/protobuf");
        settings.put("kequn.traces.ratio", "1");
        settings.put("quarkus.otel.bsp.schedule.delay", "100ms");
        app = PackagedApp.start(settings);
    }

    @AfterAll
    static void stop() {
        app.close();
        collector.close();
    }

    @Test
    void statementsHangBelowTheirOperationAndNoneTellsAValue() {
        // When
        given().port(app.port())
                .auth()
                .oauth2(Tokens.customer(WatchedBank.NUMBER))
                .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .contentType("application/json")
                .body(Map.of(
                        "query",
                        "query($no: String!) { customer(customerNo: $no) { name phone manager { name } } }",
                        "variables",
                        Map.of("no", WatchedBank.NUMBER)))
                .post("/graphql")
                .then()
                .body("data.customer.phone", Matchers.equalTo(WatchedBank.PHONE));

        // Then
        Eventually.holds("the request is traced", () -> ofRequest().stream().anyMatch(TracesIT::isServer));
        Span server =
                ofRequest().stream().filter(TracesIT::isServer).findFirst().orElseThrow();
        assertThat(hex(server.getParentSpanId())).isEqualTo(PARENT);
        List<Span> below = children(server);
        assertThat(below).extracting(Span::getName).containsExactly("query customer");
        List<Span> statements = children(below.get(0));
        assertThat(statements).isNotEmpty().allSatisfy(span -> assertThat(text(span))
                .contains("select"));
        assertThat(ofRequest()).hasSize(2 + statements.size());
        assertThat(collector.spans().toString())
                .doesNotContain(WatchedBank.NUMBER)
                .doesNotContain(WatchedBank.NAME)
                .doesNotContain(WatchedBank.PHONE);
    }

    @Test
    void aChunkOfAJobIsATraceOfItsOwn() {
        // When
        given().port(app.port())
                .auth()
                .oauth2(Tokens.staff("core", "service"))
                .contentType("text/csv")
                .body("branch_code,name\nB2,分行\n")
                .post("/intake/branches")
                .then()
                .statusCode(202);

        // Then
        Eventually.holds(
                "the request is traced", () -> named("POST /intake/{file}").isPresent());
        Eventually.holds("the merge is traced", () -> named("job intake-merge").isPresent());
        Span chunk = named("job intake-merge").orElseThrow();
        assertThat(chunk.getParentSpanId().isEmpty()).isTrue();
        assertThat(collector.spans().toString()).doesNotContain("分行");
    }

    private static Optional<Span> named(String name) {
        return collector.spans().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst();
    }

    private static boolean isServer(Span span) {
        return span.getKind() == Span.SpanKind.SPAN_KIND_SERVER;
    }

    private static List<Span> ofRequest() {
        return collector.spans().stream()
                .filter(span -> hex(span.getTraceId()).equals(TRACE))
                .toList();
    }

    private static List<Span> children(Span parent) {
        return ofRequest().stream()
                .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
                .toList();
    }

    private static String text(Span statement) {
        return statement.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("db.statement")
                        || attribute.getKey().equals("db.query.text"))
                .map(attribute -> attribute.getValue().getStringValue().toLowerCase())
                .findFirst()
                .orElse("");
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
