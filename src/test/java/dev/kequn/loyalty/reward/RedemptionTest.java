package dev.kequn.loyalty.reward;

import static dev.kequn.loyalty.reward.RedemptionBank.OLGA;
import static dev.kequn.loyalty.reward.RedemptionBank.SERVICE;
import static dev.kequn.loyalty.reward.RedemptionBank.STAFF;
import static dev.kequn.loyalty.reward.RedemptionBank.broken;
import static dev.kequn.loyalty.reward.RedemptionBank.cancel;
import static dev.kequn.loyalty.reward.RedemptionBank.earn;
import static dev.kequn.loyalty.reward.RedemptionBank.end;
import static dev.kequn.loyalty.reward.RedemptionBank.fulfil;
import static dev.kequn.loyalty.reward.RedemptionBank.points;
import static dev.kequn.loyalty.reward.RedemptionBank.redeem;
import static dev.kequn.loyalty.reward.RedemptionBank.stock;
import static dev.kequn.loyalty.reward.RedemptionBank.tryOut;
import static dev.kequn.loyalty.reward.RedemptionBank.written;
import static dev.kequn.loyalty.reward.RewardBank.content;
import static dev.kequn.loyalty.reward.RewardBank.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reward for points: reserved, handed out or given back, and what cannot be had. */
@QuarkusTest
@TestProfile(OwnBank.class)
class RedemptionTest {
    private static final String HIMSELF = Tokens.customer("RD001");

    private long last;

    @BeforeEach
    void bank() {
        RedemptionBank.open();
        last = Long.parseLong(Database.value("select coalesce(max(audit_id), 0) from audit_entry"));
    }

    @AfterEach
    void nothingIsBroken() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void takesThePointsAndAPiece() {
        // Given
        earn("RD001", 250);
        offer("RICE", content("initialStock", 7));

        // When
        JsonPath answer = redeem(HIMSELF, "RD001", "RICE");

        // Then
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("id", answer.getString("redemption.id"));
        expected.put("state", "RESERVED");
        expected.put("cost", "100");
        expected.put("transactionId", "1.2");
        expected.put("source", null);
        expected.put("redeemedOn", "2026-07-15");
        expected.put("endedOn", null);
        expected.put("reward", Map.of("code", "RICE", "version", 1));
        expected.put("customer", Map.of("customerNo", "RD001"));
        assertThat(answer.getList("errors")).isEmpty();
        assertThat(answer.getMap("redemption")).isEqualTo(expected);
        assertThat(points("RD001")).isEqualTo("150");
        assertThat(stock("RICE")).isEqualTo("7/1");
        assertThat(Database.rows("select kind, amount, source, reference, actor from points_transaction"
                        + " where customer_id = 1 and version = 2"))
                .containsExactly("SPEND|100|RICE|" + expected.get("id") + "|customer-RD001");
        assertThat(entries("rewardRedeem")).containsExactly("customer-RD001|1|RICE/1|100|null|RESERVED");
    }

