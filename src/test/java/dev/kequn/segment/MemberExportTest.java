package dev.kequn.segment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members as a file: what the caller sees elsewhere, and never without a row of the trail. */
@QuarkusTest
@WithTestResource(TestBank.class)
class MemberExportTest {
    private static final SampleBranch BRANCH = new SampleBranch("SX", 73_000_000);
    private static final String HEADER = "customer_no,name,phone,branch,manager,entered_on,reason,version";
    private static final String MEMBERS =
            """
            { segment(code: "SX_ALL") { members(first: 100) { edges { node { enteredOn reason version
                customer { customerNo name phone branch { code } manager { managerNo } } } } } } }""";

    @TestHTTPResource("/")
    URI address;

    @BeforeEach
    void open() {
        Segmenting.forget();
        BRANCH.open(6);
        Database.execute("update customer set manager_no = null, name = '王, \"小\"' where customer_no = 'SX006'");
        Segmenting.settle();
    }

    @AfterEach
    void close() {
        Segmenting.forget();
        BRANCH.close();
    }

    @Test
    void eachRowIsWhatTheCallerSeesElsewhere() {
        Segmenting.inForce(Segmenting.rule("SX_ALL", "branch == \"SXB\""));

        for (String token : List.of(
                Segmenting.MAKER,
                Segmenting.CHECKER,
                Tokens.manager(BRANCH.manager()),
                Tokens.branch("branch_manager", BRANCH.branch()),
                Tokens.manager("SOMEONE"),
                Tokens.branch("branch_manager", "ELSEWHERE"))) {
            List<String> shown = shown(token);
            assertThat(lines(export(token, "SX_ALL", "?purpose=care"))).isEqualTo(shown);
        }
        assertThat(shown(Segmenting.MAKER))
                .hasSize(7)
                .contains("SX001,客**,139****0001,SXB,SXM,2026-07-15,DEFINITION,1")
                .contains("SX006,王**,139****0006,SXB,,2026-07-15,DEFINITION,1");
        assertThat(shown(Tokens.manager(BRANCH.manager())))
                .hasSize(6)
                .contains("SX001,客户1,13973000001,SXB,SXM,2026-07-15,DEFINITION,1");
        assertThat(shown(Tokens.branch("branch_manager", BRANCH.branch())))
                .hasSize(7)
                .contains("SX006,\"王, \"\"小\"\"\",13973000006,SXB,,2026-07-15,DEFINITION,1");
        assertThat(shown(Tokens.manager("SOMEONE"))).containsExactly(HEADER);
    }

    @Test
    void whatASpreadsheetWouldRunIsText() {
        Database.execute(
                "update customer set name = '=1+1' where customer_no = 'SX001'",
                "update customer set name = '-x,y', phone = '+8613900000002' where customer_no = 'SX002'",
                "update customer set name = '@x' where customer_no = 'SX003'");
        Segmenting.settle();
        Segmenting.inForce(Segmenting.rule("SX_ALL", "branch == \"SXB\""));

        assertThat(lines(export(Tokens.branch("branch_manager", BRANCH.branch()), "SX_ALL", "?purpose=care"))
                        .subList(1, 4))
                .containsExactly(
                        "SX001,'=1+1,13973000001,SXB,SXM,2026-07-15,DEFINITION,1",
                        "SX002,\"'-x,y\",'+8613900000002,SXB,SXM,2026-07-15,DEFINITION,1",
                        "SX003,'@x,13973000003,SXB,SXM,2026-07-15,DEFINITION,1");
    }

    @Test
    void aDayHasTheMembersOfItsEnd() {
        Segmenting.inForce(Segmenting.rule("SX_ALL", "branch == \"SXB\" && aum >= money(\"8000\")"));
        Database.execute(
                """
                update segment_member set entered_on = '2026-07-01', entered_at = '2026-07-01',
                    left_at = now(), left_on = '2026-07-10', leave_reason = 'FACTS'
                where customer_id = %d"""
                        .formatted(BRANCH.id(4)));

        assertThat(numbers("?purpose=care")).containsExactly("SX005", "SX006");
        assertThat(numbers("?purpose=care&day=2026-07-15")).containsExactly("SX005", "SX006");
        assertThat(numbers("?purpose=care&day=2026-07-09")).containsExactly("SX004");
        assertThat(numbers("?purpose=care&day=2026-07-10")).isEmpty();
    }

    @Test
    void everyExportIsOnRecordWithItsPurpose() {
        Segmenting.inForce(Segmenting.rule("SX_ALL", "branch == \"SXB\""));
        export(Tokens.manager(BRANCH.manager()), "SX_ALL", "?purpose=生日问候&day=2026-07-15")
                .header("Content-Disposition", equalTo("attachment; filename=\"SX_ALL.csv\""))
                .contentType(startsWith("text/csv"));
        given().auth()
                .oauth2(Segmenting.CHECKER)
                .header("Purpose", "audit")
                .get("/segments/SX_ALL/members.csv")
                .then()
                .statusCode(200);

        assertThat(
                        Database.rows(
                                """
                        select actor, actor_roles, subject_id, purpose, after_values ->> 'day', after_values ->> 'rows'
                        from audit_entry where action = 'segmentExport' order by audit_id desc limit 2"""))
                .containsExactly(
                        "segment-checker|operations|SX_ALL|audit|null|6",
                        "manager-SXM|manager|SX_ALL|生日问候|2026-07-15|5");
    }

