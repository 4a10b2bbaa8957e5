package dev.kequn.k8s;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.loyalty.ledger.PointsDesk;
import dev.kequn.segment.Segmenting;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operators' retention removes from a bank that is at work, and what it leaves. */
@QuarkusTest
@WithTestResource(TestBank.class)
class RetentionTest {
    private static final long CUSTOMER = 8_950_001;

    @BeforeEach
    void open() {
        forget();
        Database.execute(
                "insert into branch values ('RT', '留存支行') on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, opened_on)" + " values (" + CUSTOMER
                        + ", 'RT001', '客户', 'RT', '2020-01-01') on conflict do nothing",
                "insert into customer_number values ('RT001', " + CUSTOMER + ") on conflict do nothing");
        event("file", "old", "RT_LOGIN", 500, 500);
        event("file", "just old", "RT_LOGIN", 401, 401);
        event("file", "young", "RT_LOGIN", 399, 399);
        event("file", "told late", "RT_LOGIN", 500, 10);
        event("file", "other", "RT_OTHER", 500, 500);
        event("kequn", "ours", "RT_LOGIN", 500, 500);
        event("kequn:campaigns", "ours too", "RT_LOGIN", 500, 500);
    }

    @AfterEach
    void forget() {
        Database.execute(
                "delete from customer_event where customer_id = " + CUSTOMER,
                "delete from customer_event_key where customer_id = " + CUSTOMER,
                "delete from event_cursor where consumer = 'retention-test'",
                "delete from request_key where subject = 'retention-test'");
    }

    @Test
    void oldEventsGoAndTheirKeysStay() {
        // When
        String counted = run("events", "keep_days", "400", "types", "RT_LOGIN,RT_NEVER");
        List<String> before = events();
        String removed = whileWritersWork(() -> run("events", "keep_days", "400", "types", "RT_LOGIN", "apply", "yes"));
        String again = run("events", "keep_days", "400", "types", "RT_LOGIN", "apply", "yes");

        // Then
        assertThat(counted).isEqualTo("2");
        assertThat(before).hasSize(7);
        assertThat(removed).isEqualTo("2");
        assertThat(again).isEqualTo("0");
        assertThat(events()).containsExactly("other", "ours", "ours too", "told late", "young");
        assertThat(Database.value("select count(*) from customer_event_key where customer_id = " + CUSTOMER))
                .isEqualTo("7");
        assertThat(sentAgain()).isEqualTo("0|0|1|0");
        assertThat(events()).containsExactly("other", "ours", "ours too", "told late", "young");
        assertThat(Checks.broken("offers")).isEmpty();
    }

    @Test
    void whatAConsumerHasNotHadStays() {
        Database.execute(
                "insert into event_cursor (consumer, transaction_id, event_id)" + " values ('retention-test', '2', 0)");

        assertThat(run("events", "keep_days", "400", "types", "RT_LOGIN", "apply", "yes"))
                .isEqualTo("0");
        assertThat(events()).hasSize(7);
    }

    @Test
    void whatARuleLooksForStays() {
        // Given
        draft(
                "RT_COUNT",
                "count(\"RT_LOGIN\", 380) > 0 || sum(\"RT_PAID\", \"amount\", 30) > sum('RT_PAID', 'amount', 60)");
        draft("RT_LAST", "known(last(\"RT_SEEN\"))");
        draft("RT_OTHER", "count(\"RT_OTHER\", 300) > 0");

        // Then
        refuses("older events of these types are looked for by: segment RT_COUNT", "479", "RT_LOGIN");
        refuses("older events of these types are looked for by: segment RT_LAST", "3650", "RT_OTHER,RT_SEEN");
        assertThat(run("events", "keep_days", "480", "types", "RT_LOGIN,RT_PAID"))
                .isEqualTo("1");
        assertThat(run("events", "keep_days", "400", "types", "RT_OTHER")).isEqualTo("1");
        Segmenting.forget();
    }

    @Test
    void nothingYoungerThanMayBeAskedForIsTouched() {
        refuses("retention.keep_days is at least 400", "399", "RT_LOGIN");
        refuses("retention.keep_days is at least 400", "", "RT_LOGIN");
        refuses("retention.types names the types", "400", "");
        assertThatThrownBy(() -> run("request-keys", "keep_days", "399", "apply", "yes"))
                .hasStackTraceContaining("retention.keep_days is at least 400");
        assertThatThrownBy(() -> run("rejects", "keep_days", "29", "apply", "yes"))
                .hasStackTraceContaining("retention.keep_days is at least 30");
        assertThat(events()).hasSize(7);
    }

