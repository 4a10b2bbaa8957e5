package dev.kequn.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bad rows are listed with line, column, value and reason; good ones are taken. Keys of this class begin with ROW. */
@QuarkusTest
@WithTestResource(TestBank.class)
class IntakeRowsTest {
    @BeforeEach
    void aCustomer() {
        Files.merge("branches", "branch_code,name", "ROWB,b");
        Files.merge("customers", "customer_no,name,branch_code", "ROWC,c,ROWB");
    }

    @Test
    void everyKindOfBadValueIsNamed() {
        String id = Files.merge(
                "customers",
                "customer_no,name,branch_code,gender,birth_date,marketing_consent,kind,risk_score,risk_tolerance,"
                        + "annual_return,attributes",
                ",,,,,,,,,,",
                "ROW1,a,ROWB,X,2026-02-29,yes,person,1001,0,1.005,[]",
                "ROW2,a,ROWB,f,26-02-01,TRUE,,-1,6,1e3,\"{\"\"a\"\":}\"",
                "ROW3,a,ROWB,,2026-13-01,,,7.0,1x,1000000000000,\"{\"\"a\"\":\"\"\\u0000\"\"}\"",
                "ROW4,a,ROWB,,2026-1-1,,,,,.5,{} {}",
                "ROW5,a,ROWB",
                "ROW6,a,ROWB,,,,,,,,,",
                "ROW7,a,ROWB,F,2024-02-29,false,COMPANY,0,5,-999999999999.9,{}");

        assertThat(Files.rejects(id))
                .containsExactly(
                        "2|branch_code|null|required",
                        "2|customer_no|null|required",
                        "2|name|null|required",
                        "3|annual_return|1.005|more than two decimals",
                        "3|attributes|[]|not a JSON object",
                        "3|birth_date|2026-02-29|not a date YYYY-MM-DD",
                        "3|gender|X|not one of F, M",
                        "3|kind|person|not one of PERSON, MERCHANT, COMPANY",
                        "3|marketing_consent|yes|not one of true, false",
                        "3|risk_score|1001|not a whole number from 0 to 1000",
                        "3|risk_tolerance|0|not a whole number from 1 to 5",
                        "4|annual_return|1e3|not an amount",
                        "4|attributes|{\"a\":}|not JSON",
                        "4|birth_date|26-02-01|not a date YYYY-MM-DD",
                        "4|gender|f|not one of F, M",
                        "4|marketing_consent|TRUE|not one of true, false",
                        "4|risk_score|-1|not a whole number from 0 to 1000",
                        "4|risk_tolerance|6|not a whole number from 1 to 5",
                        "5|annual_return|1000000000000|beyond 999999999999.99",
                        "5|attributes|{\"a\":\"\\u0000\"}|a character that cannot be stored",
                        "5|birth_date|2026-13-01|not a date YYYY-MM-DD",
                        "5|risk_score|7.0|not a whole number from 0 to 1000",
                        "5|risk_tolerance|1x|not a whole number from 1 to 5",
                        "6|annual_return|.5|not an amount",
                        "6|attributes|{} {}|not JSON",
                        "6|birth_date|2026-1-1|not a date YYYY-MM-DD",
                        "7||null|3 fields instead of 11",
                        "8||null|12 fields instead of 11");
        assertThat(Files.outcome(id)).isEqualTo("1|0|0|0");
        assertThat(Database.value("select rows_read || '|' || rows_refused from intake where intake_id = " + id))
                .isEqualTo("8|7");
        assertThat(Database.value("select annual_return from customer where customer_no = 'ROW7'"))
                .isEqualTo("-99999999999990");
    }

    @Test
    void amountsOfBalancesAreNotNegative() {
        String id = Files.merge(
                "balances",
                "customer_no,as_of,aum,loan,deposit",
                "ROWC,2026-02-01,-0.01,-1,-5",
                "ROWC,2026-02-02,,0,0",
                "ROWC,2026-02-03,-0,00012.3,0.00");

        assertThat(Files.rejects(id))
                .containsExactly(
                        "2|aum|-0.01|negative", "2|deposit|-5|negative", "2|loan|-1|negative", "3|aum|null|required");
        assertThat(Database.rows("select from_day, aum, loan, deposit from balance_state join customer "
                        + "using (customer_id) where customer_no = 'ROWC' and from_day < '2026-03-01'"))
                .containsExactly("2026-02-03|0|1230|0");
    }

    @Test
    void numbersInDocumentsAreNotLongerThanReadersTake() {
        String header = "source,external_id,customer_no,type,occurred_at,attributes";
        String row = "s,ROWN%d,ROWC,t,2026-01-01T00:00:00Z,\"{\"\"n\"\": %s}\"";
        String longest = "9".repeat(96);

        String id = Files.merge(
                "events",
                header,
                row.formatted(1, longest + "e500"),
                row.formatted(2, longest + "e501"),
                row.formatted(3, "1e-500"),
                row.formatted(4, "1e-501"),
                row.formatted(5, longest + "12345"));

        assertThat(Files.rejects(id))
                .containsExactly(
                        "3|attributes|{\"n\": " + longest + "e501}|a number that cannot be stored",
                        "5|attributes|{\"n\": 1e-501}|a number that cannot be stored",
                        "6|attributes|{\"n\": " + longest + "12345}|a number that cannot be stored");
        assertThat(Database.value("select length(attributes ->> 'n') from customer_event where external_id = 'ROWN1'"))
                .isEqualTo("596");
    }

