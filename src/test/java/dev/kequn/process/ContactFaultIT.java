package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.process.ContactGateway.Acknowledged;
import dev.kequn.support.AtOnce;
import dev.kequn.support.PackagedApp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two replicas plan contacts and give them to many gateways, and one of them is lost: each contact is delivered once. */
class ContactFaultIT {
    private static final int GATEWAYS = 6;

    private static final List<PackagedApp> REPLICAS = new CopyOnWriteArrayList<>();
    private static ContactFaultBank bank;

    @BeforeAll
    static void start() {
        bank = new ContactFaultBank();
        REPLICAS.add(bank.launchReplica());
        REPLICAS.add(bank.launchReplica());
        REPLICAS.forEach(PackagedApp::awaitReady);
    }

    @AfterAll
    static void end() {
        REPLICAS.forEach(PackagedApp::close);
    }

    @Test
    void noContactIsDeliveredTwice() {
        // Given
        AtomicInteger carried = new AtomicInteger();
        bank.planSoon();

        // When
        List<List<Acknowledged>> acknowledged = AtOnce.ask(GATEWAYS, i -> {
            ContactGateway gateway = new ContactGateway(i, ContactFaultIT::replica);
            while (bank.isUnderWay()) {
                gateway.carry();
                if (carried.incrementAndGet() == 2 * GATEWAYS) {
                    REPLICAS.remove(0).kill();
                }
            }
            return gateway.acknowledged();
        });

        // Then
        bank.awaitPlanned();
        bank.assertInvariants();
        List<Acknowledged> delivered = acknowledged.stream()
                .flatMap(List::stream)
                .filter(one -> one.answer().equals("DELIVERED"))
                .toList();
        Map<String, Long> times =
                delivered.stream().collect(Collectors.groupingBy(Acknowledged::contact, Collectors.counting()));
        assertThat(times.values()).containsOnly(1L);
        assertThat(
                        bank.rows(
                                "SELECT customer_id || '-' || contact_id || ' ' || lease FROM contact WHERE state = 'DELIVERED'"))
                .containsExactlyInAnyOrderElementsOf(delivered.stream()
                        .map(one -> one.contact() + " " + one.lease())
                        .toList());
        assertThat(acknowledged.stream()
                        .flatMap(List::stream)
                        .map(Acknowledged::answer)
                        .distinct())
                .isSubsetOf("DELIVERED", "FAILED", "LEASE_EXPIRED");
        assertThat(bank.value(
                        "SELECT count(*) || ' ' || max(lease) / 2 FROM contact WHERE state IN ('DELIVERED', 'FAILED')"))
                .as("two of three wishes are met, and some contacts were lost on the way")
                .startsWith(2 * ContactFaultBank.CUSTOMERS + " ")
                .doesNotEndWith(" 0");
        assertThat(bank.value("SELECT sum(reserved) FROM campaign_round")).isEqualTo("0");
    }

    private static PackagedApp replica(int turn) {
        List<PackagedApp> alive = List.copyOf(REPLICAS);
        return alive.get(turn % alive.size());
    }
}
