package dev.kequn.loyalty.earning;

import dev.kequn.access.Caller;
import dev.kequn.platform.Refusal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One version of what earns points. Approved, it never changes; it can only be retired. */
@Entity
@Table(name = "earning_rule")
public class EarningRule {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "rule_id")
    private Long id;

    @Column(name = "code")
    private String code;

    @Column(name = "version")
    private int version;

    @Column(name = "revision")
    private int revision;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_en")
    private String nameEn;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private EarningRuleState state;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Nullable
    @Column(name = "valid_to")
    private LocalDate validTo;

    @Embedded
    private Trigger trigger;

    @Nullable
    @Column(name = "condition")
    private String condition;

    @Nullable
    @Embedded
    private Award award;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "earning_rule_multiplier", joinColumns = @JoinColumn(name = "rule_id"))
    @OrderColumn(name = "position")
    private List<Multiplier> multipliers = new ArrayList<>();

    @Nullable
    @Column(name = "at_most")
    private Long atMost;

    @Embedded
    private LotTerms lots;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "earning_rule_cap", joinColumns = @JoinColumn(name = "rule_id"))
    @MapKeyColumn(name = "period")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<CapPeriod, CapLimit> caps = new EnumMap<>(CapPeriod.class);

    @Nullable
    @Column(name = "budget")
    private Long budget;

    @Nullable
    @Embedded
    private ReferralTerms referral;

    @Nullable
    @Column(name = "retired_on")
    private LocalDate retiredOn;

    @Nullable
    @Column(name = "retire_reason")
    private String retireReason;

    @Column(name = "created_by")
    private String createdBy;

    @SuppressWarnings("NullAway.Init")
    protected EarningRule() {}

    EarningRule(EarningRuleDraft draft, int version, Caller maker) {
        this.code = draft.code();
        this.version = version;
        this.state = EarningRuleState.DRAFT;
        this.createdBy = maker.subject();
        say(draft);
    }

    /** Writes a draft anew, as its next revision; under the same code, for versions are counted under it. */
    EarningRule rewrite(EarningRuleDraft draft) {
        expect(EarningRuleState.DRAFT);
        if (!code.equals(draft.code())) {
            throw new Refusal(EarningRuleRefusal.INVALID_RULE, "code", "The draft is one of " + code);
        }
        say(draft);
        return this;
    }

    private void say(EarningRuleDraft draft) {
        EarningTerms terms = draft.terms();
        this.revision++;
        this.nameZh = draft.nameZh();
        this.nameEn = draft.nameEn();
        this.validFrom = draft.validFrom();
        this.validTo = draft.validTo();
        this.trigger = terms.trigger();
        this.condition = terms.condition();
        this.award = terms.award();
        this.multipliers.clear();
        this.multipliers.addAll(terms.multipliers());
        this.atMost = terms.atMost();
        this.lots = terms.lots();
        this.caps.clear();
        terms.caps().forEach(cap -> caps.put(cap.period(), new CapLimit(cap.points(), cap.times())));
        this.budget = terms.budget();
        this.referral = terms.referral();
    }

    public long id() {
        return id;
    }

    public String code() {
        return code;
    }

    /** Counts the versions of the code from 1, without gaps. */
    public int version() {
        return version;
    }

    /** 1 for the first writing, one more for each after it. */
    public int revision() {
        return revision;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    public EarningRuleState state() {
        return state;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    /** Last day on which it is in force; null for until another version begins or it is retired. */
    public @Nullable LocalDate validTo() {
        return validTo;
    }

    /** First day on which it is out of force, because somebody ended it. */
    public @Nullable LocalDate retiredOn() {
        return retiredOn;
    }

    public @Nullable String retireReason() {
        return retireReason;
    }

    public EarningTerms terms() {
        List<Cap> limits = new ArrayList<>();
        new TreeMap<>(caps).forEach((period, limit) -> limits.add(new Cap(period, limit.points(), limit.times())));
        return new EarningTerms(trigger, condition, award, multipliers, atMost, lots, limits, budget, referral);
    }

    EarningRule submit() {
        expect(EarningRuleState.DRAFT);
        this.state = EarningRuleState.SUBMITTED;
        return this;
    }

    /** Refuses what does not wait for approval, or is not what the approver read. */
    void expectSubmitted(int read) {
        expect(EarningRuleState.SUBMITTED);
        if (revision != read) {
            throw new Refusal(
                    EarningRuleRefusal.CHANGED_SINCE_SUBMISSION,
                    "revision",
                    "Revision %d waits for approval, not %d".formatted(revision, read));
        }
    }

    EarningRule reopen() {
        expect(EarningRuleState.SUBMITTED);
        this.state = EarningRuleState.DRAFT;
        return this;
    }

    EarningRule approve() {
        expect(EarningRuleState.SUBMITTED);
        this.state = EarningRuleState.APPROVED;
        return this;
    }

    EarningRule retire(LocalDate from, String reason) {
        expect(EarningRuleState.APPROVED);
        this.state = EarningRuleState.RETIRED;
        this.retiredOn = from;
        this.retireReason = reason;
        return this;
    }

    private void expect(EarningRuleState expected) {
        if (state != expected) {
            throw new Refusal(
                    EarningRuleRefusal.WRONG_STATE, "id", "The rule is %s, not %s".formatted(state, expected));
        }
    }

    /** Everything that is approved, in one text. */
    String content() {
        return EarningRuleDraft.content(code, nameZh, nameEn, validFrom, validTo, terms());
    }
}
