package dev.kequn.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each file does to the bank's data. Keys of this class begin with MT. */
@QuarkusTest
@WithTestResource(TestBank.class)
class IntakeMergeTest {
    @BeforeEach
    void organisation() {
        Files.merge("branches", "branch_code,name", "MTB1,东城支行", "MTB2,West");
        Files.merge("managers", "manager_no,name,branch_code,post", "MTM1,李经理,MTB1,WEALTH");
        Files.merge(
                "products",
                "product_code,name,category,risk_grade",
                "MTP1,Notice deposit,DEPOSIT,1",
                "MTP2,Fund,FUND,");
    }

    @Test
    void branchesManagersAndProductsAreKept() {
        assertThat(Database.rows("select branch_code, name from branch where branch_code like 'MTB%' order by 1"))
                .containsExactly("MTB1|东城支行", "MTB2|West");
        assertThat(Database.rows("select * from manager where manager_no = 'MTM1'"))
                .containsExactly("MTM1|李经理|MTB1|WEALTH");
        assertThat(Database.rows("select * from product where product_code like 'MTP%' order by 1"))
                .containsExactly("MTP1|Notice deposit|DEPOSIT|1", "MTP2|Fund|FUND|null");
    }

    @Test
    void aCustomerIsMadeChangedAndCleared() {
        // Given
        String made = Files.merge(
                "customers",
                "customer_no,name,branch_code,gender,birth_date,phone,manager_no,occupation,opened_on,closed_on,kind,"
                        + "employer_no,risk_score,risk_tolerance,risk_assessed_on,annual_return,attributes",
                "MTC2,\"Li, Bo\",MTB1,F,1980-02-29,13812345678,MTM1,farmer,2020-01-01,,,MTC1,700,3,2026-01-01,-12.5,"
                        + "\"{\"\"crop\"\":\"\"rice\"\"}\"",
                "MTC1,Mill,MTB1,,,,,,,,COMPANY,,,,,,");
        String row =
                "select name, branch_code, gender, birth_date, phone, manager_no, occupation, opened_on, closed_on,"
                        + " kind, employer_no, risk_score, risk_tolerance, risk_assessed_on, annual_return, attributes "
                        + "from customer where customer_no = 'MTC2'";
        assertThat(Files.outcome(made)).isEqualTo("2|0|0|0");
        assertThat(Database.value(row))
                .isEqualTo("Li, Bo|MTB1|F|1980-02-29|13812345678|MTM1|farmer|2020-01-01|null|PERSON|MTC1|700|3|"
                        + "2026-01-01|-1250|{\"crop\": \"rice\"}");

        // When: absent columns keep, empty fields clear
        String changed = Files.merge(
                "customers",
                "attributes,phone,gender,name,branch_code,customer_no",
                ",,F,Li Bo,MTB2,MTC2",
                ",,,Mill,MTB1,MTC1");

        // Then
        assertThat(Files.outcome(changed)).isEqualTo("0|1|1|0");
        assertThat(Database.value(row))
                .isEqualTo("Li Bo|MTB2|F|1980-02-29|null|MTM1|farmer|2020-01-01|null|PERSON|MTC1|700|3|"
                        + "2026-01-01|-1250|{}");
        assertThat(Database.rows("select n.customer_no, c.customer_no from customer_number n join customer c "
                        + "using (customer_id) where n.customer_no in ('MTC1', 'MTC2') order by c.customer_id"))
                .containsExactly("MTC1|MTC1", "MTC2|MTC2");
    }

    @Test
    void unknownReferencesAreRejectedAndTheRestIsTaken() {
        String id = Files.merge(
                "customers",
                "customer_no,name,branch_code,manager_no,employer_no",
                "MTR1,a,NOWHERE,NOBODY,",
                "MTR2,b,MTB1,MTM1,NOBODY",
                "MTR3,c,MTB1,,MTR4",
                "MTR4,d,MTB1,,");

        assertThat(Files.outcome(id)).isEqualTo("2|0|0|2");
        assertThat(Files.rejects(id))
                .containsExactly(
                        "2|branch_code|NOWHERE|no such branch",
                        "2|manager_no|NOBODY|no such manager",
                        "3|employer_no|NOBODY|no such customer");
        assertThat(Database.rows("select customer_no from customer where customer_no like 'MTR%' order by 1"))
                .containsExactly("MTR3", "MTR4");
    }

    @Test
    void aLaterLineWinsOverAnEarlierOne() {
        String id = Files.merge(
                "customers",
                "customer_no,name,branch_code",
                "MTL1,first,MTB1",
                "MTL1,second,MTB1",
                "MTL1,third,NOWHERE");

        assertThat(Files.outcome(id)).isEqualTo("1|0|1|1");
        assertThat(Database.value("select name from customer where customer_no = 'MTL1'"))
                .isEqualTo("second");
    }