    @Test
    void isHandedOut() {
        // Given
        String id = redeemed("RD001", 7);

        // When
        JsonPath answer = fulfil(STAFF, id);

        // Then
        assertThat(answer.getString("redemption.state")).isEqualTo("FULFILLED");
        assertThat(answer.getString("redemption.endedOn")).isEqualTo("2026-07-15");
        assertThat(points("RD001")).isEqualTo("150");
        assertThat(stock("RICE")).isEqualTo("7/1");
        assertThat(entries("redemptionFulfil")).containsExactly("branch_staff-RDB|1|RICE/1|100|RESERVED|FULFILLED");
        String before = written();
        for (JsonPath again : List.of(cancel(HIMSELF, id), cancel(OLGA, id), fulfil(OLGA, id))) {
            assertThat(again.getList("errors"))
                    .isEqualTo(List.of(Map.of("code", "WRONG_STATE", "field", "redemptionId")));
        }
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void isGivenBackToTheLotsItCameFrom() {
        // Given: 60 points until the end of August, 60 for ever
        earn("RD001", 60);
        earn("RD001", 60, Map.of("kind", "ON", "day", "2026-08-31"));
        offer("RICE", content("initialStock", 7));
        String id = redeem(HIMSELF, "RD001", "RICE").getString("redemption.id");
        assertThat(lots()).containsExactly("1|60|20", "2|60|0");

        // When
        JsonPath answer = cancel(HIMSELF, id);

        // Then
        assertThat(answer.getString("redemption.state")).isEqualTo("CANCELLED");
        assertThat(answer.getString("redemption.endedOn")).isEqualTo("2026-07-15");
        assertThat(lots()).containsExactly("1|60|60", "2|60|60");
        assertThat(points("RD001")).isEqualTo("120");
        assertThat(stock("RICE")).isEqualTo("7/0");
        assertThat(Database.rows("select kind, amount, reverses, source, reference from points_transaction"
                        + " where customer_id = 1 and version = 4"))
                .containsExactly("REVERSE|100|3|RICE|" + id);
        assertThat(entries("redemptionCancel")).containsExactly("customer-RD001|1|RICE/1|100|RESERVED|CANCELLED");
        String before = written();
        for (JsonPath again : List.of(cancel(HIMSELF, id), cancel(OLGA, id), fulfil(OLGA, id))) {
            assertThat(again.getList("errors"))
                    .isEqualTo(List.of(Map.of("code", "WRONG_STATE", "field", "redemptionId")));
        }
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void isDoneOnceForEachKey() {
        // Given
        earn("RD001", 250);
        offer("RICE", content("initialStock", 1));
        offer("OIL", content());

        // When
        JsonPath first = redeem(HIMSELF, "RD001", "RICE", "k");
        String after = written();
        JsonPath again = redeem(HIMSELF, "RD001", "RICE", "k");
        JsonPath other = redeem(HIMSELF, "RD001", "OIL", "k");

        // Then
        assertThat(again.getMap("redemption")).isEqualTo(first.getMap("redemption"));
        assertThat(other.getList("errors"))
                .isEqualTo(List.of(Map.of("code", "IDEMPOTENCY_CONFLICT", "field", "idempotencyKey")));
        assertThat(redeem(HIMSELF, "RD001", "RICE", "").getList("errors"))
                .isEqualTo(List.of(Map.of("code", "INVALID_IDEMPOTENCY_KEY", "field", "idempotencyKey")));
        assertThat(written()).isEqualTo(after);

        // And
        String id = first.getString("redemption.id");
        end("redemptionCancel", HIMSELF, id, "c");
        String cancelled = written();
        assertThat(end("redemptionCancel", HIMSELF, id, "c").getString("redemption.state"))
                .isEqualTo("CANCELLED");
        assertThat(redeem(HIMSELF, "RD001", "RICE", "k").getString("redemption.state"))
                .isEqualTo("CANCELLED");
        assertThat(end("redemptionCancel", HIMSELF, id, "k").getList("errors.code"))
                .isEqualTo(List.of("IDEMPOTENCY_CONFLICT"));
        assertThat(written()).isEqualTo(cancelled);
    }

    @Test
    void anotherCallersKeyIsAnotherKey() {
        // Given
        earn("RD001", 250);
        offer("RICE", content());

        // When
        redeem(HIMSELF, "RD001", "RICE", "k");
        redeem(SERVICE, "RD001", "RICE", "k");

        // Then
        assertThat(points("RD001")).isEqualTo("50");
    }

    @Test
    void aDryRunTellsAndKeepsNothing() {
        // Given
        earn("RD001", 150);
        offer("RICE", content("initialStock", 1));
        String before = written();

        // When
        JsonPath would = tryOut(HIMSELF, "RD001", "RICE");
        JsonPath wouldNot = tryOut(SERVICE, "RD002", "RICE");

        // Then
        assertThat(would.getMap("")).isEqualTo(map("redemption", null, "errors", List.of()));
        assertThat(wouldNot.getList("errors.code")).isEqualTo(List.of("INSUFFICIENT_POINTS"));
        assertThat(written()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "RD001,NONE,UNKNOWN_REWARD,reward",
        "RD001,none',UNKNOWN_REWARD,reward",
        "RD001,DRAFT,UNKNOWN_REWARD,reward",
        "RD001,COMING,REWARD_NOT_VALID,reward",
        "RD001,GONE,REWARD_NOT_VALID,reward",
        "RD001,RETIRED,REWARD_NOT_VALID,reward",
        "RD001,SOLDOUT,SOLD_OUT,reward",
        "RD001,DEAR,INSUFFICIENT_POINTS,reward",
        "RD001,PLATINUM,TIER_TOO_LOW,reward",
        "RD003,GOLD,TIER_TOO_LOW,reward",
        "RD004,RICE,INSUFFICIENT_POINTS,reward",
        "NOBODY,RICE,UNKNOWN_CUSTOMER,customerNo"
    })
    void refusesWhatCannotBeHad(String customerNo, String reward, String code, String field) {
        // Given
        earn("RD001", 250);
        earn("RD003", 250);
        offer("RICE", content());
        offer("COMING", content("validFrom", "2026-07-16"));
        offer("GONE", content("validTo", "2026-07-14"));
        offer("RETIRED", content());
        RewardBank.retire(OLGA, "RETIRED");
        offer("SOLDOUT", content("initialStock", 0));
        offer("DEAR", content("cost", "251"));
        offer("PLATINUM", content("minimumLevel", "PLATINUM"));
        offer("GOLD", content("minimumLevel", "GOLD"));
        RewardBank.draft(RewardBank.MARY, "DRAFT", content());
        String before = written();

        // When
        JsonPath answer = redeem(SERVICE, customerNo, reward);
        JsonPath dry = tryOut(SERVICE, customerNo, reward);

        // Then
        assertThat(answer.getList("errors")).isEqualTo(List.of(Map.of("code", code, "field", field)));
        assertThat(answer.getMap("")).containsEntry("redemption", null);
        assertThat(dry.getList("errors")).isEqualTo(answer.getList("errors"));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void asksForTheCompositeTierByItsRank() {
        // Given: RD001 is GOLD, RD002 PLATINUM
        earn("RD001", 250);
        earn("RD002", 250);
        offer("GOLD", content("minimumLevel", "GOLD"));
        offer("PLATINUM", content("minimumLevel", "PLATINUM"));

        // Then
        assertThat(redeem(SERVICE, "RD001", "GOLD").getList("errors")).isEmpty();
        assertThat(redeem(SERVICE, "RD002", "GOLD").getList("errors")).isEmpty();
        assertThat(redeem(SERVICE, "RD002", "PLATINUM").getList("errors")).isEmpty();
        assertThat(redeem(SERVICE, "RD001", "PLATINUM").getList("errors.code")).isEqualTo(List.of("TIER_TOO_LOW"));
    }

    @ParameterizedTest
    @CsvSource({
        "DAY,2026-07-14",
        "MONTH,2026-06-30",
        "YEAR,2025-12-31",
    })
    void isHadAsOftenAsItsLimitAllows(String period, String before) {
        // Given: two times in the period, and once the day before it
        earn("RD001", 1000);
        offer("RICE", content("limit", Map.of("times", 2, "period", period)));
        redeem(HIMSELF, "RD001", "RICE");
        Database.execute(
                "alter table redemption disable trigger user",
                "update redemption set redeemed_on = '" + before + "'",
                "alter table redemption enable trigger user");

        // When
        String second = redeem(HIMSELF, "RD001", "RICE").getString("redemption.id");
        JsonPath third = redeem(HIMSELF, "RD001", "RICE");
        String after = written();
        JsonPath fourth = redeem(HIMSELF, "RD001", "RICE");

        // Then
        assertThat(third.getList("errors")).isEmpty();
        assertThat(fourth.getList("errors")).isEqualTo(List.of(Map.of("code", "LIMIT_REACHED", "field", "reward")));
        assertThat(written()).isEqualTo(after);
        earn("RD002", 100);
        assertThat(redeem(SERVICE, "RD002", "RICE").getList("errors")).isEmpty();
        cancel(HIMSELF, second);
        assertThat(redeem(HIMSELF, "RD001", "RICE").getList("errors")).isEmpty();
    }

    @Test
    void aLimitForEverCountsEveryDay() {
        // Given
        earn("RD001", 1000);
        offer("RICE", content("limit", Map.of("times", 1, "period", "EVER")));
        redeem(HIMSELF, "RD001", "RICE");
        Database.execute(
                "alter table redemption disable trigger user",
                "update redemption set redeemed_on = '2001-01-01'",
                "alter table redemption enable trigger user");

        // Then
        assertThat(redeem(HIMSELF, "RD001", "RICE").getList("errors.code")).isEqualTo(List.of("LIMIT_REACHED"));
        assertThat(points("RD001")).isEqualTo("900");
    }

    @Test
    void theVersionThatWasRedeemedStays() {
        // Given
        String id = redeemed("RD001", 7);

        // When
        offer("RICE", content("cost", "40"));
        JsonPath dearer = redeem(HIMSELF, "RD001", "RICE");
        JsonPath cancelled = cancel(HIMSELF, id);

        // Then
        assertThat(dearer.getMap("redemption.reward")).isEqualTo(Map.of("code", "RICE", "version", 2));
        assertThat(dearer.getString("redemption.cost")).isEqualTo("40");
        assertThat(cancelled.getMap("redemption.reward")).isEqualTo(Map.of("code", "RICE", "version", 1));
        assertThat(points("RD001")).isEqualTo("210");
        assertThat(stock("RICE")).isEqualTo("7/1");
    }

    @Test
    void whatWasRetiredIsStillHandedOutOrGivenBack() {
        // Given
        String one = redeemed("RD001", 7);
        String two = redeem(HIMSELF, "RD001", "RICE").getString("redemption.id");

        // When
        RewardBank.retire(OLGA, "RICE");

        // Then
        assertThat(fulfil(STAFF, one).getString("redemption.state")).isEqualTo("FULFILLED");
        assertThat(cancel(STAFF, two).getString("redemption.state")).isEqualTo("CANCELLED");
        assertThat(stock("RICE")).isEqualTo("7/1");
    }

    @Test
    void itsPointsComeBackByCancellingAlone() {
        // Given
        String id = redeemed("RD001", 7);
        String before = written();

        // When
        JsonPath answer = Graphql.as(
                        OLGA,
                        "mutation { pointsReverse(transactionId: \"1.2\", reason: \"x\", idempotencyKey: \"k\")"
                                + " { transaction { id } errors { code field } } }")
                .extract()
                .jsonPath();

        // Then
        assertThat(answer.getList("data.pointsReverse.errors"))
                .isEqualTo(List.of(Map.of("code", "NOT_REVERSIBLE", "field", "transactionId")));
        assertThatThrownBy(() -> program("insert into points_transaction (customer_id, version, kind, amount,"
                        + " business_day, source, actor, reverses, active, pending, arrears)"
                        + " values (1, 3, 'REVERSE', 100, date '2026-07-15', 'x', 'x', 2, 250, 0, 0)"))
                .hasMessageContaining("Transaction 1.2 paid for a reward");
        assertThat(written()).isEqualTo(before);
        assertThat(cancel(HIMSELF, id).getString("redemption.state")).isEqualTo("CANCELLED");
    }

    @Test
    void theDatabaseLetsItEndOnce() {
        String id = redeemed("RD001", 7);
        for (String sql : List.of(
                "update redemption set cost = 1",
                "delete from redemption",
                "update redemption set redeemed_on = now()")) {
            assertThatThrownBy(() -> program(sql)).as(sql).hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> program("update redemption set state = 'CANCELLED', ended_on = now(), ended_by = 'x'"))
                .hasMessageContaining("violates check constraint");
        fulfil(STAFF, id);
        assertThatThrownBy(() -> program("update redemption set state = 'RESERVED', ended_on = null, ended_by = null"))
                .hasMessageContaining("Redemption " + id + " is FULFILLED");
    }

    private static void program(String sql) {
        Database.execute(Database.connect(EmbeddedDatabase.APP), sql);
    }

    private static String redeemed(String customerNo, int stock) {
        earn(customerNo, 250);
        offer("RICE", content("initialStock", stock));
        return redeem(HIMSELF, customerNo, "RICE").getString("redemption.id");
    }

    private static List<String> lots() {
        return Database.rows(
                "select version, granted, remaining from points_lot where customer_id = 1 order by version");
    }

    private List<String> entries(String action) {
        return Database.rows("select actor, subject_id, after_values ->> 'reward', after_values ->> 'cost',"
                + " before_values ->> 'state', after_values ->> 'state' from audit_entry where audit_id > " + last
                + " and action = '" + action + "' order by audit_id");
    }

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
