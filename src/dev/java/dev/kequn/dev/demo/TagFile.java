package dev.kequn.dev.demo;

import dev.kequn.dev.demo.Dice.Topic;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Tags with their history: some have ended, some have changed their value. */
final class TagFile implements DemoFile {
    private static final LocalDate REVIEW = LocalDate.of(2025, 7, 1);

    @Override
    public String[] columns() {
        return new String[] {"customer_no", "tag", "value", "valid_from", "valid_to", "source"};
    }

    @Override
    public void rows(DemoBank bank, CsvOut out) throws IOException {
        for (DemoCustomer customer : (Iterable<DemoCustomer>) bank.customers()::iterator) {
            new Writer(customer, out).all();
        }
    }

    private record Writer(DemoCustomer customer, CsvOut out, LocalDate since, Dice dice) {
        Writer(DemoCustomer customer, CsvOut out) {
            this(customer, out, customer.relation().openedOn(), Dice.of(Topic.TAG, customer.index()));
        }

        void all() throws IOException {
            LocalDate birth = customer.profile().birthDate();
            Farm farm = customer.profile().farm();
            if (farm != null) {
                tag("种养殖户", farm.grows() ? "种植" : "养殖", since, null, "survey");
            }
            if (customer.employerNo() != null) {
                tag("代发", customer.employerNo(), since, null, "core");
            } else if (dice.chance(15) && since.isBefore(LocalDate.of(2024, 1, 1))) {
                tag("代发", null, since, REVIEW, "core");
            }
            if (birth != null && birth.isBefore(DemoBank.TODAY.minusYears(60))) {
                LocalDate sixty = birth.plusYears(60);
                tag("老年", null, sixty.isAfter(since) ? sixty : since, null, "rule");
            }
            if (customer.wealth().aum() >= 60_000_000) {
                highEnd();
            }
            if (customer.kind() == CustomerKind.MERCHANT) {
                tag("商户", dice.chance(600) ? "街边店" : "市场摊位", since, null, "survey");
            }
        }

        /** Reviewed once: the value held before stays readable. */
        private void highEnd() throws IOException {
            if (since.isBefore(REVIEW) && dice.chance(400)) {
                tag("高端", "B", since, REVIEW, "rule");
                tag("高端", "A", REVIEW, null, "rule");
            } else {
                tag("高端", dice.chance(300) ? "A" : "B", since, null, "rule");
            }
        }

        private void tag(String tag, @Nullable String value, LocalDate from, @Nullable LocalDate to, String source)
                throws IOException {
            out.text(customer.number())
                    .text(tag)
                    .text(value)
                    .date(from)
                    .date(to)
                    .text(source)
                    .end();
        }
    }
}
