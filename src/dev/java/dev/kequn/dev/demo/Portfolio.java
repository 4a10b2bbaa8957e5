package dev.kequn.dev.demo;

import dev.kequn.dev.demo.Dice.Topic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spreads a customer's last balance over products. Women save by instalments and at notice about twice as often as
 * men, so that a portrait has something to find.
 */
final class Portfolio {
    private final DemoCustomer customer;
    private final Dice dice;
    private final BalancePath.State state;
    private final List<Holding> holdings = new ArrayList<>();
    private long demand;

    Portfolio(DemoCustomer customer) {
        this.customer = customer;
        this.dice = Dice.of(Topic.HOLDING, customer.index());
        this.state = new BalancePath(customer).last();
        this.demand = state.deposit();
    }

    /** The products held; a closed customer's only account is closed too. */
    List<Holding> holdings() {
        if (!customer.relation().closed()) {
            savings();
            investments();
            debts();
            services();
        }
        hold(Product.DEMAND, customer.relation().openedOn(), null, demand);
        return holdings;
    }

    private void savings() {
        boolean female = "F".equals(customer.profile().gender());
        boolean person = customer.kind() == CustomerKind.PERSON;
        if (person && dice.chance(female ? 130 : 60)) {
            save(Product.INSTALMENT, dice.between(50, 250), 365);
        }
        if (person && demand > 500_000 && dice.chance(female ? 160 : 75)) {
            save(Product.NOTICE, dice.between(100, 400), 0);
        }
        if (demand > 1_000_000 && dice.chance(460)) {
            save(Product.TERM, dice.between(300, 800), 365);
        }
        if (demand > 20_000_000 && dice.chance(420)) {
            save(Product.CERTIFICATE, dice.between(300, 700), 1095);
        }
    }

    private void investments() {
        long invested = state.aum() - state.deposit();
        if (invested < 100_000) {
            demand += invested;
            return;
        }
        Product first = dice.pick(List.of(Product.STEADY_WEALTH, Product.MONEY_FUND, Product.BOLD_WEALTH));
        long part = dice.chance(300) ? invested * dice.between(300, 700) / 1000 : invested;
        hold(first, first == Product.MONEY_FUND ? 0 : first == Product.STEADY_WEALTH ? 90 : 365, part);
        if (part < invested) {
            hold(Product.MIXED_FUND, 0, invested - part);
        }
    }

    private void debts() {
        if (state.loan() > 0) {
            Product loan = customer.kind() != CustomerKind.PERSON
                    ? Product.BUSINESS_LOAN
                    : customer.grower() ? Product.FARM_LOAN : Product.HOME_LOAN;
            hold(loan, loan == Product.HOME_LOAN ? 3650 : 365, state.loan());
        }
    }

    private void services() {
        boolean person = customer.kind() == CustomerKind.PERSON;
        LocalDate mobile = customer.relation().mobileSince();
        if (mobile != null) {
            hold(Product.MOBILE, mobile, null, null);
        }
        if (person && dice.chance(190)) {
            hold(Product.CREDIT_CARD, customer.relation().openedOn(), null, null);
        }
        if (person && dice.chance(35)) {
            hold(Product.PENSION, 3650, null);
        }
        if (customer.kind() == CustomerKind.MERCHANT && dice.chance(780)) {
            hold(Product.QR_CODE, customer.relation().openedOn(), null, null);
        }
    }

    private void save(Product product, int perMille, int term) {
        long amount = demand * perMille / 1000;
        demand -= amount;
        hold(product, term, amount);
    }

    /** Opened at some point of the running term; a term of 0 days has no end. */
    private void hold(Product product, int term, @Nullable Long balance) {
        LocalDate earliest = DemoBank.TODAY.minusDays(term == 0 ? 700 : term - 1);
        LocalDate since = customer.relation().openedOn();
        LocalDate opened = dice.between(since.isAfter(earliest) ? since : earliest, DemoBank.TODAY.minusDays(1));
        hold(product, opened, term == 0 ? null : opened.plusDays(term), balance);
    }

    private void hold(Product product, LocalDate opened, @Nullable LocalDate matures, @Nullable Long balance) {
        String account = "A" + customer.number().substring(1) + (10 + holdings.size());
        holdings.add(new Holding(
                product, account, opened, matures, customer.relation().closedOn(), balance));
    }
}
