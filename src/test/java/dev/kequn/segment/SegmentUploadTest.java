package dev.kequn.segment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.kequn.access.Change;
import dev.kequn.support.BrokenUpload;
import dev.kequn.support.Database;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as files over HTTP. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SegmentUploadTest {
    private static final SampleBranch BRANCH = new SampleBranch("SU", 72_000_000);

    @TestHTTPResource("/")
    URI address;

    @BeforeEach
    void open() {
        Segmenting.forget();
        BRANCH.open(6);
        Segmenting.draft(Segmenting.input("SU_LIST", "LIST", Map.of())).body("data.segmentDraft.errors", empty());
        send("ADD", "customer_no\nSU001\n").statusCode(200);
    }

    @AfterEach
    void close() {
        Segmenting.forget();
        BRANCH.close();
    }

    @Test
    void aPackedFileReplacesTheList() throws IOException {
        String file = "\ufeffcustomer_no\r\nSU002\r\n\"SU003\"\r\n\r\nSU003\r\nSU004";

        send("marketing", "SU_LIST", "REPLACE", "application/gzip", gzip(file))
                .statusCode(200)
                .body("code", equalTo("SU_LIST"))
                .body("version", equalTo(1))
                .body("revision", equalTo(3))
                .body("mode", equalTo("REPLACE"))
                .body("sent", equalTo(4))
                .body("added", equalTo(3))
                .body("removed", equalTo(1))
                .body("entries", equalTo(3))
                .body("digest", equalTo(Change.hash(file)));

        assertThat(entries()).containsExactly("SU002", "SU003", "SU004");
        assertThat(Database.value("select after_values ->> 'digest' from audit_entry where action = 'segmentUpload'"
                        + " and subject_id = 'SU_LIST' order by audit_id desc limit 1"))
                .isEqualTo(Change.hash(file));
    }

    @Test
    void aFileAddsAndRemoves() {
        send("ADD", "customer_no\nSU001\nSU002\nSU003\n")
                .body("added", equalTo(2))
                .body("entries", equalTo(3));
        send("REMOVE", "customer_no\nSU001\nSU006\n")
                .body("removed", equalTo(1))
                .body("entries", equalTo(2));
        send("REMOVE", "customer_no\nSU001\nSU006\n")
                .body("removed", equalTo(0))
                .body("revision", equalTo(4));
        send("REPLACE", "customer_no\n").body("removed", equalTo(2)).body("entries", equalTo(0));
        assertThat(entries()).isEmpty();
    }

    @Test
    void unknownNumbersRefuseTheWholeFile() {
        List<String> unknown =
                IntStream.rangeClosed(1, 25).mapToObj("SUX%02d"::formatted).toList();
        String before = state();

        send("REPLACE", "customer_no\nSU002\n" + String.join("\n", unknown) + "\nSU003\n")
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_CUSTOMER"))
                .body("message", equalTo("25 of the numbers are no customer's"))
                .body("unknown", equalTo(25))
                .body("first", equalTo(unknown.subList(0, 20)));

        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | NO_HEADER | SU002\\nSU003",
                "400 | NO_HEADER | customer_no,name\\nSU003,x",
                "400 | EMPTY_FILE | ''",
                "400 | INVALID_ROW | customer_no\\nSU002\\nSU003,x",
                "400 | INVALID_ROW | customer_no\\n\"\"",
                "400 | BROKEN_QUOTING | customer_no\\nSU002\\n\"SU003",
            })
    void aMalformedFileChangesNothing(int status, String code, String file) {
        String before = state();

        send("REPLACE", file.replace("\\n", "\n")).statusCode(status).body("code", equalTo(code));

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void onlyADraftOfAListIsChanged() {
        Segmenting.draft(Segmenting.rule("SU_RULE", "branch == \"SUB\""));
        String file = "customer_no\nSU002\n";
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        Segmenting.submit("SU_LIST").body("data.step.errors", empty());
        String before = state();

        send("REPLACE", file).statusCode(409).body("code", equalTo("WRONG_STATE"));
        send("marketing", "SU_NONE", "ADD", "text/csv", bytes).statusCode(404).body("code", equalTo("UNKNOWN_SEGMENT"));
        send("marketing", "SU_RULE", "ADD", "text/csv", bytes).statusCode(400).body("code", equalTo("INVALID_SEGMENT"));
        send("marketing", "SU_LIST", "add", "text/csv", bytes)
                .statusCode(400)
                .body("code", equalTo("INVALID_ARGUMENT"));
        send("marketing", "SU_LIST", "ADD", "application/json", bytes).statusCode(415);

        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "marketing,200",
        "operations,200",
        "admin,200",
        "service,403",
        "manager,403",
        "branch_manager,403",
        "branch_staff,403",
        "customer,403",
        "auditor,403"
    })
    void someRolesMayUpload(String role, int status) {
        send(role, "SU_LIST", "ADD", "text/csv", "customer_no\nSU001\n".getBytes(StandardCharsets.UTF_8))
                .statusCode(status);
        assertThat(entries()).containsExactly("SU001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000000", "Transfer-Encoding: chunked"})
    void aFileThatBreaksOffChangesNothing(String framing) throws IOException {
        String rows = "customer_no\n" + "SU002\n".repeat(200_000);
        String before = state();

        BrokenUpload.send(
                address, "/segments/SU_LIST/customers?mode=REPLACE", Segmenting.MAKER, framing, rows, "segment_upload");

        assertThat(state()).isEqualTo(before);
        send("REPLACE", "customer_no\nSU003\n").statusCode(200);
        assertThat(entries()).containsExactly("SU003");
    }

    private static String state() {
        return Database.rows("select code, revision, state, (select count(*) from audit_entry) from segment"
                        + " join segment_definition using (segment_id) order by code")
                + entries().stream().collect(Collectors.joining());
    }

    private static List<String> entries() {
        return Segmenting.entries("SU_LIST");
    }

    private static ValidatableResponse send(String mode, String file) {
        return send("marketing", "SU_LIST", mode, "text/csv", file.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse send(String role, String code, String mode, String type, byte[] body) {
        return given().auth()
                .oauth2(Tokens.staff("list-sender", role))
                .contentType(type)
                .body(body)
                .post("/segments/" + code + "/customers?mode=" + mode)
                .then();
    }

    private static byte[] gzip(String plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
