package dev.kequn.campaign.contact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.support.Database;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contacts that wait as a file: whom the caller may see, as he sees him, and never without a row of the trail. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ContactExportTest {
    private static final SampleBranch BRANCH = new SampleBranch("CE", 71_600_000);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
    private static final String HEADER = "customer_no,name,phone,branch,manager,contact,channel,step,approach,due_at";
    private static final String MARKETING = Tokens.staff("mary", "marketing");

    @BeforeEach
    void open() {
        close();
        BRANCH.open(3);
        SampleCampaign.forget();
        SampleContactPolicy.free().set();
        long calls = SampleCampaign.of("CE_CALL")
                .entry("COME", null)
                .step("COME", "channels = '{PHONE}'")
                .live(TODAY, TODAY.plusDays(30));
        for (int i = 1; i <= 3; i++) {
            Contacting.enrol(BRANCH.id(i), calls);
        }
        Database.execute("update customer set manager_no = null, name = '=王, x' where customer_no = 'CE002'");
        Contacting.plan(BRANCH, 3);
        Contacting.due(Contacting.GATEWAY, "PHONE", 1);
    }

    @AfterEach
    void close() {
        SampleCampaign.forget();
        SampleContactPolicy.forget();
        BRANCH.close();
    }

    @Test
    void hasWhoWaitsAsTheCallerSeesHim() {
        assertThat(lines(MARKETING, "?purpose=calls"))
                .containsExactly(
                        HEADER,
                        "CE002,'=**,139****0002,CEB,," + contact(2) + ",PHONE,COME,1,2026-07-15T04:00:00Z",
                        "CE003,客**,139****0003,CEB,CEM," + contact(3) + ",PHONE,COME,1,2026-07-15T04:00:00Z");
        assertThat(lines(Tokens.manager(BRANCH.manager()), "?purpose=calls&channel=PHONE"))
                .containsExactly(
                        HEADER, "CE003,客户3,13971600003,CEB,CEM," + contact(3) + ",PHONE,COME,1,2026-07-15T04:00:00Z");
        assertThat(lines(Tokens.branch("branch_manager", BRANCH.branch()), "?purpose=calls"))
                .hasSize(3)
                .contains("CE002,\"'=王, x\",13971600002,CEB,," + contact(2) + ",PHONE,COME,1,2026-07-15T04:00:00Z");
        assertThat(lines(Tokens.manager("SOMEONE"), "?purpose=calls")).containsExactly(HEADER);
        assertThat(lines(MARKETING, "?purpose=calls&channel=SMS")).containsExactly(HEADER);
        assertThat(Contacting.states()).containsExactly("LEASED", "DUE", "DUE");
    }

    @Test
    void isOnRecordBeforeTheFirstLine() {
        long before = trail();

        lines(MARKETING, "?purpose=calls&channel=PHONE");

        assertThat(trail()).isEqualTo(before + 1);
        assertThat(Database.rows("select actor, subject_type, subject_id, purpose, after_values ->> 'rows',"
                        + " after_values ->> 'channel' from audit_entry where action = 'contactExport'"
                        + " order by audit_id desc limit 1"))
                .containsExactly("mary|Campaign|CE_CALL|calls|2|PHONE");
    }

    @ParameterizedTest
    @CsvSource({
        "CE_CALL, '', 400",
        "CE_CALL, ?purpose=%20, 400",
        "CE_CALL, ?purpose=x&channel=FAX, 400",
        "CE_NONE, ?purpose=x, 404",
        "CE_%00, ?purpose=x, 404"
    })
    void isRefusedWithoutATrace(String code, String query, int status) {
        long before = trail();

        get(MARKETING, code, query).statusCode(status);

        assertThat(trail()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"customer", "branch_staff", "admin", "service", "auditor"})
    void isNotForEveryRole(String role) {
        get(Tokens.staff("x", role), "CE_CALL", "?purpose=x").statusCode(403);
    }

    private static String contact(int customer) {
        return Database.value(
                "select customer_id || '-' || contact_id from contact where customer_id = " + BRANCH.id(customer));
    }

    private static long trail() {
        return Long.parseLong(Database.value("select count(*) from audit_entry where action = 'contactExport'"));
    }

    private static List<String> lines(String token, String query) {
        return get(token, "CE_CALL", query)
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", equalTo("attachment; filename=\"CE_CALL-contacts.csv\""))
                .extract()
                .asString()
                .lines()
                .toList();
    }

    private static ValidatableResponse get(String token, String code, String query) {
        return given().auth()
                .oauth2(token)
                .urlEncodingEnabled(false)
                .get("/campaigns/" + code + "/contacts.csv" + query)
                .then();
    }
}
