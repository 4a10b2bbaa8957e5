package dev.kequn.tier.override;

import dev.kequn.access.Caller;
import dev.kequn.customer.Customer;
import dev.kequn.platform.Refusal;
import dev.kequn.tier.standing.OverrideEnding;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service level set by hand. What it says never changes; what becomes of it is added as steps. */
@Entity
@IdClass(ServiceOverride.Key.class)
@Table(name = "service_override")
public class ServiceOverride {
    /** Belongs to a customer; its own number is unique in the bank too. */
    public record Key(Long customerId, Long id) {}

    /** When a step counts from, and who took it. */
    @Embeddable
    record Taken(
            @Column(name = "effective_on") LocalDate on,
            @Column(name = "actor") String actor,
            @Column(name = "reason") @Nullable String reason) {}

    @Id
    @Column(name = "customer_id")
    private Long customerId;

    @Id
    @Column(name = "override_id")
    private Long id;

    @Column(name = "level")
    private String level;

    @Column(name = "reason")
    private String reason;

    @Column(name = "from_day")
    private LocalDate from;

    @Column(name = "until_day")
    private LocalDate until;

    @Column(name = "policy_id")
    private Long policyId;

    @Column(name = "rule_level")
    private String ruleLevel;

    @Column(name = "needs_approval")
    private boolean needsApproval;

    @Column(name = "actor")
    private String actor;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(
            name = "service_override_step",
            joinColumns = {
                @JoinColumn(name = "customer_id", referencedColumnName = "customer_id"),
                @JoinColumn(name = "override_id", referencedColumnName = "override_id")
            })
    @MapKeyEnumerated(EnumType.STRING)
    @MapKeyColumn(name = "step")
    private Map<OverrideStep, Taken> steps = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    protected ServiceOverride() {}

    ServiceOverride(long id, Customer customer, OverrideWish wish, RuleFinding rule, LocalDate today, Caller maker) {
        this.id = id;
        this.customerId = customer.id();
        this.level = wish.level();
        this.reason = wish.reason();
        this.from = today;
        this.until = wish.until();
        this.policyId = rule.policy().id();
        this.ruleLevel = rule.serviceLevel();
        this.needsApproval = rule.needsApproval(wish.level());
        this.actor = maker.subject();
    }

    public long id() {
        return id;
    }

    public long customerId() {
        return customerId;
    }

    public long policyId() {
        return policyId;
    }

    public String level() {
        return level;
    }

    public String reason() {
        return reason;
    }

    public LocalDate from() {
        return from;
    }

    /** Last day on which it holds, unless it ends before. */
    public LocalDate until() {
        return until;
    }

    /** What the rules said when it was made. */
    public String ruleLevel() {
        return ruleLevel;
    }

    public boolean needsApproval() {
        return needsApproval;
    }

    public String actor() {
        return actor;
    }

    public @Nullable String approvedBy() {
        Taken approval = steps.get(OverrideStep.APPROVED);
        return approval == null ? null : approval.actor();
    }

    public OverrideState stateOn(LocalDate day) {
        if (endingOn(day) != null) {
            return OverrideState.ENDED;
        }
        Taken approval = steps.get(OverrideStep.APPROVED);
        return needsApproval && (approval == null || approval.on().isAfter(day))
                ? OverrideState.PENDING
                : OverrideState.ACTIVE;
    }

    /** How it has ended by {@code day}; null while it holds or waits. */
    public @Nullable OverrideEnding endingOn(LocalDate day) {
        return end().filter(step -> !steps.get(step).on().isAfter(day))
                .map(step -> OverrideEnding.valueOf(step.name()))
                .orElse(until.isBefore(day) ? OverrideEnding.UNTIL : null);
    }

    /** Who ended it; null while it lasts, and when its last day did. */
    public @Nullable String endedBy() {
        return end().map(step -> steps.get(step).actor()).orElse(null);
    }

    public @Nullable String endReason() {
        return end().map(step -> steps.get(step).reason()).orElse(null);
    }

    boolean says(OverrideWish wish, Caller caller) {
        return level.equals(wish.level())
                && reason.equals(wish.reason())
                && until.equals(wish.until())
                && actor.equals(caller.subject());
    }

    ServiceOverride approve(Caller checker, LocalDate today) {
        expectWaiting(today);
        return take(OverrideStep.APPROVED, checker, null, today);
    }

    ServiceOverride reject(Caller checker, String why, LocalDate today) {
        expectWaiting(today);
        return take(OverrideStep.REJECTED, checker, why, today);
    }

    ServiceOverride release(Caller caller, String why, LocalDate today) {
        return take(OverrideStep.RELEASED, caller, why, today);
    }

    /** Gives way to a newer one. */
    ServiceOverride giveWay(Caller caller, LocalDate today) {
        return take(OverrideStep.REPLACED, caller, null, today);
    }

    /** @throws Refusal {@link OverrideRefusal#UNTIL_PAST}, {@link OverrideRefusal#NOT_PENDING} */
    void expectWaiting(LocalDate today) {
        if (needsApproval && steps.isEmpty() && until.isBefore(today)) {
            throw new Refusal(OverrideRefusal.UNTIL_PAST, "overrideId", "Its last day, " + until + ", has passed");
        }
        if (stateOn(today) != OverrideState.PENDING) {
            throw new Refusal(OverrideRefusal.NOT_PENDING, "overrideId", "The override does not wait for approval");
        }
    }

    /** Everything that is approved, in one text. */
    String content() {
        return String.join(
                "\n",
                customerId.toString(),
                level,
                reason,
                from.toString(),
                until.toString(),
                policyId.toString(),
                ruleLevel);
    }

    private ServiceOverride take(OverrideStep step, Caller caller, @Nullable String why, LocalDate today) {
        steps.put(step, new Taken(today, caller.subject(), why));
        return this;
    }

    private Optional<OverrideStep> end() {
        return steps.keySet().stream()
                .filter(step -> step != OverrideStep.APPROVED)
                .findFirst();
    }
}
