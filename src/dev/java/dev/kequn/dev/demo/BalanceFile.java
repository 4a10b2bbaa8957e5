package dev.kequn.dev.demo;

import java.io.IOException;

/** Both quarters' balances, customer by customer. */
final class BalanceFile implements DemoFile {
    @Override
    public String[] columns() {
        return new String[] {"customer_no", "as_of", "aum", "loan", "deposit"};
    }

    @Override
    public void rows(DemoBank bank, CsvOut out) throws IOException {
        for (DemoCustomer customer : (Iterable<DemoCustomer>) bank.customers()::iterator) {
            String number = customer.number();
            BalancePath path = new BalancePath(customer);
            while (path.hasNext()) {
                BalancePath.State state = path.next();
                out.text(number)
                        .date(state.day())
                        .money(state.aum())
                        .money(state.loan())
                        .money(state.deposit())
                        .end();
            }
        }
    }
}
