package dev.kequn.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are refused as a whole, and that nothing of them stays. The sender of this class is its own. */
@QuarkusTest
@WithTestResource(TestBank.class)
class IntakeRefusalTest {
    private static final String GOOD = "branch_code,name\nRT1,a\n";

    static Stream<Arguments> malformedFiles() {
        return Stream.of(
                Arguments.of("", "EMPTY_FILE", "empty"),
                Arguments.of("\n\r\n", "EMPTY_FILE", "empty"),
                Arguments.of("RT1,a\nRT2,b\n", "NO_HEADER", "names no column of branches"),
                Arguments.of("branch_code,name,colour,size\nRT1,a,b,c\n", "UNKNOWN_COLUMN", "colour, size"),
                Arguments.of("Branch_Code,name\nRT1,a\n", "UNKNOWN_COLUMN", "Branch_Code"),
                Arguments.of("branch_code,name,name\nRT1,a,b\n", "DUPLICATE_COLUMN", "name"),
                Arguments.of("branch_code\nRT1\n", "MISSING_COLUMN", "name"),
                Arguments.of(GOOD + "RT2,\"b\n", "BROKEN_QUOTING", "Line 3: a quote that is not closed"),
                Arguments.of(GOOD + "RT2,b\"c\n", "BROKEN_QUOTING", "Line 3: a quote inside"),
                Arguments.of(GOOD + "RT2,\"b\"c\n", "BROKEN_QUOTING", "Line 3: text behind"),
                Arguments.of(GOOD + "RT2,b\rRT3,c\n", "BROKEN_LINE_END", "Line 3"));
    }

    @ParameterizedTest
    @MethodSource("malformedFiles")
    void aMalformedFileIsRefusedAsAWhole(String file, String code, String message) {
        refuses(file.getBytes(StandardCharsets.UTF_8), 400, code, message);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        for (byte[] wrong : new byte[][] {
            {(byte) 0xb6, (byte) 0xab}, // 东 in GBK
            {(byte) 0xc0, (byte) 0xaf}, // overlong
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, // a surrogate
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, // beyond U+10FFFF
            {(byte) 0xe4, (byte) 0xb8} // cut off
        }) {
            refuses(joined((GOOD + "RT2,").getBytes(StandardCharsets.UTF_8), wrong), 400, "NOT_UTF8", "Line 3");
        }
    }

    @Test
    void aGzipThatIsNotWholeIsRefused() {
        byte[] packed = Files.gzip(GOOD.repeat(1).getBytes(StandardCharsets.UTF_8));
        byte[] damaged = packed.clone();
        damaged[packed.length - 6] ^= 1;

        refuses(Arrays.copyOf(packed, packed.length - 1), 400, "BROKEN_GZIP", "ends early");
        refuses(Arrays.copyOf(packed, packed.length - 12), 400, "BROKEN_GZIP", "ends early");
        refuses(damaged, 400, "BROKEN_GZIP", "check sum");
        refuses(joined(packed, new byte[] {1, 2, 3}), 400, "BROKEN_GZIP", "not gzip");
        refuses(joined(packed, Arrays.copyOf(packed, 5)), 400, "BROKEN_GZIP", "ends early");
    }

    @Test
    void aSecondGzipMemberIsReadToo() {
        byte[] file = joined(Files.gzip(Files.bytes("branch_code,name", "RTG1,a")), Files.gzip(Files.bytes("RTG2,b")));

        Files.send("branches", file).statusCode(202).body("rowsStaged", equalTo(2));
    }

    @Test
    void aLineWithoutEndIsRefused() {
        String line = "x".repeat(1 << 20);
        refuses((GOOD + "RT2," + line + "\n").getBytes(StandardCharsets.UTF_8), 400, "LINE_TOO_LONG", "Line 3");
        refuses((GOOD + ",".repeat(2 << 20)).getBytes(StandardCharsets.UTF_8), 400, "LINE_TOO_LONG", "Line 3");
    }

    @Test
    void aRefusalAtTheFirstLineIsHeardBehindALargeBody() {
        String file = "branch_code,colour\n" + "RT1,a line of some length\n".repeat(400_000);

        refuses(file.getBytes(StandardCharsets.UTF_8), 400, "UNKNOWN_COLUMN", "colour");
    }

    @Test
    void anUnknownFileIsNotFound() {
        Files.send("wishes", "a,b")
                .statusCode(404)
                .contentType("application/json")
                .body("code", equalTo("UNKNOWN_FILE"));
    }

    @Test
    void whatIsNeitherCsvNorGzipIsRefusedByItsHeaders() {
        post("application/json", null).statusCode(415).body("code", equalTo("UNSUPPORTED_TYPE"));
        post("text/csv", "br").statusCode(415).body("code", equalTo("UNSUPPORTED_TYPE"));
        post("application/gzip", null).statusCode(400).body("code", equalTo("NOT_GZIP"));
        post("text/csv", "gzip").statusCode(400).body("code", equalTo("NOT_GZIP"));
        assertNothingStayed();
    }

    @Test
    void onlyTheServiceRoleSendsFiles() {
        given().body(GOOD)
                .contentType("text/csv; charset=utf-8")
                .post("/intake/branches")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/json")
                .body("code", equalTo("UNAUTHENTICATED"))
                .body("message", equalTo("A valid token is needed"));
        for (String role : new String[] {
            "customer", "manager", "marketing", "operations", "admin", "branch_staff", "branch_manager", "auditor"
        }) {
            given().auth()
                    .oauth2(Tokens.staff("refused", role))
                    .contentType("text/csv; charset=utf-8")
                    .body(GOOD)
                    .post("/intake/branches")
                    .then()
                    .statusCode(403)
                    .contentType("application/json")
                    .body("code", equalTo("FORBIDDEN"))
                    .body("message", equalTo("The caller's roles do not allow this"));
        }
        assertNothingStayed();
    }

    @Test
    void aTokenThatIsNotValidIsToldSo() {
        given().auth()
                .oauth2("garbage")
                .contentType("text/csv; charset=utf-8")
                .body(GOOD)
                .post("/intake/branches")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .contentType("application/json")
                .body("code", equalTo("UNAUTHENTICATED"))
                .body("message", equalTo("The token is not valid"));
        assertNothingStayed();
    }

    private static void refuses(byte[] file, int status, String code, String message) {
        given().auth()
                .oauth2(Tokens.staff("refused", "service"))
                .contentType("application/octet-stream")
                .body(file)
                .post("/intake/branches")
                .then()
                .statusCode(status)
                .contentType("application/json")
                .body("code", equalTo(code))
                .body("message", containsString(message))
                .body("message", not(containsString("Exception")));
        assertNothingStayed();
    }

    private static ValidatableResponse post(String type, String encoding) {
        var request = given().auth().oauth2(Tokens.staff("refused", "service")).header("Content-Type", type);
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return request.body(GOOD.getBytes(StandardCharsets.UTF_8))
                .post("/intake/branches")
                .then();
    }

    private static void assertNothingStayed() {
        assertThat(Database.rows("select intake_id from intake where received_by = 'refused'"))
                .isEmpty();
        assertThat(Database.rows("select run_id from job_run where requested_by = 'refused'"))
                .isEmpty();
        assertThat(Database.rows("select branch_code from branch where branch_code in ('RT1', 'RT2', 'RT3')"))
                .isEmpty();
        assertThat(Database.rows("select relname from pg_class c where relname like 'intake\\_staging\\_%' "
                        + "and relkind = 'r' and not exists "
                        + "(select from intake where relname = 'intake_staging_' || intake_id)"))
                .isEmpty();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
