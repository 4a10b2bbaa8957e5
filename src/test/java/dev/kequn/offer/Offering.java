package dev.kequn.offer;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Offers as staff make them: one writes and submits, another approves and publishes. */
public final class Offering {
    public static final String MAKER = Tokens.staff("offer-maker", "marketing");
    public static final String CHECKER = Tokens.staff("offer-checker", "operations");

    private static final String STEP =
            " { offer { code state } version { version revision state } errors { code field message line column } } }";

    private Offering() {}

    /** An input for the whole of 2026 that says no more of the product than it must. */
    public static Map<String, Object> input(String product) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("nameZh", "定期");
        input.put("nameEn", "Deposit");
        input.put("productCode", product);
        input.put("value", "120.50");
        input.put("expectedShareBasisPoints", 300);
        input.put("channels", List.of("MOBILE_BANKING", "WECHAT"));
        input.put("firstDay", "2026-01-01");
        input.put("lastDay", "2026-12-31");
        input.put("restDays", 30);
        input.put("texts", List.of(text("zh", "加息")));
        input.put("contexts", List.of());
        return input;
    }

    public static Map<String, Object> text(String locale, String title) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("locale", locale);
        text.put("title", title);
        text.put("body", "Three lines\nof text");
        text.put("action", "Get it");
        return text;
    }

    public static ValidatableResponse draft(String code, Map<String, ?> input) {
        return Graphql.as(
                MAKER,
                "mutation($code: String!, $offer: OfferInput!) { done: offerDraft(code: $code, offer: $offer)" + STEP,
                Map.of("code", code, "offer", input));
    }

    public static ValidatableResponse submit(String code) {
        return step(MAKER, "offerSubmit", code, "");
    }

    public static ValidatableResponse approve(String token, String code, int version, int revision) {
        return step(token, "offerApprove", code, ", version: %d, revision: %d".formatted(version, revision));
    }

    public static ValidatableResponse reject(String token, String code, String reason) {
        return step(token, "offerReject", code, ", reason: \"" + reason + "\"");
    }

    public static ValidatableResponse publish(String code) {
        return step(CHECKER, "offerPublish", code, "");
    }

    public static ValidatableResponse retire(String code, String reason) {
        return step(CHECKER, "offerRetire", code, ", reason: \"" + reason + "\"");
    }

    private static ValidatableResponse step(String token, String mutation, String code, String more) {
        return Graphql.as(
                token,
                "mutation($code: String!) { done: %s(code: $code%s)".formatted(mutation, more) + STEP,
                Map.of("code", code));
    }

    /** The input in force as the offer's next version. */
    public static void approved(String code, Map<String, ?> input) {
        draft(code, input).body("data.done.errors", empty());
        submit(code).body("data.done.errors", empty());
        String[] read = Database.value(
                        "select version || ' ' || revision from offer_version join offer using (offer_id)"
                                + " where code = '%s' and offer_version.state = 'SUBMITTED'".formatted(code))
                .split(" ");
        approve(CHECKER, code, Integer.parseInt(read[0]), Integer.parseInt(read[1]))
                .body("data.done.errors", empty());
    }

    /** What was done was refused with this alone. */
    public static void refused(ValidatableResponse answer, String code, String field) {
        answer.body("data.done.errors.code", equalTo(List.of(code)))
                .body("data.done.errors.field", equalTo(Arrays.asList(field)))
                .body("data.done.offer", equalTo(null))
                .body("data.done.version", equalTo(null));
    }

    /** Everything that people do with offers. */
    public static String state() {
        return Database.value(
                """
                select md5(concat(
                    (select string_agg(o::text, ';' order by o) from offer o),
                    (select string_agg(v::text, ';' order by v) from offer_version v),
                    (select string_agg(t::text, ';' order by t) from offer_text t),
                    (select string_agg(c::text, ';' order by c) from offer_context c),
                    (select string_agg(s::text, ';' order by s) from offer_stock s),
                    (select version from offer_catalogue),
                    (select count(*) from audit_entry where subject_type = 'Offer'),
                    (select string_agg(a::text, ';' order by a) from approval a where subject_type = 'Offer')))""");
    }
}
