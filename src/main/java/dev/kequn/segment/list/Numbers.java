package dev.kequn.segment.list;

import java.util.List;

/**
 * Numbers of customers where a statement can read them.
 *
 * @param relation with columns {@code line_no} (from 1) and {@code customer_no}
 * @param bound what its places take
 */
record Numbers(String relation, List<Object> bound) {
    static Numbers of(List<String> customerNos) {
        return new Numbers("unnest(?::text[]) WITH ORDINALITY AS s (customer_no, line_no)", List.of((Object)
                customerNos.toArray(String[]::new)));
    }

    static Numbers staged(String table) {
        return new Numbers(table + " AS s", List.of());
    }
}
