package dev.kequn.offer.response;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.offer.SampleOffer;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.Graphql;
import dev.kequn.support.Tokens;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Customers of a test's own, what they are shown, and what they say to it as their phones do. The day is 2026-07-15. */
public final class Answering {
    public static final String SERVICE = Tokens.staff("phones", "service");
    public static final String MANAGER = Tokens.manager("ORM");
    public static final String BRANCH = Tokens.branch("branch_staff", "ORB");

    private static final AtomicLong LAST = new AtomicLong(78_000_000);
    private static final String RESPOND =
            """
            mutation($r: [OfferResponseInput!]!) { it: offerRespond(responses: $r)
                { results { status errors { code field } } errors { code field } } }""";

    private static @Nullable Impressions impressions;

    private Answering() {}

    /** A customer nobody else has, of branch ORB and manager ORM, who tolerates risks up to 3. */
    public static long customer() {
        return customers(1);
    }

    /** The first of so many whose ids follow each other. */
    public static long customers(int count) {
        long first = LAST.getAndAdd(count) + 1;
        Database.execute(
                "insert into branch values ('ORB', '甲'), ('ORC', '乙') on conflict do nothing",
                "insert into manager values ('ORM', 'm', 'ORB', 'x'), ('ORN', 'n', 'ORC', 'x') on conflict do nothing",
                """
                insert into customer (customer_id, customer_no, name, branch_code, manager_no, opened_on, risk_tolerance,
                    risk_assessed_on)
                select i, 'OR' || i, '王小明', 'ORB', 'ORM', date '2020-01-01', 3, date '2026-07-01'
                from generate_series(%d, %d) i"""
                        .formatted(first, first + count - 1),
                "insert into customer_number select customer_no, customer_id from customer where customer_id between "
                        + first + " and " + (first + count - 1));
        return first;
    }

    public static String himself(long customer) {
        return Tokens.customer("OR" + customer);
    }

    /** The token of a fresh impression of the offer with this code. */
    public static String shown(long customer, String offer) {
        return token(Impressions.of(customer, SampleOffer.id(offer)));
    }

    public static String shown(long customer, String offer, Instant at) {
        return token(Impressions.of(customer, SampleOffer.id(offer), at));
    }

    public static String token(Impression impression) {
        if (impressions == null) {
            impressions = Impressions.signedIn(Database.connect(EmbeddedDatabase.OWNER));
        }
        return impressions.token(impression);
    }

    public static Map<String, Object> said(String token, String response) {
        return new LinkedHashMap<>(Map.of("token", token, "response", response));
    }

    public static Map<String, Object> said(String token, String response, String at) {
        Map<String, Object> said = said(token, response);
        said.put("respondedAt", at);
        return said;
    }

    /** What became of each: its status, or the code of its error. */
    public static List<String> respond(String caller, List<Map<String, Object>> responses) {
        JsonPath answer = payload(caller, responses);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < responses.size(); i++) {
            String status = answer.getString("results[" + i + "].status");
            told.add(status != null ? status : answer.getString("results[" + i + "].errors[0].code"));
        }
        return told;
    }

    /** The same for one. */
    public static String respond(String caller, String token, String response) {
        return respond(caller, List.of(said(token, response))).get(0);
    }

    public static JsonPath payload(String caller, List<Map<String, Object>> responses) {
        JsonPath answer =
                Graphql.as(caller, RESPOND, Map.of("r", responses)).extract().jsonPath();
        if (answer.get("errors") != null) {
            throw new IllegalStateException(answer.prettify());
        }
        return answer.setRootPath("data.it");
    }

    /** unanswered|shown|last shown|rests until|declined|accepted */
    static List<String> standing(long customer) {
        return Database.rows(
                """
                select unanswered, shown, last_shown, rests_until, declined_on, accepted_on from offer_exposure
                where customer_id = %d order by offer_id"""
                        .formatted(customer));
    }

    /** What is recorded of a customer, in that order. */
    static List<String> responses(long customer) {
        return Database.rows("select response from offer_response where customer_id = " + customer
                + " order by impression_id, response_id");
    }

    /** type|attributes of his events about offers. */
    public static List<String> events(long customer) {
        return Database.rows("select type, attributes from customer_event where customer_id = " + customer
                + " and source = 'kequn' order by event_id");
    }

    /** Waits until evidence says whatever was said. */
    public static void awaitGathered() {
        Eventually.holds("every response is gathered", () -> Database.value(
                        """
                        select not exists (
                            select from offer_response r join offer_evidence_cursor c
                                on (r.transaction_id, r.response_id) > (c.transaction_id, c.response_id))""")
                .equals("true"));
    }

    /** Everything that a response could have changed, in one word. */
    public static String everything() {
        return Database.value(
                """
                select md5(concat_ws('/',
                    (select string_agg(t::text, '' order by offer_id) from offer_stock t),
                    (select string_agg(t::text, '' order by customer_id, impression_id, response) from offer_response t),
                    (select string_agg(t::text, '' order by customer_id, offer_id) from offer_exposure t),
                    (select string_agg(t::text, '' order by customer_id, offer_id) from offer_lead t),
                    (select string_agg(t::text, '' order by customer_id, redemption_id) from redemption t),
                    (select string_agg(t::text, '' order by reward_code) from reward_stock t),
                    (select count(*) from customer_event where type like 'OFFER%'),
                    (select count(*) from audit_entry where action in ('offerRespond', 'offerLeadClose', 'rewardGrant'))))""");
    }
}
