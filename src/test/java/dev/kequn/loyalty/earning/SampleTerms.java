package dev.kequn.loyalty.earning;

import dev.kequn.loyalty.ledger.ActivationKind;
import dev.kequn.loyalty.ledger.ExpiryKind;
import dev.kequn.loyalty.ledger.SpentPolicy;
import java.util.List;

/** Terms for tests without a database: of an event "pay", at once and for ever; each test says what it is about. */
final class SampleTerms {
    static final LotTerms LOTS =
            new LotTerms(ActivationKind.IMMEDIATE, null, null, ExpiryKind.NEVER, null, null, SpentPolicy.CLAMP);
    static final Trigger PAY = new Trigger(TriggerKind.EVENT, "pay");

    private SampleTerms() {}

    static EarningTerms of(String condition, Award award, List<Multiplier> multipliers, Long atMost) {
        return new EarningTerms(PAY, condition, award, multipliers, atMost, LOTS, List.of(), null, null);
    }
}
