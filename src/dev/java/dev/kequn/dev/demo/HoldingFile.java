package dev.kequn.dev.demo;

import java.io.IOException;

/** What each customer holds: accounts that add up to his last balance, then cards and channels. */
final class HoldingFile implements DemoFile {
    @Override
    public String[] columns() {
        return new String[] {
            "customer_no", "product_code", "account_no", "opened_on", "matures_on", "closed_on", "balance"
        };
    }

    @Override
    public void rows(DemoBank bank, CsvOut out) throws IOException {
        for (DemoCustomer customer : (Iterable<DemoCustomer>) bank.customers()::iterator) {
            for (Holding holding : new Portfolio(customer).holdings()) {
                out.text(customer.number())
                        .text(holding.product().code)
                        .text(holding.accountNo())
                        .date(holding.openedOn())
                        .date(holding.maturesOn())
                        .date(holding.closedOn());
                if (holding.balance() == null) {
                    out.text(null);
                } else {
                    out.money(holding.balance());
                }
                out.end();
            }
        }
    }
}