    @Test
    void instantsNeedAnOffsetAndTagsEndAfterTheyBegin() {
        String events = Files.merge(
                "events",
                "source,external_id,customer_no,type,occurred_at",
                "s,ROW1,ROWC,t,2026-01-01T00:00:00",
                "s,ROW2,ROWC,t,2026-01-01",
                "s,ROW3,ROWC,t,2026-01-01T00:00:00.1234567+08:00");
        String tags = Files.merge(
                "tags",
                "valid_to,customer_no,tag,valid_from,source",
                "2025-12-31,ROWC,t,2026-01-01,s",
                "2026-01-01,ROWC,u,2026-01-01,s");

        assertThat(Files.rejects(events))
                .containsExactly(
                        "2|occurred_at|2026-01-01T00:00:00|not an instant with offset, such as 2026-03-01T09:30:00+08:00",
                        "3|occurred_at|2026-01-01|not an instant with offset, such as 2026-03-01T09:30:00+08:00");
        assertThat(Database.value(
                        "select extract(epoch from occurred_at) from customer_event where external_id = 'ROW3'"))
                .isEqualTo("1767196800.123456");
        assertThat(Files.rejects(tags)).containsExactly("2|valid_to|2025-12-31|before valid_from");
        assertThat(Files.outcome(tags)).isEqualTo("1|0|0|0");
    }

    @Test
    void linesAreCountedAcrossQuotedLineEndsAndBlankLines() {
        byte[] file = ("\ufeff\"branch_code\",name\r\n"
                        + "ROWL1,\"a \"\"quoted\"\", two\r\nline \\ name\"\r\n"
                        + "\r\n"
                        + "ROWL2\r\n"
                        + "ROWL3,\"\"\r\n"
                        + "ROWL4,\t龙𠮷")
                .getBytes(StandardCharsets.UTF_8);

        String id = Files.send("branches", file)
                .statusCode(202)
                .body("rowsRead", equalTo(4))
                .body("rowsStaged", equalTo(2))
                .body("rowsRejected", equalTo(2))
                .body("file", equalTo("branches"))
                .body("bytes", equalTo(file.length))
                .extract()
                .path("id");
        Files.awaitMerged(id);

        assertThat(Files.rejects(id)).containsExactly("5||null|1 fields instead of 2", "6|name|null|required");
        assertThat(Database.rows("select branch_code, name from branch where branch_code like 'ROWL%' order by 1"))
                .containsExactly("ROWL1|a \"quoted\", two\r\nline \\ name", "ROWL4|\t龙𠮷");
    }

    @Test
    void keysHaveNoControlCharactersAndTextIsLimited() {
        String id = Files.merge(
                "branches",
                "branch_code,name",
                "\"ROW\nX\",a",
                "ROWK" + "k".repeat(61) + ",a",
                "ROWN1," + "龙".repeat(201),
                "ROWN2," + "龙".repeat(200),
                "ROWN3,a\u001fb");

        assertThat(Files.rejects(id))
                .containsExactly(
                        "2|branch_code|ROW\nX|a control character",
                        "4|branch_code|ROWK" + "k".repeat(61) + "|longer than 64 characters",
                        "5|name|" + "龙".repeat(200) + "|longer than 200 characters",
                        "7|name|a\u001fb|a control character");
    }

    @Test
    void aHeaderAloneIsAFileWithoutRows() {
        String id = Files.merge("balances", "customer_no,as_of,aum,loan");

        assertThat(Files.outcome(id)).isEqualTo("0|0|0|0");
    }

    @Test
    void gzipIsFoundByItsBytesOrItsHeaders() {
        byte[] file = Files.bytes("branch_code,name", "ROWZ,z");
        for (String[] headers : new String[][] {
            {"text/csv", "gzip"}, {"application/gzip", "identity"}, {"application/octet-stream", "identity"}
        }) {
            String id = given().auth()
                    .oauth2(Tokens.staff("batch", "service"))
                    .header("Content-Encoding", headers[1])
                    .contentType(headers[0])
                    .body(Files.gzip(file))
                    .post("/intake/branches")
                    .then()
                    .statusCode(202)
                    .body("bytes", equalTo(file.length))
                    .body("digest", equalTo(dev.kequn.access.Change.hash(new String(file, StandardCharsets.UTF_8))))
                    .extract()
                    .path("id");
            Files.awaitMerged(id);
        }
        assertThat(Database.value("select name from branch where branch_code = 'ROWZ'"))
                .isEqualTo("z");
    }
}
