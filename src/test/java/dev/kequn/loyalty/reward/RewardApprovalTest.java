package dev.kequn.loyalty.reward;

import static dev.kequn.loyalty.reward.RewardBank.MARY;
import static dev.kequn.loyalty.reward.RewardBank.MIKE;
import static dev.kequn.loyalty.reward.RewardBank.OLGA;
import static dev.kequn.loyalty.reward.RewardBank.approve;
import static dev.kequn.loyalty.reward.RewardBank.content;
import static dev.kequn.loyalty.reward.RewardBank.draft;
import static dev.kequn.loyalty.reward.RewardBank.offer;
import static dev.kequn.loyalty.reward.RewardBank.reject;
import static dev.kequn.loyalty.reward.RewardBank.restock;
import static dev.kequn.loyalty.reward.RewardBank.retire;
import static dev.kequn.loyalty.reward.RewardBank.step;
import static dev.kequn.loyalty.reward.RewardBank.submit;
import static dev.kequn.loyalty.reward.RewardBank.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reward comes into the catalogue as two agreed on it, and its stock only ever grows by restocking. */
@QuarkusTest
@TestProfile(OwnBank.class)
class RewardApprovalTest {
    private long last;

    @BeforeEach
    void empty() {
        RewardBank.open();
        last = Long.parseLong(Database.value("select coalesce(max(audit_id), 0) from audit_entry"));
    }

    @Test
    void isWrittenDownAsItIsSaid() {
        // When
        JsonPath answer = draft(
                MARY,
                "RICE_5KG",
                content(
                        "descriptionZh",
                        "五公斤",
                        "pictureUrl",
                        "https://pictures.bank.test/rice.png",
                        "initialStock",
                        7,
                        "limit",
                        Map.of("times", 2, "period", "MONTH"),
                        "minimumLevel",
                        "GOLD",
                        "validTo",
                        "2026-12-31"));

        // Then
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("code", "RICE_5KG");
        expected.put("version", 1);
        expected.put("state", "DRAFT");
        expected.put("name", "米");
        expected.put("english", "Rice");
        expected.put("description", "五公斤");
        expected.put("cost", "100");
        expected.put("stock", null);
        expected.put("stockLeft", null);
        expected.put("available", false);
        expected.put("limit", Map.of("times", 2, "period", "MONTH"));
        expected.put("minimumLevel", "GOLD");
        expected.put("validFrom", "2026-07-01");
        expected.put("validTo", "2026-12-31");
        expected.put("pictureUrl", "https://pictures.bank.test/rice.png");
        expected.put("initialStock", 7);
        assertThat(answer.getList("errors")).isEmpty();
        assertThat(answer.getMap("reward")).isEqualTo(expected);
    }