    @Test
    void consentIsAHistoryOfWhatChanged() {
        String consents = "select granted, source from customer_consent join customer using (customer_id) "
                + "where customer_no = 'MTA1' and purpose = 'MARKETING' order by given_at";
        String header = "customer_no,name,branch_code,marketing_consent";

        Files.merge("customers", header, "MTA1,a,MTB1,true");
        String repeated = Files.merge("customers", header, "MTA1,a,MTB1,true");
        String withdrawn = Files.merge("customers", header, "MTA1,a,MTB1,false");
        String silent = Files.merge("customers", header, "MTA1,a,MTB1,");

        assertThat(Database.rows(consents)).containsExactly("true|intake", "false|intake");
        assertThat(Files.outcome(repeated)).isEqualTo("0|0|1|0");
        assertThat(Files.outcome(withdrawn)).isEqualTo("0|1|0|0");
        assertThat(Files.outcome(silent)).isEqualTo("0|0|1|0");
    }

    @Test
    void aHoldingPassesToAnotherCustomerWithAllItHas() {
        // Given
        Files.merge("customers", "customer_no,name,branch_code", "MTH1,a,MTB1", "MTH2,b,MTB1");
        Files.merge(
                "holdings",
                "customer_no,product_code,account_no,opened_on,matures_on,balance",
                "MTH1,MTP1,MTACC,2026-01-01,2026-12-31,1000.50",
                "MTH1,MTP2,MTACC,2026-01-01,,7");

        // When
        String id = Files.merge(
                "holdings",
                "account_no,product_code,customer_no,opened_on,balance",
                "MTACC,MTP1,MTH2,2026-01-02,",
                "MTACC,MTP2,MTH1,2026-01-01,7.00",
                "MTACC2,MTP9,MTH9,2026-01-01,7.00");

        // Then
        assertThat(Files.outcome(id)).isEqualTo("0|1|1|1");
        assertThat(Files.rejects(id))
                .containsExactly("4|customer_no|MTH9|no such customer", "4|product_code|MTP9|no such product");
        assertThat(Database.rows("select customer_no, product_code, h.opened_on, matures_on, balance "
                        + "from holding h join customer using (customer_id) where account_no = 'MTACC' order by 2"))
                .containsExactly("MTH2|MTP1|2026-01-02|2026-12-31|null", "MTH1|MTP2|2026-01-01|null|700");
        assertThat(Database.rows("select product_code, customer_no from holding_owner join customer "
                        + "using (customer_id) where account_no = 'MTACC' order by 1"))
                .containsExactly("MTP1|MTH2", "MTP2|MTH1");
    }

    @Test
    void tagsAreDatedAndKeepTheirHistory() {
        Files.merge("customers", "customer_no,name,branch_code", "MTT1,a,MTB1");
        Files.merge(
                "tags",
                "customer_no,tag,value,valid_from,valid_to,source",
                "MTT1,crop,rice,2025-01-01,2026-01-01,survey",
                "MTT1,crop,tea,2026-01-01,,survey");

        String id = Files.merge(
                "tags",
                "customer_no,tag,valid_from,valid_to,source",
                "MTT1,crop,2026-01-01,2026-07-01,survey",
                "MTT1,crop,2025-01-01,2026-01-01,survey");

        assertThat(Files.outcome(id)).isEqualTo("0|1|1|0");
        assertThat(Database.rows("select tag, value, valid_from, valid_to, source from customer_tag join customer "
                        + "using (customer_id) where customer_no = 'MTT1' order by valid_from"))
                .containsExactly("crop|rice|2025-01-01|2026-01-01|survey", "crop|tea|2026-01-01|2026-07-01|survey");
    }

