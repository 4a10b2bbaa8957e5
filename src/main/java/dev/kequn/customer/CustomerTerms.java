package dev.kequn.customer;

import dev.kequn.rule.FactProvider;
import dev.kequn.rule.Parameter;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What rules can ask about who a customer is: columns of the customer as known now. */
@ApplicationScoped
class CustomerTerms implements FactProvider {
    /** {@code CustomerStatus} as {@link Customer#statusOn} derives it. */
    private static final String STATUS =
            """
            CASE WHEN ${customer}.customer_no IS NULL THEN 'PROSPECT'
                 WHEN ${customer}.closed_on <= ${day} THEN 'CLOSED' ELSE 'ACTIVE' END""";

    private static final String PAYROLL_EMPLOYEES =
            """
            CASE WHEN ${customer}.kind IN ('COMPANY', 'MERCHANT') THEN
                (SELECT count(*) FROM customer employee
                 WHERE employee.employer_no = ${customer}.customer_no AND employee.kind = 'PERSON'
                   AND employee.customer_no IS NOT NULL
                   AND (employee.opened_on IS NULL OR employee.opened_on <= ${day})
                   AND (employee.closed_on IS NULL OR employee.closed_on > ${day}))
                 ELSE 0 END""";

    /** Now, whatever the day: who took his agreement back is not asked about what he once agreed to. */
    private static final String CONSENT =
            """
            coalesce((SELECT stated.granted FROM customer_consent stated
                      WHERE stated.customer_id = ${customer}.customer_id AND stated.purpose = ?
                      ORDER BY stated.given_at DESC LIMIT 1), false)""";

    @Override
    public List<Term> terms() {
        return List.of(
                text("kind", "PERSON, MERCHANT or COMPANY; never missing.", column("kind")),
                text("status", "PROSPECT, ACTIVE or CLOSED on the day; never missing.", STATUS),
                text("gender", "F or M; missing where it is not known, and for companies.", column("gender")),
                number(
                        "age",
                        "Whole years since birth, on the day; missing without a day of birth.",
                        "extract(year FROM age(${day}::timestamp, ${customer}.birth_date::timestamp))::bigint"),
                text(
                        "occupation",
                        "Occupation, as the bank's file says it; missing where it says none.",
                        column("occupation")),
                text("branch", "Code of the branch that keeps the relation; never missing.", column("branch_code")),
                text(
                        "manager",
                        "Number of the responsible manager; missing where there is none.",
                        column("manager_no")),
                text(
                        "employer",
                        "Customer number of the employer who pays the salary; missing where none is known.",
                        column("employer_no")),
                day("openedOn", "Day of the first account; missing for a prospect.", column("opened_on")),
                number(
                        "riskScore",
                        "Credit risk, 0 to 1000; high is risky; missing where it was not assessed.",
                        column("risk_score") + "::bigint"),
                number(
                        "riskTolerance",
                        "Suitability for investments, 1 to 5; missing where it was not assessed.",
                        column("risk_tolerance") + "::bigint"),
                day(
                        "riskAssessedOn",
                        "Day on which risk was last assessed; missing where it never was.",
                        column("risk_assessed_on")),
                Term.of(
                        "annualReturn",
                        TermType.MONEY,
                        "What the bank earns with the customer in a year; below zero where it loses; missing where it is not known.",
                        column("annual_return")),
                number(
                        "payrollEmployees",
                        "Persons with an account on the day whose employer the customer is; 0 for a person; never missing.",
                        PAYROLL_EMPLOYEES),
                Term.of(
                        "consents",
                        TermType.BOOL,
                        "Whether the customer's latest statement agrees to the purpose, as it is now, whatever the day; "
                                + "false where he never stated anything; never missing.",
                        CONSENT,
                        Parameter.string("purpose", "MARKETING, PROFILING or DATA_SHARING.")));
    }

    private static Term text(String name, String description, String sql) {
        return Term.of(name, TermType.STRING, description, sql);
    }

    private static Term number(String name, String description, String sql) {
        return Term.of(name, TermType.INT, description, sql);
    }

    private static Term day(String name, String description, String sql) {
        return Term.of(name, TermType.DATE, description, sql);
    }

    private static String column(String name) {
        return "${customer}." + name;
    }
}