    @Test
    void refusalsLeaveNoTrace() {
        Segmenting.inForce(Segmenting.rule("SX_ALL", "branch == \"SXB\""));
        String before = Database.value("select count(*) from audit_entry");

        refused("SX_ALL", "", 400, "INVALID_ARGUMENT");
        refused("SX_ALL", "?purpose=%20", 400, "INVALID_ARGUMENT");
        refused("SX_ALL", "?purpose=" + "x".repeat(201), 400, "INVALID_ARGUMENT");
        refused("SX_ALL", "?purpose=x&day=2026-02-30", 400, "INVALID_ARGUMENT");
        refused("SX_NONE", "?purpose=x", 404, "UNKNOWN_SEGMENT");

        assertThat(Database.value("select count(*) from audit_entry")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "service", "branch_staff", "customer", "auditor"})
    void otherRolesGetNothing(String role) {
        String before = Database.value("select count(*) from audit_entry");
        given().auth()
                .oauth2(Tokens.staff("nosy", role))
                .get("/segments/SX_ALL/members.csv?purpose=x")
                .then()
                .statusCode(403);
        given().get("/segments/SX_ALL/members.csv?purpose=x").then().statusCode(401);
        assertThat(Database.value("select count(*) from audit_entry")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"994", "995", "2500"})
    void membersComePieceByPiece(int more) {
        many(more);
        Segmenting.inForce(Segmenting.rule("SX_ALL", "branch == \"SXB\""));

        assertThat(numbers("?purpose=all"))
                .isEqualTo(Database.rows(
                        "select customer_no from customer where branch_code = 'SXB' order by customer_id"))
                .hasSize(more + 6);
    }

    @Test
    void aReaderWhoGoesAwayLeavesARowOfTheTrailAndNothingElse() throws IOException {
        many(20_000);
        for (int i = 0; i < 6; i++) {
            try (Socket client = new Socket(address.getHost(), address.getPort())) {
                ask(client, Segmenting.MAKER, "gone");
            }
        }

        Eventually.holds("nothing is read any more", () -> reading().isEmpty());
        assertThat(Database.value("select count(*) || '|' || min(after_values ->> 'rows') from audit_entry"
                        + " where action = 'segmentExport' and purpose = 'gone'"))
                .isEqualTo("6|20006");
        // No more than four are read at once: those that broke off are not among them.
        assertThat(numbers("?purpose=all")).hasSize(20_006);
    }

    @Test
    void aFileThatBreaksOffHasNoEnd() throws IOException {
        many(15_000);
        try (Socket client = new Socket()) {
            client.setReceiveBufferSize(4096);
            client.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            ask(client, Tokens.branch("branch_manager", BRANCH.branch()), "broken");
            Eventually.holds("the reader is waited for", () -> reading().size() == 1);
            Database.execute(
                    Database.connect("postgres"),
                    "select pg_terminate_backend(" + reading().get(0) + ")");

            String got = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(got.lines().filter(line -> line.startsWith("SX")).count())
                    .isBetween(1000L, 15_000L);
            assertThat(got).doesNotEndWith("0\r\n\r\n");
        }
    }

    private static void ask(Socket client, String token, String purpose) throws IOException {
        client.getOutputStream()
                .write(("GET /segments/SX_ALL/members.csv?purpose=" + purpose + " HTTP/1.1\r\nHost: bank\r\n"
                                + "Authorization: Bearer " + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(client.getInputStream().readNBytes(15))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("HTTP/1.1 200 OK");
    }

    /** The sessions of exports, as the superuser sees them. */
    private static List<String> reading() {
        return Database.rows(
                Database.connect("postgres"),
                "select pid from pg_stat_activity where state = 'idle in transaction' and query ilike '%m.entry_reason%'"
                        + " and clock_timestamp() - state_change > interval '100 ms'");
    }

    /** All of them members, and known to the planner, as they are in a bank that has had them for a day. */
    private static void many(int more) {
        Database.execute(
                "insert into customer (customer_id, customer_no, name, branch_code) select 73100000 + i, 'SXM' || i,"
                        + " repeat('多', 200), 'SXB' from generate_series(1, " + more + ") i");
        Segmenting.inForce(Segmenting.rule("SX_ALL", "branch == \"SXB\""));
        Database.execute("analyze customer", "analyze segment_member");
    }

    private static void refused(String code, String query, int status, String expected) {
        given().auth()
                .oauth2(Segmenting.MAKER)
                .urlEncodingEnabled(false)
                .get("/segments/" + code + "/members.csv" + query)
                .then()
                .statusCode(status)
                .body("code", equalTo(expected));
    }

    private static List<String> numbers(String query) {
        return lines(export(Segmenting.MAKER, "SX_ALL", query)).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    private static ValidatableResponse export(String token, String code, String query) {
        return given().auth()
                .oauth2(token)
                .get("/segments/" + code + "/members.csv" + query)
                .then()
                .statusCode(200);
    }

    private static List<String> lines(ValidatableResponse answer) {
        return new String(answer.extract().asByteArray(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static List<String> shown(String token) {
        List<Map<String, Object>> nodes = Graphql.as(token, MEMBERS).extract().path("data.segment.members.edges.node");
        return Stream.concat(Stream.of(HEADER), nodes.stream().map(MemberExportTest::line))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static String line(Map<String, Object> node) {
        Map<String, Object> customer = (Map<String, Object>) node.get("customer");
        Map<String, Object> manager = (Map<String, Object>) customer.get("manager");
        return Stream.of(
                        customer.get("customerNo"),
                        customer.get("name"),
                        customer.get("phone"),
                        ((Map<String, Object>) customer.get("branch")).get("code"),
                        manager == null ? null : manager.get("managerNo"),
                        node.get("enteredOn"),
                        node.get("reason"),
                        node.get("version"))
                .map(value -> Objects.toString(value, ""))
                .map(value -> value.contains(",") ? '"' + value.replace("\"", "\"\"") + '"' : value)
                .collect(Collectors.joining(","));
    }
}
