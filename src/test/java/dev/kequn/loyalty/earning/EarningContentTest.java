package dev.kequn.loyalty.earning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Caller;
import dev.kequn.loyalty.ledger.ActivationKind;
import dev.kequn.loyalty.ledger.ExpiryKind;
import dev.kequn.loyalty.ledger.SpentPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is approved is told apart from everything else, and read back as it was written. */
class EarningContentTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final Award AWARD = Award.fixed(1);

    @Test
    void anyOtherWordIsAnotherContent() {
        List<EarningRuleDraft> drafts = new ArrayList<>();
        EarningTerms plain = SampleTerms.of(null, AWARD, List.of(), null);
        drafts.add(new EarningRuleDraft("CODE", "甲", "A", FROM, null, plain));
        drafts.add(new EarningRuleDraft("CODE2", "甲", "A", FROM, null, plain));
        drafts.add(new EarningRuleDraft("CODE", "乙", "A", FROM, null, plain));
        drafts.add(new EarningRuleDraft("CODE", "甲", "B", FROM, null, plain));
        drafts.add(new EarningRuleDraft("CODE", "甲", "A", FROM.plusDays(1), null, plain));
        drafts.add(new EarningRuleDraft("CODE", "甲", "A", FROM, FROM, plain));
        for (EarningTerms terms : List.of(
                SampleTerms.of("true", AWARD, List.of(), null),
                SampleTerms.of("true]", AWARD, List.of(), null),
                SampleTerms.of("null", AWARD, List.of(), null),
                SampleTerms.of(null, Award.fixed(2), List.of(), null),
                SampleTerms.of(null, Award.per("x", 1, 1), List.of(), null),
                SampleTerms.of(null, Award.per("y", 1, 1), List.of(), null),
                SampleTerms.of(null, Award.per("x", 2, 1), List.of(), null),
                SampleTerms.of(null, Award.per("x", 1, 2), List.of(), null),
                SampleTerms.of(null, AWARD, List.of(new Multiplier("true", 2)), null),
                SampleTerms.of(null, AWARD, List.of(new Multiplier("true", 3)), null),
                SampleTerms.of(null, AWARD, List.of(new Multiplier("true", 2), new Multiplier("false", 2)), null),
                SampleTerms.of(null, AWARD, List.of(new Multiplier("false", 2), new Multiplier("true", 2)), null),
                SampleTerms.of(null, AWARD, List.of(), 5L),
                with(new Trigger(TriggerKind.EVENT, "other"), SampleTerms.LOTS, List.of(), null, null),
                with(new Trigger(TriggerKind.PERIOD, null), SampleTerms.LOTS, List.of(), null, null),
                with(SampleTerms.PAY, lots(ActivationKind.AFTER_DAYS, 5, null), List.of(), null, null),
                with(SampleTerms.PAY, lots(ActivationKind.ON_EVENT, 5, "a"), List.of(), null, null),
                with(SampleTerms.PAY, lots(ActivationKind.ON_EVENT, 5, "b"), List.of(), null, null),
                with(SampleTerms.PAY, lots(ExpiryKind.DAYS, 5, null, SpentPolicy.CLAMP), List.of(), null, null),
                with(SampleTerms.PAY, lots(ExpiryKind.END_OF_MONTH, 5, null, SpentPolicy.CLAMP), List.of(), null, null),
                with(SampleTerms.PAY, lots(ExpiryKind.ON, null, FROM, SpentPolicy.CLAMP), List.of(), null, null),
                with(SampleTerms.PAY, lots(ExpiryKind.NEVER, null, null, SpentPolicy.REFUSE), List.of(), null, null),
                with(SampleTerms.PAY, SampleTerms.LOTS, List.of(new Cap(CapPeriod.DAY, 5L, null)), null, null),
                with(SampleTerms.PAY, SampleTerms.LOTS, List.of(new Cap(CapPeriod.DAY, null, 5)), null, null),
                with(SampleTerms.PAY, SampleTerms.LOTS, List.of(new Cap(CapPeriod.EVER, 5L, null)), null, null),
                with(SampleTerms.PAY, SampleTerms.LOTS, List.of(), 5L, null),
                with(SampleTerms.PAY, SampleTerms.LOTS, List.of(), null, new ReferralTerms(5, null, null, null)),
                with(SampleTerms.PAY, SampleTerms.LOTS, List.of(), null, new ReferralTerms(5, 5L, null, null)),
                with(SampleTerms.PAY, SampleTerms.LOTS, List.of(), null, new ReferralTerms(5, null, "CUP", null)),
                with(SampleTerms.PAY, SampleTerms.LOTS, List.of(), null, new ReferralTerms(5, null, null, "CUP")))) {
            drafts.add(new EarningRuleDraft("CODE", "甲", "A", FROM, null, terms));
        }

        assertThat(drafts).extracting(EarningRuleDraft::content).doesNotHaveDuplicates();
        assertThat(drafts).allSatisfy(draft -> assertThat(new EarningRule(draft, 1, Caller.system("test")).content())
                .isEqualTo(draft.content()));
    }

    @Test
    void theOrderOfCapsIsNoContent() {
        Cap day = new Cap(CapPeriod.DAY, 1L, null);
        Cap year = new Cap(CapPeriod.YEAR, 2L, 3);

        assertThat(with(SampleTerms.PAY, SampleTerms.LOTS, List.of(year, day), null, null)
                        .content())
                .isEqualTo(with(SampleTerms.PAY, SampleTerms.LOTS, List.of(day, year), null, null)
                        .content());
    }

    private static LotTerms lots(ActivationKind kind, Integer days, String event) {
        return new LotTerms(kind, days, event, ExpiryKind.NEVER, null, null, SpentPolicy.CLAMP);
    }

    private static LotTerms lots(ExpiryKind kind, Integer number, LocalDate day, SpentPolicy onSpent) {
        return new LotTerms(ActivationKind.IMMEDIATE, null, null, kind, number, day, onSpent);
    }

    private static EarningTerms with(
            Trigger trigger, LotTerms lots, List<Cap> caps, Long budget, ReferralTerms referral) {
        return new EarningTerms(trigger, null, AWARD, List.of(), null, lots, caps, budget, referral);
    }
}
