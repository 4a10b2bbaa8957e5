package dev.kequn.dev.growers;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.contact.ContactPolicies;
import dev.kequn.campaign.contact.ContactRules;
import dev.kequn.campaign.definition.CampaignApprovals;
import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignControl;
import dev.kequn.campaign.definition.CampaignDesk;
import dev.kequn.dev.DemoStaff;
import dev.kequn.dev.DemoSteps;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Puts the campaign in force and starts it, by the program's desks: one person writes, another approves. */
@ApplicationScoped
class GrowersDesk {
    private static final Map<ContactChannel, Long> COSTS = new EnumMap<>(Map.of(
            ContactChannel.SMS, 6L, ContactChannel.WECHAT, 1L, ContactChannel.PUSH, 1L, ContactChannel.PHONE, 200L));

    private final ContactPolicies policies;
    private final CampaignDesk desk;
    private final CampaignApprovals approvals;
    private final CampaignControl control;

    GrowersDesk(ContactPolicies policies, CampaignDesk desk, CampaignApprovals approvals, CampaignControl control) {
        this.policies = policies;
        this.desk = desk;
        this.approvals = approvals;
        this.control = control;
    }

    /** What a contact costs is known from now on. */
    void price() {
        step(() -> policies.inForce()
                .chain(policy -> policies.set(
                        DemoStaff.ADMIN,
                        new ContactRules(
                                policy.rules().quiet(),
                                policy.rules().mostRefusals(),
                                policy.rules().suppressionDays(),
                                policy.rules().universalControl(),
                                policy.rules().caps(),
                                COSTS),
                        policy.version(),
                        "短信6分、电话2元，计入活动预算")));
    }

    void approve(CampaignContent content) {
        step(() -> desk.draft(DemoStaff.MAKER, GrowersYear.CODE, content)
                .chain(() -> desk.submit(DemoStaff.MAKER, GrowersYear.CODE))
                .map(change -> change.version())
                .chain(read ->
                        approvals.approve(DemoStaff.CHECKER, GrowersYear.CODE, read.version(), read.revision())));
    }

    void launch() {
        step(() -> control.launch(DemoStaff.CHECKER, GrowersYear.CODE));
    }

    void rollOut() {
        step(() -> control.rollOut(DemoStaff.CHECKER, GrowersYear.CODE));
    }

    private static void step(Supplier<Uni<?>> one) {
        DemoSteps.oneByOne(Multi.createFrom().item(one).onItem().transformToUniAndConcatenate(uni -> uni));
    }
}