    @Test
    void keysGoWhenNobodyRepeatsThemAnyMore() {
        // Given
        String young = earn("rt-young");
        earn("rt-old");
        age("rt-young", 399);
        age("rt-old", 401);
        Database.execute("insert into request_key values ('retention-test', 'rt-rule', 'earning', 'x', '" + young
                + "', now() - interval '900 days')");

        // When
        String counted = run("request-keys", "keep_days", "400");
        String removed = whileWritersWork(() -> run("request-keys", "keep_days", "400", "apply", "yes"));

        // Then
        assertThat(counted).isEqualTo("1");
        assertThat(removed).isEqualTo("1");
        assertThat(Database.rows("select key from request_key where key like 'rt-%' order by key"))
                .containsExactly("rt-rule", "rt-young");
        assertThat(earn("rt-young")).isEqualTo(young);
        forget();
        assertThat(Checks.broken("points")).isEmpty();
    }

    @Test
    void rejectedRowsGoAndTheFileStaysOnRecord() {
        // Given
        String id = send("branches", "branch_code,name\nRT1,First\n,Second\n");
        String young = send("branches", "branch_code,name\nRT1,First\n,Second\n");
        Database.execute("update intake set merged_at = now() - interval '31 days' where intake_id = " + id);

        // When
        String counted = run("rejects", "keep_days", "30");
        String removed = run("rejects", "keep_days", "30", "apply", "yes");

        // Then
        assertThat(counted).isEqualTo("1");
        assertThat(removed).isEqualTo("1");
        assertThat(Database.value("select count(*) from intake_reject where intake_id = " + id))
                .isEqualTo("0");
        assertThat(Database.value("select count(*) from intake_reject where intake_id = " + young))
                .isEqualTo("1");
        assertThat(Database.value("select rows_refused from intake where intake_id = " + id))
                .isEqualTo("1");
    }

    private static void draft(String code, String rule) {
        Segmenting.draft(Segmenting.rule(code, rule)).body("data.segmentDraft.errors", empty());
    }

    private static void refuses(String why, String days, String types) {
        assertThatThrownBy(() -> run("events", "keep_days", days, "types", types, "apply", "yes"))
                .hasStackTraceContaining(why);
    }

    /** Runs a script of the component as the owner, with these settings; how many rows it says it was about. */
    private static String run(String script, String... settings) {
        try (Connection owner = Database.connect(EmbeddedDatabase.OWNER);
                Statement statement = owner.createStatement()) {
            for (int i = 0; i < settings.length; i += 2) {
                statement.execute("set retention.%s = '%s'".formatted(settings[i], settings[i + 1]));
            }
            statement.execute(Manifests.text(Path.of("k8s/components/retention", script + ".sql")));
            try (ResultSet removed = statement.executeQuery("select current_setting('retention.removed')")) {
                removed.next();
                return removed.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writers hold the locks that every insert takes; who needs a stronger one gives up after two seconds. */
    private static String whileWritersWork(Supplier<String> work) {
        try (Connection writer = Database.connect(EmbeddedDatabase.OWNER);
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("lock table customer_event, customer_event_key, request_key in row exclusive mode");
            return work.get();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** At the beginning of the log, where old events are. */
    private static void event(String source, String id, String type, int occurredDaysAgo, int recordedDaysAgo) {
        Database.execute(
                """
                with made as (
                    insert into customer_event (customer_id, source, external_id, type, occurred_at, recorded_at, transaction_id)
                    values (%d, '%s', '%s', '%s', now() - interval '%d days', now() - interval '%d days', '3')
                    returning source, external_id, customer_id, event_id)
                insert into customer_event_key select * from made"""
                        .formatted(CUSTOMER, source, id, type, occurredDaysAgo, recordedDaysAgo));
    }

    private static List<String> events() {
        return Database.rows(
                "select external_id from customer_event where customer_id = " + CUSTOMER + " order by external_id");
    }

    /** inserted|updated|unchanged|rejected of a file that tells again what is gone. */
    private static String sentAgain() {
        String id = send(
                "events",
                "source,external_id,customer_no,type,occurred_at\nfile,old,RT001,RT_LOGIN,2025-01-01T00:00:00Z\n");
        return Database.value("select sum(inserted) || '|' || sum(updated) || '|' || sum(unchanged) || '|' ||"
                + " sum(rejected) from intake_outcome where intake_id = " + id);
    }

    private static String send(String file, String lines) {
        String id = given().auth()
                .oauth2(Tokens.staff("batch", "service"))
                .contentType("text/csv; charset=utf-8")
                .body(lines)
                .post("/intake/" + file)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Eventually.holds("intake " + id + " is merged", () -> Database.value(
                        "select merged_at is not null from intake where intake_id = " + id)
                .equals("true"));
        return id;
    }

    private static String earn(String key) {
        return PointsDesk.earn(key, Map.of("customerNo", "RT001", "amount", "7"))
                .getString("data.answer.transaction.id");
    }

    private static void age(String key, int days) {
        Database.execute("update request_key set recorded_at = now() - interval '%d days' where key = '%s'"
                .formatted(days, key));
    }
}
