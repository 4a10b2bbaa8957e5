package dev.kequn.offer.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.customer.ProductCategory;
import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.SampleOffer;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database itself sees to: approved versions stay, and every change of what is shown is news. */
@QuarkusTest
@WithTestResource(TestBank.class)
class ApprovedOfferTest {
    private static final String NEVER = "An approved offer version does not change";

    @BeforeEach
    @AfterEach
    void forget() {
        SampleOffer.forget();
    }

    @Test
    void nothingOfAnApprovedVersionChanges() {
        SampleOffer.of("OD_KEPT")
                .product("OD_FUND", ProductCategory.FUND, 3)
                .context(OfferChannel.WECHAT, 150)
                .live();
        SampleOffer.of("OD_KEPT").product("OD_FUND").replaced();
        String before = state();

        for (String role : List.of(EmbeddedDatabase.APP, EmbeddedDatabase.OWNER)) {
            for (String change : List.of(
                    "update offer_version set value = 1",
                    "update offer_version set state = 'DRAFT'",
                    "update offer_version set state = 'APPROVED'",
                    "update offer_version set state = 'REPLACED', lever = 5",
                    "update offer_text set title = 'x'",
                    "update offer_context set factor = 7",
                    "delete from offer_text",
                    "delete from offer_context",
                    "insert into offer_text select version_id, 5, 'fr', 'x', 'x', 'x' from offer_version")) {
                assertThatThrownBy(() -> Database.execute(Database.connect(role), change))
                        .as(role + ": " + change)
                        .hasMessageContaining(NEVER);
            }
        }
        for (String table : List.of("offer_version", "offer", "offer_stock", "offer_catalogue")) {
            assertThatThrownBy(() -> Database.execute(Database.connect(EmbeddedDatabase.APP), "delete from " + table))
                    .hasMessageContaining("permission denied");
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whatChangesTheOffersShownIsNews() {
        long version = catalogue();
        SampleOffer.of("OD_NEWS")
                .product("OD_FUND", ProductCategory.FUND, 3)
                .stock(2)
                .approved();
        assertThat(catalogue()).as("approved").isEqualTo(version);
        Database.execute("update offer set state = 'LIVE'");
        assertThat(catalogue()).as("published").isEqualTo(++version);
        Database.execute("update offer_stock set taken = 1");
        assertThat(catalogue()).as("one is left").isEqualTo(version);
        Database.execute("update offer_stock set taken = 2");
        assertThat(catalogue()).as("sold out").isEqualTo(++version);
        Database.execute("update offer_stock set put_in = 3");
        assertThat(catalogue()).as("there are more").isEqualTo(++version);
        SampleOffer.productIs("OD_FUND", ProductCategory.FUND, 3);
        assertThat(catalogue()).as("the same grade").isEqualTo(version);
        SampleOffer.productIs("OD_FUND", ProductCategory.FUND, 4);
        assertThat(catalogue()).as("another grade").isEqualTo(++version);
        SampleOffer.of("OD_NEWS").product("OD_FUND").lever(200).stock(5).replaced();
        assertThat(catalogue()).as("another version").isEqualTo(++version);
        SampleOffer.retire("OD_NEWS");
        assertThat(catalogue()).as("retired").isEqualTo(++version);
    }

    private static long catalogue() {
        return Long.parseLong(Database.value("select version from offer_catalogue"));
    }

    private static String state() {
        return Database.value("select md5(concat((select string_agg(v::text, ';' order by v) from offer_version v),"
                + " (select string_agg(t::text, ';' order by t) from offer_text t),"
                + " (select string_agg(c::text, ';' order by c) from offer_context c)))");
    }
}
