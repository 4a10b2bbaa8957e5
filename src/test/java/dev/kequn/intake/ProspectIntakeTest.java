package dev.kequn.intake;

import static dev.kequn.support.Prospecting.codes;
import static dev.kequn.support.Prospecting.convert;
import static dev.kequn.support.Prospecting.prospect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Hold;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the customers file does to prospects. Keys of this class begin with PF. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ProspectIntakeTest {
    private static final String OPERATIONS = Tokens.staff("olga", "operations");
    private static final String HEADER = "customer_no,name,branch_code,opened_on,marketing_consent,prospect_id";

    @BeforeEach
    void aBranch() {
        String mine = " where customer_id in (select customer_id from customer where branch_code = 'PFB')";
        Database.execute(
                "insert into branch values ('PFB', '果园支行') on conflict do nothing",
                "delete from customer_event_key" + mine,
                "delete from customer_event" + mine,
                "delete from customer_consent" + mine,
                "delete from customer_number" + mine,
                "delete from request_key where operation like 'prospect%'",
                "delete from customer where branch_code = 'PFB'");
    }

    @Test
    void aRowThatNamesAProspectMakesHimACustomer() {
        // Given
        String a = prospect("PFB", "13600000001");
        String b = prospect("PFB", "13600000002");
        String[] rows = {
            HEADER, "PF001,张一,PFB,2026-07-14,false," + a, "PF002,张二,PFB,,," + b, "PF003,张三,PFB,2026-07-14,true,"
        };

        // When
        String first = Files.merge("customers", rows);

        // Then
        assertThat(Files.outcome(first)).isEqualTo("1|2|0|0");
        assertThat(customers())
                .containsExactly(
                        "true|PF001|张一|2026-07-14|13600000001",
                        "true|PF002|张二|null|13600000002",
                        "true|PF003|张三|2026-07-14|null");
        assertThat(numbersOf(a, b)).containsExactly("PF001", "PF002");
        assertThat(Database.rows(
                        "select granted, source from customer_consent where customer_id = " + a + " order by given_at"))
                .containsExactly("true|api", "false|intake");
        assertThat(Database.rows("select type, attributes from customer_event where customer_id in (" + a + ", " + b
                        + ") and type = 'PROSPECT_CONVERTED' order by customer_id"))
                .containsExactly(
                        "PROSPECT_CONVERTED|{\"by\": \"intake\", \"branch\": \"PFB\", \"openedOn\": \"2026-07-14\"}",
                        "PROSPECT_CONVERTED|{\"by\": \"intake\", \"branch\": \"PFB\"}");

        // When
        List<String> before = versions();
        String again = Files.merge("customers", rows);

        // Then
        assertThat(Files.outcome(again)).isEqualTo("0|0|3|0");
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void whoIsConvertedByHandMayBeNamedInTheFile() {
        String id = prospect("PFB", "13600000003");
        convert(OPERATIONS, id, "PF010", "2026-07-15", "by hand");

        String file = Files.merge("customers", HEADER, "PF010,张十,PFB,2026-07-15,true," + id);

        assertThat(Files.outcome(file)).isEqualTo("0|1|0|0");
        assertThat(customers()).containsExactly("true|PF010|张十|2026-07-15|13600000003");
        assertThat(Database.value("select count(*) from customer_event where customer_id = " + id))
                .isEqualTo("2");
    }

    @Test
    void aWrongNameIsRejectedAndTheRestIsTaken() {
        // Given
        String converted = prospect("PFB", "13600000004");
        convert(OPERATIONS, converted, "PF020", "2026-07-15", "by hand");
        String free = prospect("PFB", "13600000005");
        String twice = prospect("PFB", "13600000006");
        String both = prospect("PFB", "13600000007");
        String other = prospect("PFB", "13600000008");
        String lost = prospect("PFB", "13600000009");

        // When
        String file = Files.merge(
                "customers",
                HEADER,
                "PF021,a,PFB,,,999999999999",
                "PF022,b,PFB,,,x1",
                "PF023,c,PFB,,," + converted,
                "PF020,d,PFB,,," + free,
                "PF024,e,PFB,,," + twice,
                "PF025,f,PFB,,," + twice,
                "PF026,g,PFB,,," + both,
                "PF026,h,PFB,,," + other,
                "PF027,i,NOWHERE,,," + lost,
                "PF028,j,PFB,,,");

        // Then
        String once = "one prospect for several customers, or one customer for several prospects";
        assertThat(Files.outcome(file)).isEqualTo("1|0|0|8");
        assertThat(Files.rejects(file))
                .containsExactly(
                        "2|prospect_id|999999999999|no such prospect",
                        "3|prospect_id|x1|not an id",
                        "4|prospect_id|" + converted + "|no such prospect",
                        "5|customer_no|PF020|the number of another customer",
                        "6|prospect_id|" + twice + "|" + once,
                        "7|prospect_id|" + twice + "|" + once,
                        "8|prospect_id|" + both + "|" + once,
                        "9|prospect_id|" + other + "|" + once,
                        "10|branch_code|NOWHERE|no such branch");
        assertThat(Database.rows("select customer_no, name from customer where branch_code = 'PFB'"
                        + " and customer_no is not null order by 1"))
                .containsExactly("PF020|张果农", "PF028|j");
        assertThat(Database.value("select count(*) from customer where branch_code = 'PFB' and customer_no is null"))
                .isEqualTo("5");
    }

    @Test
    void aNumberGivenByHandWaitsForTheFileThatGivesIt() throws SQLException {
        String id = prospect("PFB", "13600000009");
        CompletableFuture<JsonPath> byHand;
        String file;
        try (Connection hold = Hold.writers(Database.connect(EmbeddedDatabase.OWNER), "customer_number")) {
            // Given: the file has written the number and cannot go on
            file = Files.send("customers", "customer_no,name,branch_code", "PF030,张新,PFB")
                    .statusCode(202)
                    .extract()
                    .path("id");
            Eventually.holds("the file has come so far", () -> waiting(1));

            // When
            byHand = CompletableFuture.supplyAsync(() -> convert(OPERATIONS, id, "PF030", "2026-07-15", "late"));
            Eventually.holds("the number given by hand waits", () -> waiting(2));
        }

        // Then
        assertThat(codes(byHand.join())).containsExactly("NUMBER_TAKEN");
        Files.awaitMerged(file);
        assertThat(Files.outcome(file)).isEqualTo("1|0|0|0");
        assertThat(customers()).containsExactly("true|PF030|张新|null|null");
    }

    @Test
    void aFileWaitsForTheNumberThatIsBeingGivenByHand() throws SQLException {
        String id = prospect("PFB", "13600000010");
        CompletableFuture<JsonPath> byHand;
        String file;
        try (Connection hold = Hold.writers(Database.connect(EmbeddedDatabase.OWNER), "customer_number")) {
            // Given
            byHand = CompletableFuture.supplyAsync(() -> convert(OPERATIONS, id, "PF031", "2026-07-15", "early"));
            Eventually.holds("the number is given by hand", () -> waiting(1));

            // When
            file = Files.send("customers", "customer_no,name,branch_code", "PF031,张新,PFB")
                    .statusCode(202)
                    .extract()
                    .path("id");
            Eventually.holds("the file waits", () -> waiting(2));
        }

        // Then
        assertThat(codes(byHand.join())).isEmpty();
        Files.awaitMerged(file);
        assertThat(Files.outcome(file)).isEqualTo("0|1|0|0");
        assertThat(customers()).containsExactly("true|PF031|张新|2026-07-15|13600000010");
        assertThat(numbersOf(id)).containsExactly("PF031");
    }

    private static boolean waiting(int transactions) {
        return Database.value("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                .equals(Integer.toString(transactions));
    }

    /** Whether the number leads to the customer, his number, name, first day and phone. */
    private static List<String> customers() {
        return Database.rows("select n.customer_id = c.customer_id, customer_no, name, opened_on, phone from customer c"
                + " join customer_number n using (customer_no) where branch_code = 'PFB' order by 2");
    }

    private static List<String> numbersOf(String... ids) {
        return Database.rows("select customer_no from customer_number where customer_id in (" + String.join(",", ids)
                + ") order by 1");
    }

    /** Who wrote which rows of this class's customers last. */
    private static List<String> versions() {
        return Database.rows("select 'c', t.ctid, t.xmin, customer_id from customer t where branch_code = 'PFB'"
                + " union all select 'n', t.ctid, t.xmin, customer_id from customer_number t where customer_no like"
                + " 'PF0%' union all select 'e', t.ctid, t.xmin, customer_id from customer_event t join customer using"
                + " (customer_id) where branch_code = 'PFB' union all select 's', t.ctid, t.xmin, customer_id from"
                + " customer_consent t join customer using (customer_id) where branch_code = 'PFB' order by 1, 4, 2");
    }
}
