package dev.kequn.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registers prospects and makes customers of them, over GraphQL. */
public final class Prospecting {
    private static final String SHOWN = "{ customer { id customerNo name phone birthDate kind status openedOn }"
            + " errors { code field prospectId } }";
    private static final String REGISTER = "mutation($p: ProspectInput!, $k: String!) {"
            + " prospectRegister(prospect: $p, idempotencyKey: $k) " + SHOWN + " }";
    private static final String CONVERT = "mutation($i: ID!, $n: String!, $d: Date!, $k: String!) {"
            + " prospectConvert(id: $i, customerNo: $n, openedOn: $d, idempotencyKey: $k) " + SHOWN + " }";

    private Prospecting() {}

    /** 张果农 with this phone, who agreed at the counter; to be changed. */
    public static Map<String, Object> contact(String branch, String phone) {
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("name", "张果农");
        contact.put("phone", phone);
        contact.put("branchCode", branch);
        contact.put("marketingConsent", true);
        contact.put("source", "COUNTER");
        return contact;
    }

    /** The payload. */
    public static JsonPath register(String token, Map<String, Object> contact, String key) {
        return payload(token, REGISTER, Map.of("p", contact, "k", key), "data.prospectRegister");
    }

    /** The id of a new prospect, registered by operations. */
    public static String prospect(String branch, String phone) {
        JsonPath payload =
                register(Tokens.staff("olga", "operations"), contact(branch, phone), "prospect-" + branch + phone);
        assertThat(codes(payload)).isEmpty();
        return payload.getString("customer.id");
    }

    /** The payload. */
    public static JsonPath convert(String token, String id, String customerNo, String openedOn, String key) {
        return payload(
                token, CONVERT, Map.of("i", id, "n", customerNo, "d", openedOn, "k", key), "data.prospectConvert");
    }

    public static List<String> codes(JsonPath payload) {
        return payload.getList("errors.code");
    }

    /** What registrations and conversions write: customers, numbers, statements, events, audit rows and keys. */
    public static String written() {
        return Database.value("select (select count(*) || ':' || coalesce(md5(string_agg(c::text, ',' order by"
                + " customer_id)), '') from customer c) || '/' || (select count(*) from customer_number) || '/'"
                + " || (select count(*) from customer_consent) || '/' || (select count(*) from customer_event) || '/'"
                + " || (select count(*) from customer_event_key) || '/' || (select count(*) from audit_entry) || '/'"
                + " || (select count(*) from request_key)");
    }

    private static JsonPath payload(String token, String operation, Map<String, ?> variables, String root) {
        JsonPath answer = Graphql.as(token, operation, variables).extract().jsonPath();
        assertThat(answer.getList("errors")).isNull();
        return answer.setRootPath(root);
    }
}
