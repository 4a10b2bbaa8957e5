package dev.kequn.dev.demo;

import dev.kequn.dev.demo.Dice.Topic;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** About two things each customer did this year, and the opening of mobile banking where it was this year. */
final class EventFile implements DemoFile {
    /** More than any other event of a customer has. */
    private static final int LAST = 9;

    @Override
    public String[] columns() {
        return new String[] {"source", "external_id", "customer_no", "type", "occurred_at", "attributes"};
    }

    @Override
    public void rows(DemoBank bank, CsvOut out) throws IOException {
        for (DemoCustomer customer : (Iterable<DemoCustomer>) bank.customers()::iterator) {
            if (!customer.relation().closed()) {
                new Writer(customer, out, Dice.of(Topic.EVENT, customer.index())).all();
            }
            if (Introduction.of(customer, bank).isPresent()) {
                new Writer(customer, out, Dice.of(Topic.INTRODUCTION, customer.index())).firstDeposit();
            }
        }
    }

    private record Writer(DemoCustomer customer, CsvOut out, Dice dice) {
        void all() throws IOException {
            LocalDate mobile = customer.relation().mobileSince();
            if (mobile != null && !mobile.isBefore(DemoBank.FIRST_DAY)) {
                event(0, "mobile", "MOBILE_BANKING_OPENED", mobile, "{\"device\":\"android\"}");
            }
            LocalDate since = customer.relation().openedOn();
            LocalDate earliest = since.isAfter(DemoBank.FIRST_DAY) ? since : DemoBank.FIRST_DAY;
            int count = dice.below(5);
            for (int i = 1; i <= count; i++) {
                some(i, dice.between(earliest, DemoBank.TODAY.minusDays(1)), mobile);
            }
        }

        /** Of one whom another customer brought. */
        void firstDeposit() throws IOException {
            String amount = CsvOut.decimal(dice.between(10_000, 900_000));
            event(LAST, "core", "DEPOSIT", DemoBank.TODAY, "{\"amount\":" + amount + "}");
        }

        private void some(int sequence, LocalDate day, @Nullable LocalDate mobile) throws IOException {
            String amount = CsvOut.decimal(dice.between(1_000, 900_000));
            int roll = dice.below(100);
            if (mobile != null && !day.isBefore(mobile) && roll < 55) {
                event(sequence, "mobile", "LOGIN", day, "{\"device\":\"android\"}");
            } else if (roll < 65) {
                event(sequence, "core", "PAYMENT", day, "{\"payee\":\"供电公司\",\"amount\":" + amount + "}");
            } else if (roll < 80) {
                event(sequence, "core", "DEPOSIT", day, "{\"amount\":" + amount + "}");
            } else if (roll < 88) {
                event(sequence, "core", "PURCHASE", day, "{\"product\":\"P06\",\"amount\":" + amount + "}");
            } else {
                String branch = customer.relation().branchCode();
                event(sequence, "counter", "BRANCH_VISIT", day, "{\"branch\":\"" + branch + "\"}");
            }
        }

        /** Between eight and eight, Chinese time. */
        private void event(int sequence, String source, String type, LocalDate day, String attributes)
                throws IOException {
            LocalTime time = LocalTime.of(8, 0, 1).plusSeconds(dice.below(43_000));
            out.text(source)
                    .text("E" + customer.number().substring(1) + sequence)
                    .text(customer.number())
                    .text(type)
                    .text(day + "T" + (time.getSecond() == 0 ? time + ":00" : time) + "+08:00")
                    .text(attributes)
                    .end();
        }
    }
}