    @Test
    void anEventIsTakenOnceAndOtherContentIsRejected() {
        // Given
        Files.merge("customers", "customer_no,name,branch_code", "MTE1,a,MTB1", "MTE2,b,MTB1");
        String header = "source,external_id,customer_no,type,occurred_at,attributes";
        String first = Files.merge(
                "events",
                header,
                "app,MTX1,MTE1,LOGIN,2026-03-01T09:30:00+08:00,\"{\"\"a\"\": 1}\"",
                "app,MTX2,MTE1,LOGIN,2026-03-01T09:31:00Z,",
                "app,MTX2,MTE2,LOGIN,2026-03-01T09:31:00Z,",
                "pos,MTX2,MTE2,PAY,2026-03-01T09:31:00Z,",
                "app,MTX2,MTE1,LOGIN,2026-03-01T17:31:00+08:00,{}");
        assertThat(Files.outcome(first)).isEqualTo("3|0|1|1");
        assertThat(Files.rejects(first)).containsExactly("4|external_id|MTX2|known with other content");

        // When
        String second = Files.merge(
                "events",
                header,
                "app,MTX1,MTE1,LOGIN,2026-03-01T01:30:00Z,\"{\"\"a\"\":1}\"",
                "app,MTX2,MTE1,LOGOUT,2026-03-01T09:31:00Z,",
                "pos,MTX2,NOBODY,PAY,2026-03-01T09:31:00Z,");

        // Then
        assertThat(Files.outcome(second)).isEqualTo("0|0|1|2");
        assertThat(Files.rejects(second))
                .containsExactly(
                        "3|external_id|MTX2|known with other content", "4|customer_no|NOBODY|no such customer");
        assertThat(Database.rows("select e.source, e.external_id, c.customer_no, type, "
                        + "occurred_at at time zone 'UTC', e.attributes from customer_event e "
                        + "join customer_event_key k using (customer_id, event_id) "
                        + "join customer c using (customer_id) where c.customer_no like 'MTE%' order by event_id"))
                .containsExactly(
                        "app|MTX1|MTE1|LOGIN|2026-03-01 01:30:00.0|{\"a\": 1}",
                        "app|MTX2|MTE1|LOGIN|2026-03-01 09:31:00.0|{}",
                        "pos|MTX2|MTE2|PAY|2026-03-01 09:31:00.0|{}");
    }

    @Test
    void balancesHoldFromTheirDayOn() {
        Files.merge("customers", "customer_no,name,branch_code", "MTD1,a,MTB1");

        String id = Files.merge(
                "balances",
                "customer_no,as_of,aum,loan,deposit",
                "MTD1,2026-03-01,100.5,0,50",
                "MTD1,2026-03-05,999999999999.99,20.25,",
                "MTD9,2026-03-05,1,0,",
                "MTD1,2026-03-05,300,20.25,");

        assertThat(Files.outcome(id)).isEqualTo("2|0|1|1");
        assertThat(Database.rows("select from_day, aum, loan, deposit from balance_state join customer "
                        + "using (customer_id) where customer_no = 'MTD1' order by 1"))
                .containsExactly("2026-03-01|10050|0|5000", "2026-03-05|30000|2025|null");
        assertThat(Database.value("select taken_through >= '2026-03-05' from balance_watermark"))
                .isEqualTo("true");
        assertThat(Database.value("select to_regclass('intake_staging_" + id + "')"))
                .isEqualTo("null");
    }

    @Test
    void aFileSentTwiceWritesNothing() {
        // Given
        String[] customers = {"customer_no,name,branch_code,phone,marketing_consent", "MTS1,a,MTB1,,true"};
        String[] holdings = {"customer_no,product_code,account_no,opened_on,balance", "MTS1,MTP1,MTS,2026-01-01,1"};
        String[] balances = {"customer_no,as_of,aum,loan", "MTS1,2026-01-01,1,0", "MTS1,2026-01-02,1,0"};
        String[] tags = {"customer_no,tag,valid_from,source,value", "MTS1,t,2026-01-01,s,"};
        String[] events = {"source,external_id,customer_no,type,occurred_at", "s,MTS1,MTS1,t,2026-01-01T00:00:00Z"};
        Files.merge("customers", customers);
        Files.merge("holdings", holdings);
        Files.merge("balances", balances);
        Files.merge("tags", tags);
        Files.merge("events", events);
        List<String> before = versions();

        // When
        organisation();
        List<String> outcomes = new ArrayList<>();
        outcomes.add(Files.outcome(Files.merge("customers", customers)));
        outcomes.add(Files.outcome(Files.merge("holdings", holdings)));
        outcomes.add(Files.outcome(Files.merge("balances", balances)));
        outcomes.add(Files.outcome(Files.merge("tags", tags)));
        outcomes.add(Files.outcome(Files.merge("events", events)));

        // Then
        assertThat(outcomes).containsExactly("0|0|1|0", "0|0|1|0", "0|0|2|0", "0|0|1|0", "0|0|1|0");
        assertThat(versions()).isEqualTo(before);
    }

    /** Who wrote which rows of this class's customer, branches, manager and products last. */
    private static List<String> versions() {
        List<String> versions = new ArrayList<>();
        for (String table : new String[] {"branch", "manager", "product"}) {
            versions.addAll(Database.rows(
                    "select ctid, xmin from %s t where t::text like '(MT%%' order by 1".formatted(table)));
        }
        for (String table : new String[] {
            "customer",
            "customer_consent",
            "holding",
            "customer_tag",
            "customer_event",
            "balance_state",
            "balance_quarter"
        }) {
            versions.addAll(Database.rows(("select '%1$s', t.ctid, t.xmin from %1$s t where customer_id = "
                            + "(select customer_id from customer_number where customer_no = 'MTS1') order by 2")
                    .formatted(table)));
        }
        return versions;
    }
}