    @Test
    void comesIntoTheCatalogueAsTwoAgreed() {
        // When
        draft(MARY, "RICE", content("initialStock", 7));
        JsonPath submitted = submit(MARY, "RICE", 1);
        JsonPath approved = approve(OLGA, "RICE", 1);

        // Then
        assertThat(submitted.getString("reward.state")).isEqualTo("SUBMITTED");
        assertThat(submitted.getBoolean("reward.available")).isFalse();
        assertThat(approved.getString("reward.state")).isEqualTo("APPROVED");
        assertThat(approved.getInt("reward.stock")).isEqualTo(7);
        assertThat(approved.getInt("reward.stockLeft")).isEqualTo(7);
        assertThat(approved.getBoolean("reward.available")).isTrue();
        assertThat(entries())
                .containsExactly(
                        "mary|marketing|rewardDraft|RICE|1|null|DRAFT",
                        "mary|marketing|rewardSubmit|RICE|1|DRAFT|SUBMITTED",
                        "olga|operations|rewardApprove|RICE|1|SUBMITTED|APPROVED");
        assertThat(Database.rows("select subject_id, requested_by, decided_by, decision from approval"
                        + " where subject_type = 'Reward'"))
                .containsExactly("RICE|mary|olga|APPROVED");
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOldOneAndKeepsTheStock() {
        // Given
        offer("RICE", content("initialStock", 7));
        Database.execute("update reward_stock set taken = 3 where reward_code = 'RICE'");

        // When
        draft(MARY, "RICE", content("cost", "200"));
        String whileDrafted = states();
        submit(MARY, "RICE", 2);
        JsonPath approved = approve(MIKE, "RICE", 2);

        // Then
        assertThat(whileDrafted).isEqualTo("[1|APPROVED|100, 2|DRAFT|200]");
        assertThat(states()).isEqualTo("[1|REPLACED|100, 2|APPROVED|200]");
        assertThat(approved.getInt("reward.stock")).isEqualTo(7);
        assertThat(approved.getInt("reward.stockLeft")).isEqualTo(4);
    }

    @Test
    void aDraftGivesWayToTheNextOne() {
        // When
        draft(MARY, "RICE", content("initialStock", 7));
        draft(MIKE, "RICE", content("initialStock", 9));

        // Then
        assertThat(states()).isEqualTo("[1|REPLACED|100, 2|DRAFT|100]");
        assertThat(submit(MARY, "RICE", 1).getList("errors.code")).isEqualTo(List.of("WRONG_STATE"));
        submit(MARY, "RICE", 2);
        assertThat(approve(OLGA, "RICE", 2).getInt("reward.stock")).isEqualTo(9);
    }

    @Test
    void isRetiredAndBroughtBack() {
        // Given
        offer("RICE", content("initialStock", 7));

        // When
        JsonPath retired = retire(OLGA, "RICE");
        JsonPath again = retire(OLGA, "RICE");
        offer("RICE", content());

        // Then
        assertThat(retired.getString("reward.state")).isEqualTo("RETIRED");
        assertThat(retired.getBoolean("reward.available")).isFalse();
        assertThat(again.getList("errors")).isEqualTo(List.of(Map.of("code", "WRONG_STATE", "field", "code")));
        assertThat(states()).isEqualTo("[1|RETIRED|100, 2|APPROVED|100]");
        assertThat(Database.value("select put_in from reward_stock")).isEqualTo("7");
    }

    @Test
    void anotherSendsItBackOrItsMakerTakesItBack() {
        // Given
        draft(MARY, "RICE", content());
        submit(MARY, "RICE", 1);

        // When
        JsonPath rejected = reject(OLGA, "RICE", 1, "Too dear");
        submit(MARY, "RICE", 1);
        JsonPath withdrawn = reject(MARY, "RICE", 1, "Not yet");

        // Then
        assertThat(rejected.getString("reward.state")).isEqualTo("DRAFT");
        assertThat(withdrawn.getString("reward.state")).isEqualTo("DRAFT");
        assertThat(Database.rows("select decision, decided_by, reason from approval where subject_type = 'Reward'"
                        + " order by approval_id"))
                .containsExactly("REJECTED|olga|Too dear", "WITHDRAWN|mary|Not yet");
        String before = written();
        assertThat(approve(OLGA, "RICE", 1).getList("errors.code")).isEqualTo(List.of("WRONG_STATE"));
        assertThat(reject(OLGA, "RICE", 1, "x").getList("errors.code")).isEqualTo(List.of("WRONG_STATE"));
        assertThat(reject(OLGA, "RICE", 1, " ").getList("errors.code")).isEqualTo(List.of("INVALID_REASON"));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void refusesTheMakersOwnApproval() {
        // Given
        draft(MARY, "RICE", content());
        submit(MARY, "RICE", 1);
        String before = written();

        // When
        JsonPath answer = approve(MARY, "RICE", 1);

        // Then
        assertThat(answer.getList("errors")).isEqualTo(List.of(Map.of("code", "SELF_APPROVAL", "field", "version")));
        assertThat(answer.getMap("")).containsEntry("reward", null);
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void refusesAContentChangedBehindItsBack() {
        // Given
        draft(MARY, "RICE", content());
        submit(MARY, "RICE", 1);
        Database.execute("update reward set cost = 1 where code = 'RICE'");
        String before = written();

        // When
        JsonPath answer = approve(MIKE, "RICE", 1);

        // Then
        assertThat(answer.getList("errors.code")).isEqualTo(List.of("CHANGED_SINCE_SUBMISSION"));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void refusesADraftWhileOneWaits() {
        // Given
        draft(MARY, "RICE", content());
        submit(MARY, "RICE", 1);
        String before = written();

        // When
        JsonPath answer = draft(MIKE, "RICE", content("cost", "1"));

        // Then
        assertThat(answer.getList("errors")).isEqualTo(List.of(Map.of("code", "WRONG_STATE", "field", "version")));
        assertThat(written()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "r;INVALID_REWARD;code;;",
                "R;INVALID_REWARD;code;;",
                "1RICE;INVALID_REWARD;code;;",
                "RICE-5;INVALID_REWARD;code;;",
                "RICE;INVALID_REWARD;nameZh;nameZh;' '",
                "RICE;INVALID_REWARD;descriptionEn;descriptionEn;''",
                "RICE;INVALID_REWARD;pictureUrl;pictureUrl;http://bank.test/rice.png",
                "RICE;INVALID_REWARD;pictureUrl;pictureUrl;https://",
                "RICE;INVALID_REWARD;pictureUrl;pictureUrl;https://bank.test/a b",
                "RICE;INVALID_REWARD;cost;cost;0",
                "RICE;INVALID_REWARD;cost;cost;-1",
                "RICE;INVALID_REWARD;cost;cost;1000000001",
                "RICE;INVALID_REWARD;validTo;validTo;2026-06-30",
                "RICE;INVALID_REWARD;validFrom;validFrom;1999-12-31",
                "RICE;UNKNOWN_LEVEL;minimumLevel;minimumLevel;NICKEL"
            })
    void refusesWhatCannotBe(String reward, String code, String field, String key, String value) {
        // Given
        String before = written();

        // When
        JsonPath answer = draft(MARY, reward, key == null ? content() : content(key, value));

        // Then
        assertThat(answer.getList("errors")).isEqualTo(List.of(Map.of("code", code, "field", field)));
        assertThat(answer.getMap("")).containsEntry("reward", null);
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void refusesNumbersOutsideTheirLimits() {
        // Given
        offer("FULL", content("initialStock", 1));
        String before = written();

        // Then
        for (Map<String, Object> content : List.of(
                content("initialStock", -1),
                content("initialStock", 1000000001),
                content("limit", Map.of("times", 0, "period", "DAY")),
                content("limit", Map.of("times", 1001, "period", "DAY")),
                content("pictureUrl", "https://bank.test/" + "a".repeat(483)),
                content("nameZh", "米".repeat(101)))) {
            assertThat(draft(MARY, "RICE", content).getList("errors.code"))
                    .as(content.toString())
                    .isEqualTo(List.of("INVALID_REWARD"));
        }
        assertThat(draft(MARY, "FULL", content("initialStock", 1)).getList("errors"))
                .isEqualTo(List.of(Map.of("code", "INVALID_REWARD", "field", "initialStock")));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void acceptsTheLimitsThemselves() {
        Map<String, Object> most = content(
                "initialStock",
                1000000000,
                "limit",
                Map.of("times", 1000, "period", "EVER"),
                "pictureUrl",
                "https://bank.test/" + "a".repeat(482),
                "nameZh",
                "𠀀".repeat(100),
                "cost",
                "1000000000",
                "validTo",
                "2026-07-01");

        assertThat(draft(MARY, "A" + "9".repeat(39), most).getList("errors")).isEmpty();
        assertThat(draft(MARY, "A_", content("initialStock", 0)).getList("errors"))
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsUnknown() {
        // Given
        draft(MARY, "RICE", content());
        String before = written();

        // Then
        for (String code : List.of("OIL", "", "oil", "RICE'")) {
            assertThat(submit(MARY, code, 1).getList("errors")).isEqualTo(unknown("code"));
            assertThat(approve(MIKE, code, 1).getList("errors")).isEqualTo(unknown("code"));
            assertThat(retire(MIKE, code).getList("errors")).isEqualTo(unknown("code"));
            assertThat(restock(OLGA, code, 1, "k").getList("errors")).isEqualTo(unknown("code"));
        }
        assertThat(submit(MARY, "RICE", 2).getList("errors")).isEqualTo(unknown("version"));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void isRestockedOnceForEachKey() {
        // Given
        offer("RICE", content("initialStock", 7));

        // When
        JsonPath first = restock(OLGA, "RICE", 5, "delivery 1");
        String after = written();
        JsonPath replayed = restock(OLGA, "RICE", 5, "delivery 1");
        JsonPath other = restock(OLGA, "RICE", 6, "delivery 1");

        // Then
        assertThat(first.getInt("reward.stock")).isEqualTo(12);
        assertThat(first.getInt("reward.stockLeft")).isEqualTo(12);
        assertThat(replayed.getMap("reward")).isEqualTo(first.getMap("reward"));
        assertThat(other.getList("errors"))
                .isEqualTo(List.of(Map.of("code", "IDEMPOTENCY_CONFLICT", "field", "idempotencyKey")));
        assertThat(written()).isEqualTo(after);
        assertThat(Database.rows("select actor, subject_id, before_values ->> 'stock', after_values ->> 'stock'"
                        + " from audit_entry where action = 'rewardRestock'"))
                .containsExactly("olga|RICE|7|12");
    }

    @ParameterizedTest
    @CsvSource({
        "RICE,0,INVALID_AMOUNT,amount",
        "RICE,-1,INVALID_AMOUNT,amount",
        "RICE,999999994,INVALID_AMOUNT,amount",
        "RICE,2147483647,INVALID_AMOUNT,amount",
        "FREE,1,UNLIMITED_STOCK,code",
        "NEW,1,WRONG_STATE,code"
    })
    void refusesARestockThatCannotBe(String reward, int amount, String code, String field) {
        // Given
        offer("RICE", content("initialStock", 7));
        offer("FREE", content());
        draft(MARY, "NEW", content("initialStock", 7));
        String before = written();

        // When
        JsonPath answer = restock(OLGA, reward, amount, RewardBank.key());

        // Then
        assertThat(answer.getList("errors")).isEqualTo(List.of(Map.of("code", code, "field", field)));
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void everyStepIsDoneOnceForEachKey() {
        // When
        JsonPath drafted = draft(MARY, "RICE", content(), "d");
        JsonPath draftedAgain = draft(MARY, "RICE", content(), "d");
        step("rewardSubmit", MARY, "RICE", 1, "s");
        JsonPath submittedAgain = step("rewardSubmit", MARY, "RICE", 1, "s");
        step("rewardApprove", MIKE, "RICE", 1, "s");
        String after = written();
        JsonPath approvedAgain = step("rewardApprove", MIKE, "RICE", 1, "s");
        JsonPath draftedLater = draft(MARY, "RICE", content(), "d");

        // Then
        assertThat(draftedAgain.getMap("reward")).isEqualTo(drafted.getMap("reward"));
        assertThat(submittedAgain.getString("reward.state")).isEqualTo("SUBMITTED");
        assertThat(approvedAgain.getString("reward.state")).isEqualTo("APPROVED");
        assertThat(draftedLater.getString("reward.state")).isEqualTo("APPROVED");
        assertThat(draftedLater.getInt("reward.version")).isEqualTo(1);
        assertThat(draft(MARY, "RICE", content("cost", "1"), "d").getList("errors.code"))
                .isEqualTo(List.of("IDEMPOTENCY_CONFLICT"));
        assertThat(draft(MARY, "RICE", content(), " ").getList("errors"))
                .isEqualTo(List.of(Map.of("code", "INVALID_IDEMPOTENCY_KEY", "field", "idempotencyKey")));
        assertThat(written()).isEqualTo(after);
    }

    @Test
    void draftsAtOnceAreWrittenOneAfterTheOther() {
        // When
        List<Integer> versions = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> draft(MARY, "RICE", content("cost", "10" + i)).getInt("reward.version")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // Then
        assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(Database.rows("select state, count(*) from reward group by state order by state"))
                .containsExactly("DRAFT|1", "REPLACED|7");
    }

    @Test
    void theDatabaseKeepsWhatWasWritten() {
        offer("RICE", content("initialStock", 7));
        for (String sql : List.of(
                "update reward set cost = 1",
                "delete from reward",
                "delete from reward_stock",
                "update reward_stock set reward_code = 'OIL'")) {
            assertThatThrownBy(() -> program(sql)).as(sql).hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> program("update reward_stock set taken = 8"))
                .hasMessageContaining("reward_stock_check");
        assertThatThrownBy(() -> program("update reward_stock set taken = -1"))
                .hasMessageContaining("reward_stock_taken_check");
    }

    private static void program(String sql) {
        Database.execute(Database.connect(EmbeddedDatabase.APP), sql);
    }

    private static List<Map<String, String>> unknown(String field) {
        return List.of(Map.of("code", "UNKNOWN_REWARD", "field", field));
    }

    private static String states() {
        return Database.rows("select version, state, cost from reward order by version")
                .toString();
    }

    private List<String> entries() {
        return Database.rows("select actor, actor_roles, action, subject_id, after_values ->> 'version',"
                + " before_values ->> 'state', after_values ->> 'state' from audit_entry where audit_id > " + last
                + " order by audit_id");
    }
}
