package dev.kequn.offer.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.SampleOffer;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.Statements;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a home page costs the database, and how old it may be. */
@QuarkusTest
@WithTestResource(TestBank.class)
class HomeReadsTest {
    private static final SampleBranch BRANCH = new SampleBranch("HR", 77_100_000);
    private static final String PAGE =
            "{ name compositeTier { name } points { active } offers { code token } enrolments { step } ";

    @BeforeEach
    void branch() {
        SampleOffer.forget();
        BRANCH.open(3);
    }

    @AfterEach
    void away() {
        SampleOffer.forget();
        BRANCH.close();
    }

    @Test
    void takesOneStatementAndASecondForProgressAndWritesNothing() {
        // Given
        SampleOffer.of("HR_FACTS")
                .eligibility("age >= 40 && pointsActive > 10 && consents(\"MARKETING\") && !holds(\"NOTHING\")")
                .live();
        Statements.startCounting();
        home(PAGE + "tierProgress { keptNow } }");

        // When
        List<String> alone = statementsOf(PAGE + "}");
        List<String> withProgress = statementsOf(PAGE + "tierProgress { keptNow projectedLevel { code name } } }");
        List<String> twice = statementsOf(PAGE + "tierProgress { keptNow } tierProgress { period } }");

        // Then
        assertThat(alone).hasSize(1).allMatch(one -> one.startsWith("1|/* kept */ SELECT"));
        assertThat(withProgress).hasSize(2).allMatch(one -> one.toLowerCase()
                .matches("(?s)1\\|(/\\* kept \\*/ )?select.*"));
        assertThat(twice).hasSize(2);
    }

    @Test
    void progressIsOfWhatHoldsNow() {
        // Given
        String before =
                home("{ tierProgress { balancesThrough } }").getString("data.home.tierProgress.balancesThrough");
        String taken = Database.rows("select taken_through from balance_watermark").stream()
                .findFirst()
                .orElse(null);

        // When
        try {
            Database.execute("insert into balance_watermark (taken_through) values ('2026-07-11') on conflict (one)"
                    + " do update set taken_through = excluded.taken_through");
            String first =
                    home("{ tierProgress { balancesThrough } }").getString("data.home.tierProgress.balancesThrough");
            Database.execute("update balance_watermark set taken_through = '2026-07-12'");
            String second =
                    home("{ tierProgress { balancesThrough } }").getString("data.home.tierProgress.balancesThrough");

            // Then
            assertThat(List.of(first, second)).containsExactly("2026-07-11", "2026-07-12");
        } finally {
            Database.execute(
                    taken == null
                            ? "delete from balance_watermark"
                            : "update balance_watermark set taken_through = '%s'".formatted(taken));
        }
        assertThat(home("{ tierProgress { balancesThrough } }").getString("data.home.tierProgress.balancesThrough"))
                .isEqualTo(before);
    }

    @Test
    void showsNoRetiredOfferWhateverThisProcessHeard() {
        for (int i = 0; i < 5; i++) {
            // Given
            String code = "HR_GONE_" + i;
            SampleOffer.of(code).live();
            assertThat(codes()).containsExactly(code);

            // When
            unheard("update offer set state = 'RETIRED', retired_at = now(), retire_reason = 'x' where code = '" + code
                    + "'");

            // Then
            assertThat(codes()).isEmpty();
        }
    }

    @Test
    void asksTheFactsOfOffersThisProcessHasNotHeardOf() {
        for (int i = 0; i < 3; i++) {
            // Given
            SampleOffer.of("HR_YES_" + i)
                    .eligibility("age >= %d".formatted(30 + i))
                    .approved();
            SampleOffer.of("HR_NO_" + i)
                    .eligibility("productCount > %d".formatted(7 + i))
                    .approved();

            // When
            unheard("update offer set state = 'LIVE', published_at = now() where code in ('HR_YES_%1$d', 'HR_NO_%1$d')"
                    .formatted(i));

            // Then
            assertThat(codes()).contains("HR_YES_" + i).doesNotContain("HR_NO_" + i);
        }
    }

    @Test
    void aProductFoundRiskierIsShownNoMore() {
        for (int i = 0; i < 3; i++) {
            // Given
            String code = "HR_RISK_" + i;
            SampleOffer.of(code)
                    .product("HR_FUND_" + i, ProductCategory.FUND, 2)
                    .live();
            Database.execute(
                    "update customer set risk_tolerance = 2, risk_assessed_on = '2026-07-01' where customer_no = 'HR001'");
            assertThat(codes()).contains(code);

            // When
            unheard("update product set risk_grade = 3 where product_code = 'HR_FUND_%d'".formatted(i));

            // Then
            assertThat(codes()).doesNotContain(code);
        }
    }

    /** Changes what is live so that nobody is notified. */
    private static void unheard(String change) {
        Database.execute(
                Database.connect("postgres"),
                "set session_replication_role = replica; begin; %s; %s; commit"
                        .formatted(change, SampleOffer.changed()));
    }

    private static List<String> codes() {
        return home("{ offers { code } }").getList("data.home.offers.code");
    }

    private static List<String> statementsOf(String fields) {
        Statements.reset();
        JsonPath answer = home(fields);
        List<String> sent = Statements.sent();

        assertThat(answer.getList("errors")).isNull();
        assertThat(answer.getList("data.home.offers.code")).isEqualTo(List.of("HR_FACTS"));
        return sent;
    }

    private static JsonPath home(String fields) {
        return Graphql.as(Tokens.customer(BRANCH.number(1)), "{ home(channel: MOBILE_BANKING) " + fields + " }")
                .extract()
                .jsonPath();
    }
}
