package dev.kequn.campaign.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.contact.ContactLeases;
import dev.kequn.campaign.contact.ContactReport;
import dev.kequn.campaign.contact.ContactReports;
import dev.kequn.campaign.contact.LeasedContact;
import dev.kequn.campaign.contact.Reported;
import dev.kequn.campaign.definition.CampaignVersions;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Contacts on their way: gateways fetch them and report what came of them. */
@GraphQLApi
@RolesAllowed(Role.SERVICE)
public class ContactApi {
    private static final int MOST = 500;

    private final ContactLeases leases;
    private final ContactReports reports;
    private final CampaignVersions versions;
    private final Callers callers;

    ContactApi(ContactLeases leases, ContactReports reports, CampaignVersions versions, Callers callers) {
        this.leases = leases;
        this.reports = reports;
        this.versions = versions;
        this.callers = callers;
    }

    @Mutation
    @NonNull
    @Description(
            "Gives the caller contacts to carry, the most urgent first and at most one of each customer; nobody else "
                    + "gets them until the lease ends. What is not wanted any more is taken back on the way. An empty list means "
                    + "that there is nothing to do now, as in quiet hours; a short one means nothing. A contact whose lease ends "
                    + "without a report is given to the next who asks. Errors: INVALID_ARGUMENT.")
    public Uni<List<@NonNull LeasedContactView>> contactsDue(
            @NonNull @Name("channel") @Description("Contacts by this channel.") ContactChannel channel,
            @NonNull @Name("first") @DefaultValue("100") @Description("How many at most, 1 to 500.") int first) {
        Caller caller = callers.current();
        expect(1 <= first && first <= MOST, "first", "first must be between 1 and " + MOST);
        return leases.lease(caller, channel, first).chain(leased -> versions.approved(
                        leased.stream().map(LeasedContact::versionId).toList())
                .map(contents -> leased.stream()
                        .map(contact -> LeasedContactView.of(contact, contents.get(contact.versionId())))
                        .toList()));
    }

    @Mutation
    @NonNull
    @Description(
            "Reports what came of contacts that the caller had fetched. Each report is taken or refused by itself; the "
                    + "same report again gets the same answer and changes nothing. Answers in the order of the reports. Errors: "
                    + "INVALID_ARGUMENT; of each report UNKNOWN_CONTACT, LEASE_EXPIRED, WRONG_STATE, INVALID_REPORT.")
    public Uni<List<@NonNull ContactReportPayload>> contactReport(
            @NonNull @Name("reports") @Description("1 to 500 reports.") List<@NonNull ContactReportInput> wanted) {
        Caller caller = callers.current();
        expect(
                !wanted.isEmpty() && wanted.size() <= MOST,
                "reports",
                "There are 1 to " + MOST + " reports in one call");
        List<@Nullable Refusal> refused = new ArrayList<>();
        List<ContactReport> sound = new ArrayList<>();
        for (ContactReportInput input : wanted) {
            refused.add(read(input, sound));
        }
        return reports.report(caller, sound).map(done -> answers(wanted, refused, done.iterator()));
    }

    /** Why a report is none; null for a sound one, which is added. */
    private static @Nullable Refusal read(ContactReportInput input, List<ContactReport> sound) {
        try {
            sound.add(input.toDomain());
            return null;
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    private static List<ContactReportPayload> answers(
            List<ContactReportInput> wanted, List<@Nullable Refusal> refused, Iterator<Reported> done) {
        List<ContactReportPayload> answers = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            String contact = wanted.get(i).contactId;
            Refusal refusal = refused.get(i);
            answers.add(
                    refusal == null
                            ? ContactReportPayload.of(contact, done.next())
                            : ContactReportPayload.of(contact, refusal));
        }
        return answers;
    }

    private static void expect(boolean holds, String field, String message) {
        if (!holds) {
            throw new Refusal(RequestErrorCode.INVALID_ARGUMENT, field, message);
        }
    }
}
