package dev.kequn.dev.demo;

import java.io.IOException;

/** Every numbered customer, in the order of the numbers. */
final class CustomerFile implements DemoFile {
    @Override
    public String[] columns() {
        return new String[] {
            "customer_no",
            "kind",
            "name",
            "gender",
            "birth_date",
            "phone",
            "branch_code",
            "manager_no",
            "occupation",
            "employer_no",
            "marketing_consent",
            "opened_on",
            "closed_on",
            "risk_score",
            "risk_tolerance",
            "risk_assessed_on",
            "annual_return",
            "attributes"
        };
    }

    @Override
    public void rows(DemoBank bank, CsvOut out) throws IOException {
        for (DemoCustomer customer : (Iterable<DemoCustomer>) bank.customers()::iterator) {
            who(customer, out);
            how(customer, out);
        }
    }

    private static void who(DemoCustomer customer, CsvOut out) throws IOException {
        Profile profile = customer.profile();
        out.text(customer.number())
                .text(customer.kind())
                .text(profile.name())
                .text(profile.gender())
                .date(profile.birthDate())
                .text(profile.phone())
                .text(customer.relation().branchCode())
                .text(customer.relation().managerNo())
                .text(profile.occupation())
                .text(profile.employerNo());
    }

    private static void how(DemoCustomer customer, CsvOut out) throws IOException {
        Relation relation = customer.relation();
        Risk risk = customer.risk();
        out.text(relation.consent())
                .date(relation.openedOn())
                .date(relation.closedOn())
                .text(risk.score())
                .text(risk.tolerance())
                .date(risk.assessedOn())
                .money(risk.annualReturn())
                .text(customer.profile().attributes())
                .end();
    }
}
