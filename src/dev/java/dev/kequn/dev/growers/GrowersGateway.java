package dev.kequn.dev.growers;

import dev.kequn.access.Caller;
import dev.kequn.access.Role;
import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.contact.ContactLeases;
import dev.kequn.campaign.contact.ContactOutcome;
import dev.kequn.campaign.contact.ContactReport;
import dev.kequn.campaign.contact.ContactReports;
import dev.kequn.campaign.contact.LeasedContact;
import dev.kequn.dev.DemoSteps;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries messages as the bank's gateway does: fetches them, and tells what became of them. */
@ApplicationScoped
class GrowersGateway {
    private static final Caller GATEWAY = new Caller("sms-gateway", Set.of(Role.SERVICE), null, null, null);
    private static final int MOST = 400;
    private static final int ABSENT = 17;
    private static final int TALKATIVE = 6;
    private static final int TIRED = 13;

    private final ContactLeases leases;
    private final ContactReports reports;

    GrowersGateway(ContactLeases leases, ContactReports reports) {
        this.leases = leases;
        this.reports = reports;
    }

    /** So many of those that are due. */
    void carry(int count) {
        DemoSteps.oneByOne(Multi.createFrom()
                .item(Math.min(count, MOST))
                .onItem()
                .transformToUniAndConcatenate(first -> first == 0
                        ? Uni.createFrom().voidItem()
                        : leases.lease(GATEWAY, ContactChannel.SMS, first)
                                .chain(leased -> reports.report(GATEWAY, told(leased, true))
                                        .chain(() -> answers(leased)))));
    }

    private Uni<?> answers(List<LeasedContact> leased) {
        List<ContactReport> answers = told(leased, false);
        return answers.isEmpty() ? Uni.createFrom().voidItem() : reports.report(GATEWAY, answers);
    }

    /** Whether they arrived, and later what some of them said. */
    private static List<ContactReport> told(List<LeasedContact> leased, boolean arrival) {
        List<ContactReport> told = new ArrayList<>();
        for (int i = 0; i < leased.size(); i++) {
            LeasedContact contact = leased.get(i);
            boolean absent = i % ABSENT == ABSENT - 1;
            if (arrival) {
                told.add(report(
                        contact,
                        absent ? ContactOutcome.FAILED : ContactOutcome.DELIVERED,
                        absent ? "SUBSCRIBER_ABSENT" : null));
            } else if (!absent && i % TIRED == TIRED - 1) {
                told.add(report(contact, ContactOutcome.REFUSED, null));
            } else if (!absent && i % TALKATIVE == 1) {
                told.add(report(contact, ContactOutcome.ANSWERED, null));
            }
        }
        return told;
    }

    private static ContactReport report(LeasedContact contact, ContactOutcome outcome, @Nullable String reason) {
        return new ContactReport(contact.key(), contact.lease(), outcome, reason, null);
    }
}
