package dev.kequn.dev;

import dev.kequn.loyalty.earning.Award;
import dev.kequn.loyalty.earning.Cap;
import dev.kequn.loyalty.earning.CapPeriod;
import dev.kequn.loyalty.earning.EarningRuleDraft;
import dev.kequn.loyalty.earning.EarningTerms;
import dev.kequn.loyalty.earning.LotTerms;
import dev.kequn.loyalty.earning.Multiplier;
import dev.kequn.loyalty.earning.ReferralTerms;
import dev.kequn.loyalty.earning.Trigger;
import dev.kequn.loyalty.earning.TriggerKind;
import dev.kequn.loyalty.ledger.Activation;
import dev.kequn.loyalty.ledger.ActivationKind;
import dev.kequn.loyalty.ledger.Expiry;
import dev.kequn.loyalty.ledger.ExpiryKind;
import dev.kequn.loyalty.ledger.SpentPolicy;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What earns points at the demo bank: what happens from July on, and June's average balance. */
final class DemoRules {
    private static final LocalDate FIRST_MONTH = LocalDate.of(2026, 6, 1);
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 7, 1);

    private static final Cap ONCE = new Cap(CapPeriod.EVER, null, 1);
    private static final LotTerms FOR_A_YEAR = lots(Activation.IMMEDIATE, ExpiryKind.END_OF_MONTH, 12);
    private static final LotTerms FOR_THIS_MONTH = lots(Activation.IMMEDIATE, ExpiryKind.END_OF_MONTH, 0);
    private static final LotTerms IN_A_WEEK =
            lots(new Activation(ActivationKind.AFTER_DAYS, 7, null), ExpiryKind.DAYS, 365);

    static final List<EarningRuleDraft> ALL =
            List.of(mobileBanking(), payments(), thirdProduct(), monthAverage(), referral());

    private DemoRules() {}

    private static EarningRuleDraft mobileBanking() {
        return rule(
                "MOBILE_BANKING",
                "开通手机银行",
                "Opening mobile banking",
                terms("MOBILE_BANKING_OPENED", null, Award.fixed(100), List.of(), FOR_A_YEAR, ONCE, null));
    }

    /** Twice as many for those who keep enough. */
    private static EarningRuleDraft payments() {
        String high = "compositeTier in [\"GOLD\", \"PLATINUM\", \"DIAMOND\", \"PRIVATE\"]";
        return rule(
                "PAYMENT",
                "消费积分",
                "A point for every 10 spent",
                terms(
                        "PAYMENT",
                        null,
                        Award.per("amount", 10_00, 1),
                        List.of(new Multiplier(high, 2)),
                        FOR_A_YEAR,
                        new Cap(CapPeriod.MONTH, 2_000L, null),
                        null));
    }

    private static EarningRuleDraft thirdProduct() {
        return rule(
                "THIRD_PRODUCT",
                "第三个产品",
                "The third product",
                terms("PURCHASE", "productCount == 3", Award.fixed(300), List.of(), IN_A_WEEK, ONCE, null));
    }

    private static EarningRuleDraft monthAverage() {
        EarningTerms terms = new EarningTerms(
                new Trigger(TriggerKind.PERIOD, null),
                "monthAverageAum >= money(\"50000\")",
                Award.fixed(200),
                List.of(),
                null,
                FOR_THIS_MONTH,
                List.of(),
                null,
                null);
        return new EarningRuleDraft("MONTH_AVERAGE", "月日均达标", "A month's average balance", FIRST_MONTH, null, terms);
    }

    /** The newcomer's first deposit within a month, for both. */
    private static EarningRuleDraft referral() {
        return rule(
                "REFERRAL",
                "推荐有礼",
                "Bringing a newcomer",
                terms(
                        "DEPOSIT",
                        null,
                        Award.fixed(200),
                        List.of(),
                        FOR_A_YEAR,
                        new Cap(CapPeriod.MONTH, null, 10),
                        new ReferralTerms(30, 500L, null, null)));
    }

    private static EarningRuleDraft rule(String code, String nameZh, String nameEn, EarningTerms terms) {
        return new EarningRuleDraft(code, nameZh, nameEn, FIRST_DAY, null, terms);
    }

    private static EarningTerms terms(
            String event,
            @Nullable String condition,
            Award award,
            List<Multiplier> multipliers,
            LotTerms lots,
            Cap cap,
            @Nullable ReferralTerms referral) {
        Trigger trigger = new Trigger(TriggerKind.EVENT, event);
        return new EarningTerms(trigger, condition, award, multipliers, null, lots, List.of(cap), null, referral);
    }

    private static LotTerms lots(Activation activation, ExpiryKind expiry, int number) {
        return LotTerms.of(activation, new Expiry(expiry, number, null), SpentPolicy.ARREARS);
    }
}
