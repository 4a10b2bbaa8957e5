package dev.kequn.offer.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kequn.access.Role;
import dev.kequn.campaign.SampleCampaign;
import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.SampleOffer;
import dev.kequn.offer.ranking.DropReason;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff see what each offer is ranked by, and the reason against every other. */
@QuarkusTest
@WithTestResource(TestBank.class)
class OfferDecisionTest {
    private static final SampleBranch OURS = new SampleBranch("HD", 77_200_000);
    private static final SampleBranch THEIRS = new SampleBranch("HT", 77_150_000);
    private static final String DECISION =
            """
            query($no: String!, $first: Int!) { offers(customerNo: $no, channel: MOBILE_BANKING, first: $first) {
              peers explored
              shown { offer { code name(locale: EN) version } place explored
                      factors { propensity context value lever score evidence } }
              dropped { offer { code } reason factors { score } } } }
            """;

    @BeforeEach
    void branches() {
        forget();
        OURS.open(4);
        THEIRS.open(1);
    }

    @AfterEach
    void away() {
        forget();
        THEIRS.close();
        OURS.close();
    }

    private static void forget() {
        SampleOffer.forget();
        SampleCampaign.forget();
    }

    @Test
    void everyReasonIsTold() {
        // Given
        long joined = campaign("HD_JOINED");
        enrol(1, joined, "TREATED");
        enrol(1, campaign("HD_WATCHED"), "CONTROL");
        campaign("HD_OTHERS");
        offer("CHANNEL").channels(OfferChannel.BRANCH).live();
        offer("DAYS").days(LocalDate.of(2026, 7, 16), LocalDate.of(2026, 7, 17)).live();
        offer("SOLD").stock(0).live();
        offer("OLD").eligibility("age >= 90").live();
        offer("STRANGER").campaign("HD_OTHERS").live();
        offer("CONTROL").campaign("HD_WATCHED").live();
        offer("LATER").campaign("HD_JOINED").step("BUY").live();
        exposed(1, offer("ACCEPTED").live(), "accepted_on", "2026-07-01");
        offer("HELD").product("HDP").live();
        offer("RISKY").product("HD_FUND", ProductCategory.FUND, 4).live();
        exposed(1, offer("DECLINED").restDays(15).live(), "declined_on", "2026-07-01");
        exposed(1, offer("RESTING").live(), "rests_until", "2026-07-16");
        offer("BEST")
                .product("HD_CARD", ProductCategory.CARD, null)
                .value(90_000)
                .live();
        offer("TWIN")
                .product("HD_CARD", ProductCategory.CARD, null)
                .value(80_000)
                .live();
        for (int i = 1; i <= 4; i++) {
            offer("LOAN_" + i)
                    .product("HD_LOAN_" + i, ProductCategory.LOAN, null)
                    .value(60_000 - i)
                    .live();
        }
        offer("LAST").value(1).live();
        Database.execute(
                "insert into customer_consent values (%d, 'MARKETING', '2026-07-01Z', false, 'api', 'test')"
                        .formatted(OURS.id(2)),
                "insert into contact_standing (customer_id, suppressed_until) values (%d, '2026-07-16')"
                        .formatted(OURS.id(3)));

        // When
        JsonPath operations = decision(Tokens.staff("olga", Role.OPERATIONS), 1, 4);
        JsonPath manager = decision(Tokens.manager(OURS.manager()), 1, 4);
        JsonPath silent = decision(Tokens.staff("mark", Role.MARKETING), 2, 4);
        JsonPath refusing = decision(Tokens.staff("mark", Role.MARKETING), 3, 4);

        // Then
        assertThat(operations.getList("data.offers.shown.offer.code"))
                .isEqualTo(List.of("HD_BEST", "HD_LOAN_1", "HD_LOAN_2", "HD_LOAN_3"));
        Map<String, String> reasons = reasons(operations);
        assertThat(reasons)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("HD_CHANNEL", "OTHER_CHANNEL"),
                        Map.entry("HD_DAYS", "OUTSIDE_DAYS"),
                        Map.entry("HD_SOLD", "SOLD_OUT"),
                        Map.entry("HD_OLD", "NOT_ELIGIBLE"),
                        Map.entry("HD_STRANGER", "NOT_ENROLLED"),
                        Map.entry("HD_CONTROL", "CONTROL"),
                        Map.entry("HD_LATER", "OTHER_STEP"),
                        Map.entry("HD_ACCEPTED", "ACCEPTED"),
                        Map.entry("HD_HELD", "HELD"),
                        Map.entry("HD_RISKY", "UNSUITABLE"),
                        Map.entry("HD_DECLINED", "DECLINED"),
                        Map.entry("HD_RESTING", "RESTING"),
                        Map.entry("HD_TWIN", "SAME_PRODUCT"),
                        Map.entry("HD_LOAN_4", "SAME_CATEGORY"),
                        Map.entry("HD_LAST", "OUTRANKED"))));
        assertThat(reasons(silent)).containsEntry("HD_BEST", "NO_CONSENT");
        assertThat(reasons(refusing)).containsEntry("HD_BEST", "SUPPRESSED");
        assertThat(silent.getList("data.offers.shown")).isEmpty();
        reasons.put("HD_CONTROL", "NOT_ENROLLED");
        assertThat(reasons(manager)).isEqualTo(reasons);
        TreeSet<String> told = new TreeSet<>(reasons(operations).values());
        told.addAll(reasons(silent).values());
        told.addAll(reasons(refusing).values());
        assertThat(told)
                .isEqualTo(new TreeSet<>(
                        Arrays.stream(DropReason.values()).map(DropReason::name).toList()));
    }

    @Test
    void factorsExplainTheOrder() {
        // Given
        SampleOffer.of("HD_SEASON")
                .value(20_000)
                .expected(1000)
                .lever(150)
                .context(OfferChannel.MOBILE_BANKING, 200)
                .context("age < 60", 50)
                .context(null, 701, 731, null, 120)
                .live();
        SampleOffer.of("HD_PLAIN").value(50_000).expected(500).live();
        Database.execute("insert into customer_consent values (%d, 'PROFILING', '2026-01-01Z', true, 'api', 'test')"
                .formatted(OURS.id(1)));

        // When
        JsonPath answer = decision(Tokens.branch(Role.BRANCH_MANAGER, OURS.branch()), 1, 5);

        // Then
        answer.setRootPath("data.offers");
        assertThat(answer.getString("peers")).isEqualTo("45/GOLD");
        assertThat(answer.getBoolean("explored")).isFalse();
        assertThat(answer.getList("shown.offer"))
                .isEqualTo(List.of(
                        Map.of("code", "HD_SEASON", "name", "Offer HD_SEASON", "version", 1),
                        Map.of("code", "HD_PLAIN", "name", "Offer HD_PLAIN", "version", 1)));
        assertThat(answer.getList("shown.place")).isEqualTo(List.of(1, 2));
        assertThat(answer.getString("shown[0].factors.value")).isEqualTo("200.00");
        assertThat(answer.getInt("shown[0].factors.evidence")).isZero();
        assertThat(answer.getDouble("shown[0].factors.propensity")).isCloseTo(0.1, within(1e-6));
        assertThat(answer.getDouble("shown[0].factors.context")).isCloseTo(1.2, within(1e-6));
        assertThat(answer.getDouble("shown[0].factors.lever")).isCloseTo(1.5, within(1e-6));
        assertThat(answer.getDouble("shown[0].factors.score")).isCloseTo(36, within(1e-4));
        assertThat(answer.getDouble("shown[1].factors.score")).isCloseTo(25, within(1e-4));
    }

    @Test
    void whoHasLeftIsEligibleForNothing() {
        // Given
        offer("ANY").live();
        Database.execute("update customer set closed_on = date '2026-07-01' where customer_no = 'HD001'");

        // When
        JsonPath answer = decision(Tokens.manager(OURS.manager()), 1, 5);

        // Then
        assertThat(answer.getList("data.offers.shown")).isEmpty();
        assertThat(reasons(answer)).isEqualTo(Map.of("HD_ANY", "NOT_ELIGIBLE"));
    }

    @Test
    void nobodySeesAnothersOffers() {
        // Given
        offer("ANY").live();
        List<String> strangers = List.of(
                Tokens.manager(THEIRS.manager()),
                Tokens.branch(Role.BRANCH_MANAGER, THEIRS.branch()),
                Tokens.branch(Role.BRANCH_STAFF, THEIRS.branch()),
                Tokens.staff("m", Role.MANAGER),
                Tokens.sign(Tokens.token("x", Role.CUSTOMER, Role.OPERATIONS).claim("customer_no", OURS.number(1))));

        // When, Then
        for (String stranger : strangers) {
            JsonPath answer = decision(stranger, 1, 5);
            assertThat(answer.getList("errors")).isNull();
            assertThat((Object) answer.get("data.offers")).isNull();
        }
        assertThat(decision(Tokens.customer(OURS.number(1)), 1, 5).getString("errors[0].extensions.code"))
                .isEqualTo("FORBIDDEN");
        for (int first : new int[] {0, 21}) {
            assertThat(decision(Tokens.manager(OURS.manager()), 1, first).getString("errors[0].extensions.code"))
                    .isEqualTo("INVALID_ARGUMENT");
        }
    }

    @Test
    void whoTalksToACustomerHasHisOffers() {
        // Given
        offer("ANY").live();
        String ask =
                "query($no: String!) { customer(customerNo: $no) { offers(channel: BRANCH, locale: \"en\") { code title } } }";
        List<Map<String, String>> offers = List.of(Map.of("code", "HD_ANY", "title", "Title HD_ANY"));

        // When, Then
        for (String token : List.of(
                Tokens.customer(OURS.number(1)),
                Tokens.manager(OURS.manager()),
                Tokens.branch(Role.BRANCH_STAFF, OURS.branch()),
                Tokens.branch(Role.BRANCH_MANAGER, OURS.branch()))) {
            assertThat(offers(token, ask)).isEqualTo(offers);
        }
        for (String role : List.of(Role.MARKETING, Role.OPERATIONS)) {
            assertThat(offers(Tokens.staff("x", role), ask)).isEqualTo(List.of());
        }
        assertThat(offers(
                        Tokens.sign(
                                Tokens.token("y", Role.MARKETING, Role.MANAGER).claim("manager_no", THEIRS.manager())),
                        ask))
                .isEqualTo(List.of());
    }

    private static List<Object> offers(String token, String ask) {
        JsonPath answer =
                Graphql.as(token, ask, Map.of("no", OURS.number(1))).extract().jsonPath();
        assertThat(answer.getList("errors")).isNull();
        return answer.getList("data.customer.offers");
    }

    private static SampleOffer offer(String code) {
        return SampleOffer.of("HD_" + code);
    }

    private static long campaign(String code) {
        return SampleCampaign.of(code)
                .entry("NEVER", null)
                .step("VISIT")
                .step("BUY")
                .live(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 31));
    }

    private static void enrol(int customer, long round, String arm) {
        Database.execute(
                """
                insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,
                    branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at)
                select %d, round_id, 1, campaign_id, in_force, 1, '%s', false, 'EVENT', '%s', false, '2026-07-01',
                    '2026-07-01 02:00Z', 'ACTIVE', '2026-07-01 02:00Z'
                from campaign_round join campaign using (campaign_id) where round_id = %d"""
                        .formatted(OURS.id(customer), arm, OURS.branch(), round));
    }

    private static void exposed(int customer, long offer, String column, String day) {
        Database.execute("insert into offer_exposure (customer_id, offer_id, %s) values (%d, %d, '%s')"
                .formatted(column, OURS.id(customer), offer, day));
    }

    private static Map<String, String> reasons(JsonPath decision) {
        List<String> codes = decision.getList("data.offers.dropped.offer.code");
        List<String> reasons = decision.getList("data.offers.dropped.reason");
        Map<String, String> told = new TreeMap<>();
        for (int i = 0; i < codes.size(); i++) {
            told.put(codes.get(i), reasons.get(i));
        }
        assertThat(codes).isSorted();
        return told;
    }

    private static JsonPath decision(String token, int customer, int first) {
        return Graphql.as(token, DECISION, Map.of("no", OURS.number(customer), "first", first))
                .extract()
                .jsonPath();
    }
}
