package dev.kequn.tier.policy;

import dev.kequn.access.Caller;
import dev.kequn.customer.Quadrant;
import dev.kequn.platform.Refusal;
import dev.kequn.tier.PeriodKind;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
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
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules by which a period is assessed: levels, weights, falling, service rules, quadrants. */
@Entity
@Table(name = "tier_policy")
public class TierPolicy {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "policy_id")
    private Long id;

    @Column(name = "name")
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private PolicyState state;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Enumerated(EnumType.STRING)
    @Column(name = "period")
    private PeriodKind period;

    @Column(name = "aum_weight")
    private int aumWeight;

    @Column(name = "loan_weight")
    private int loanWeight;

    @Column(name = "composite_high_from")
    private String compositeHighFrom;

    @Column(name = "service_high_from")
    private String serviceHighFrom;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "version")
    private int version;

    @Enumerated(EnumType.STRING)
    @Column(name = "downgrade")
    private DowngradeRule downgrade;

    @Column(name = "grace_periods")
    private int gracePeriods;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "tier_policy_level", joinColumns = @JoinColumn(name = "policy_id"))
    @OrderBy("rank")
    private List<TierLevel> levels = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "tier_policy_floor", joinColumns = @JoinColumn(name = "policy_id"))
    @OrderColumn(name = "position")
    private List<Floor> floors = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "tier_policy_service_rule", joinColumns = @JoinColumn(name = "policy_id"))
    @OrderColumn(name = "position")
    private List<ServiceRule> serviceRules = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "tier_policy_strategy", joinColumns = @JoinColumn(name = "policy_id"))
    @MapKeyColumn(name = "quadrant")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Quadrant, QuadrantStrategy> strategies = new EnumMap<>(Quadrant.class);

    @SuppressWarnings("NullAway.Init")
    protected TierPolicy() {}

    TierPolicy(PolicyDraft draft, Caller maker) {
        this.state = PolicyState.DRAFT;
        this.createdBy = maker.subject();
        say(draft);
    }

    /** Writes a draft anew, as its next version. */
    TierPolicy rewrite(PolicyDraft draft) {
        expect(PolicyState.DRAFT);
        say(draft);
        return this;
    }

    private void say(PolicyDraft draft) {
        this.version++;
        this.name = draft.name();
        this.validFrom = draft.validFrom();
        this.period = draft.period();
        this.aumWeight = draft.aumWeight();
        this.loanWeight = draft.loanWeight();
        this.compositeHighFrom = draft.compositeHighFrom();
        this.serviceHighFrom = draft.serviceHighFrom();
        this.downgrade = draft.downgrade().rule();
        this.gracePeriods = draft.downgrade().gracePeriods();
        replace(levels, draft.levels());
        replace(floors, draft.downgrade().floors());
        replace(serviceRules, draft.serviceRules());
        strategies.clear();
        strategies.putAll(draft.strategies());
    }

    private static <T> void replace(List<T> old, List<T> fresh) {
        old.clear();
        old.addAll(fresh);
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public PolicyState state() {
        return state;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public PeriodKind period() {
        return period;
    }

    /** Percent of the average AUM that counts, 0 to 100. */
    public int aumWeight() {
        return aumWeight;
    }

    /** Percent of the average loan that counts, 0 to 100. */
    public int loanWeight() {
        return loanWeight;
    }

    public String compositeHighFrom() {
        return compositeHighFrom;
    }

    public String serviceHighFrom() {
        return serviceHighFrom;
    }

    public String createdBy() {
        return createdBy;
    }

    /** 1 for the first writing, one more for each after it. */
    public int version() {
        return version;
    }

    public Downgrade downgrade() {
        return new Downgrade(downgrade, gracePeriods, floors);
    }

    /** In the order in which they are applied. */
    public List<ServiceRule> serviceRules() {
        return List.copyOf(serviceRules);
    }

    public Map<Quadrant, QuadrantStrategy> strategies() {
        return Map.copyOf(strategies);
    }

    public Ladder ladder() {
        return new Ladder(levels, aumWeight, loanWeight);
    }

    /** From the lowest to the highest. */
    public List<TierLevel> levels() {
        return List.copyOf(levels);
    }

    /** The level with this code; a code of another policy is a programming error. */
    public TierLevel level(String code) {
        return levels.stream()
                .filter(level -> level.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Policy %d has no level %s".formatted(id, code)));
    }

    /** The rank here of a level held under {@code earlier}: by its code, or where that is gone by its rank there. */
    public int rank(String code, TierPolicy earlier) {
        return levels.stream()
                .filter(level -> level.code().equals(code))
                .findFirst()
                .map(level -> (int) level.rank())
                .orElseGet(() -> Math.min(earlier.level(code).rank(), levels.size()));
    }

    /** Where a customer with these levels stands. */
    public Quadrant quadrant(String compositeLevel, String serviceLevel) {
        boolean composite =
                level(compositeLevel).rank() >= level(compositeHighFrom).rank();
        boolean service = level(serviceLevel).rank() >= level(serviceHighFrom).rank();
        if (composite) {
            return service ? Quadrant.KEY : Quadrant.VALUE;
        }
        return service ? Quadrant.POTENTIAL : Quadrant.ORDINARY;
    }

    TierPolicy submit() {
        expect(PolicyState.DRAFT);
        this.state = PolicyState.SUBMITTED;
        return this;
    }

    /** Refuses what does not wait for approval, or is not what the approver read. */
    void expectSubmitted(int read) {
        expect(PolicyState.SUBMITTED);
        if (version != read) {
            throw new Refusal(
                    PolicyRefusal.CHANGED_SINCE_SUBMISSION,
                    "version",
                    "Version %d waits for approval, not %d".formatted(version, read));
        }
    }

    TierPolicy reopen() {
        expect(PolicyState.SUBMITTED);
        this.state = PolicyState.DRAFT;
        return this;
    }

    TierPolicy approve() {
        expect(PolicyState.SUBMITTED);
        this.state = PolicyState.APPROVED;
        return this;
    }

    private void expect(PolicyState expected) {
        if (state != expected) {
            throw new Refusal(PolicyRefusal.WRONG_STATE, "id", "The policy is %s, not %s".formatted(state, expected));
        }
    }

    /** Everything that is approved, in one text. */
    String content() {
        return String.join(
                "\n",
                name,
                validFrom.toString(),
                period.name(),
                Integer.toString(aumWeight),
                Integer.toString(loanWeight),
                compositeHighFrom,
                serviceHighFrom,
                levels.toString(),
                downgrade().toString(),
                serviceRules.toString(),
                new TreeMap<>(strategies).toString());
    }
}
