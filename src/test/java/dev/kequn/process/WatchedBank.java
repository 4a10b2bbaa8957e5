package dev.kequn.process;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Production;

/** A bank with one customer, whose fields are such that they are found wherever they are said. */
final class WatchedBank {
    static final String NUMBER = "WATCHED0815";
    static final String NAME = "王小明观察";
    static final String PHONE = "13987654321";

    private final String database;

    WatchedBank() {
        this.database = Production.migratedDatabase();
        Production.server()
                .superuser(
                        database,
                        "INSERT INTO branch VALUES ('B1', '总行')",
                        "INSERT INTO manager VALUES ('M1', '陈经理', 'B1', 'WEALTH')",
                        """
                        INSERT INTO customer (customer_id, customer_no, name, phone, branch_code, manager_no, opened_on)
                        VALUES (1, '%s', '%s', '%s', 'B1', 'M1', '2020-01-01')"""
                                .formatted(NUMBER, NAME, PHONE),
                        "INSERT INTO customer_number SELECT customer_no, customer_id FROM customer");
    }

    String database() {
        return database;
    }

    /** From now on the database stumbles over the phone whenever customers are read, and says so with the phone. */
    void stumble() {
        Production.server()
                .superuser(
                        database,
                        "ALTER TABLE customer RENAME TO customer_kept",
                        """
                        DO $$ BEGIN EXECUTE 'CREATE VIEW customer AS SELECT '
                            || (SELECT string_agg(CASE WHEN column_name = 'phone'
                                                       THEN '((''x'' || phone)::integer)::text AS phone'
                                                       ELSE quote_ident(column_name) END, ', ' ORDER BY ordinal_position)
                                FROM information_schema.columns
                                WHERE table_schema = 'public' AND table_name = 'customer_kept')
                            || ' FROM customer_kept'; END $$""",
                        "GRANT SELECT ON customer TO " + EmbeddedDatabase.APP);
    }
}
