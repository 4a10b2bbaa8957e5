package dev.kequn.offer.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.offer.learning.LearningRun.Day;
import dev.kequn.offer.learning.LearningRun.Order;
import dev.kequn.offer.ranking.RankingTerms;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The ranking learns tastes that only the simulation knows. {@code ./mvnw test -Dtest=OfferLearningTest
 * -Dkequn.picture.write=true} draws the picture anew.
 */
class OfferLearningTest {
    private static final Path PICTURE = Path.of("src/bench/offer-learning.svg");
    private static final int DAYS = 60;
    private static final int PAGES = 1500;
    private static final long SEED = 1;

    @Test
    void acceptanceComesNearTheBestPossible() throws IOException {
        SimulatedBank bank = new SimulatedBank(SEED, true);

        Map<Order, List<Day>> run = LearningRun.of(bank, settings(), DAYS, PAGES, SEED);

        assertThat(accepted(run, Order.RANKED)).isGreaterThan(2 * accepted(run, Order.CHANCE));
        assertThat(share(run, 0, 1)).isLessThan(0.85);
        assertThat(share(run, DAYS - 10, DAYS)).isGreaterThan(0.95);
        assertThat(regretPerPage(run, DAYS - 10, DAYS)).isLessThan(regretPerPage(run, 0, 3) / 3);

        String picture = new LearningPicture(
                        run, bank.offers.get(0).content().terms().value())
                .draw(
                        "What the ranking learns",
                        "Simulated: 20 offers worth the same, 12 peer groups, 1,500 home pages of 5 offers a day,"
                                + " each of another customer");
        if (Boolean.getBoolean("kequn.picture.write")) {
            Files.writeString(PICTURE, picture);
        }
        assertThat(picture).isEqualTo(Files.readString(PICTURE));
    }

    @Test
    void whereOffersDifferInValueTheirWorthComesNearTheBestPossible() {
        Map<Order, List<Day>> run = LearningRun.of(new SimulatedBank(SEED, false), settings(), DAYS, PAGES, SEED);

        assertThat(worth(run, Order.RANKED, 0, DAYS)).isGreaterThan(2 * worth(run, Order.CHANCE, 0, DAYS));
        assertThat(share(run, DAYS - 10, DAYS)).isGreaterThan(0.95);
        assertThat(regretPerPage(run, DAYS - 10, DAYS)).isLessThan(regretPerPage(run, 0, 3) / 3);
    }

    @Test
    void withoutExplorationWhatWasMisjudgedStaysMisjudged() {
        SimulatedBank bank = new SimulatedBank(SEED, true);
        RankingTerms never = new RankingTerms(0, settings().startingEvidence(), 1, 3, 365);

        double with = share(LearningRun.of(bank, settings(), DAYS, PAGES, SEED), DAYS - 10, DAYS);
        double without = share(LearningRun.of(bank, never, DAYS, PAGES, SEED), DAYS - 10, DAYS);

        assertThat(without).isLessThan(with);
    }

    /** As the product is delivered. */
    private static RankingTerms settings() {
        try {
            PropertiesConfigSource delivered = new PropertiesConfigSource(
                    Path.of("src/main/resources/application.properties").toUri().toURL());
            return new RankingTerms(
                    number(delivered, "exploration"),
                    number(delivered, "starting-evidence"),
                    number(delivered, "per-product"),
                    number(delivered, "per-category"),
                    number(delivered, "risk-valid-days"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int number(PropertiesConfigSource settings, String name) {
        return Integer.parseInt(settings.getValue("kequn.offer." + name));
    }

    private static int accepted(Map<Order, List<Day>> run, Order order) {
        return run.get(order).stream().mapToInt(Day::accepted).sum();
    }

    private static double share(Map<Order, List<Day>> run, int from, int to) {
        return worth(run, Order.RANKED, from, to) / worth(run, Order.BEST, from, to);
    }

    private static double regretPerPage(Map<Order, List<Day>> run, int from, int to) {
        return (worth(run, Order.BEST, from, to) - worth(run, Order.RANKED, from, to)) / (to - from) / PAGES;
    }

    private static double worth(Map<Order, List<Day>> run, Order order, int from, int to) {
        return run.get(order).subList(from, to).stream().mapToDouble(Day::worth).sum();
    }
}
