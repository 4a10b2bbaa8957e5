package dev.kequn.loyalty.earning;

import dev.kequn.loyalty.earning.Limits.Claim;
import dev.kequn.loyalty.ledger.Account;
import dev.kequn.loyalty.ledger.Memo;
import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.Posted;
import dev.kequn.loyalty.ledger.RuledEarnings;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rules that the bank's systems name in their postings: such points come whole or not at all. */
@ApplicationScoped
class EarningByHand implements RuledEarnings {
    private final EarningRules rules;

    EarningByHand(EarningRules rules) {
        this.rules = rules;
    }

    @Override
    public Uni<Open> open(SqlConnection transaction, LocalDate day, List<RuledEarnings.Named> named) {
        return rules.inForceOn(transaction, List.of(day)).chain(inForce -> {
            Map<String, CompiledEarningRule> byCode = inForce.get(day).stream()
                    .filter(rule -> rule.terms().referral() == null)
                    .collect(Collectors.toMap(rule -> rule.rule().code(), Function.identity()));
            List<Claim> known = named.stream()
                    .filter(claim -> byCode.containsKey(claim.rule()))
                    .map(claim -> new Claim(claim.customerId(), byCode.get(claim.rule()), day))
                    .toList();
            return LimitStore.open(transaction, known).map(limits -> new OpenRules(transaction, day, byCode, limits));
        });
    }

    private record OpenRules(
            SqlConnection transaction, LocalDate day, Map<String, CompiledEarningRule> byCode, Limits limits)
            implements Open {
        @Override
        public Posted earn(Account account, String code, long amount, Memo memo) {
            CompiledEarningRule rule = byCode.get(code);
            if (rule == null) {
                throw new Refusal(PointsRefusal.UNKNOWN_RULE, "rule", "No such rule is in force");
            }
            Claim claim = new Claim(account.customerId(), rule, day);
            long atMost = Objects.requireNonNullElse(rule.terms().atMost(), Long.MAX_VALUE);
            if (amount > Math.min(atMost, limits.leftByCaps(claim))) {
                throw new Refusal(PointsRefusal.CAP_REACHED, "amount", "The rule leaves this customer fewer points");
            }
            if (amount > limits.leftByBudget(rule)) {
                throw new Refusal(PointsRefusal.BUDGET_EXHAUSTED, "amount", "The rule's budget has fewer points left");
            }
            Posted posted = account.earn(rule.grant(amount), memo);
            limits.use(claim, amount);
            return posted;
        }

        @Override
        public Uni<Void> write() {
            return LimitStore.write(transaction, limits);
        }
    }
}
