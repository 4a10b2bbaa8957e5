package dev.kequn.loyalty.ledger;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** Requests of the bank's systems, for the tests of other packages. */
public final class PointsDesk {
    private PointsDesk() {}

    public static JsonPath earn(String key, Map<String, ?> input) {
        return PointsBank.earn(key, input);
    }

    /** Of all that is left. */
    public static JsonPath reverse(String key, String transaction) {
        return PointsBank.reverse(key, transaction, List.of());
    }
}
