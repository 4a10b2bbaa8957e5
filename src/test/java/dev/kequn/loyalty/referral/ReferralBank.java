package dev.kequn.loyalty.referral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bank of two branches on 2026-07-15. Old customers RF001 (branch RFB, manager RFM) and RF002 (RFC, RFN); RF003 has
 * left. RF004 came 30 days ago, RF005 31; RF007 is new at the other branch. 108 and 109 are prospects of the two
 * branches. RF101 to RF140, ids 201 to 240, are new at RFB.
 */
public class ReferralBank extends OwnBank {
    static final String MANAGER = Tokens.manager("RFM");
    static final String OTHER_MANAGER = Tokens.manager("RFN");
    static final String BRANCH_MANAGER = Tokens.branch(Role.BRANCH_MANAGER, "RFB");
    static final String BRANCH_STAFF = Tokens.branch(Role.BRANCH_STAFF, "RFB");
    static final String OPERATIONS = Tokens.staff("olga", Role.OPERATIONS);
    static final String MARKETING = Tokens.staff("mark", Role.MARKETING);
    static final String SERVICE = Tokens.staff("app", Role.SERVICE);
    static final String REFERRAL =
            "{ newcomer { id customerNo name } referrer { customerNo name registeredOn } registeredOn source }";
    private static final String REGISTER = "mutation($input: ReferralInput!, $key: String!) {"
            + " referralRegister(input: $input, idempotencyKey: $key) { referral " + REFERRAL
            + " errors { code field } } }";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("kequn.loyalty.device-attribute", "handset");
    }

    /** The bank as it was; nobody was brought by anyone. */
    static void open() {
        Database.execute(
                "delete from referral",
                "delete from request_key",
                "delete from audit_entry",
                "delete from customer_number",
                "delete from customer",
                "insert into branch values ('RFB', '一支行'), ('RFC', '二支行') on conflict do nothing",
                "insert into manager values ('RFM', '陈经理', 'RFB', 'WEALTH'), ('RFN', '李经理', 'RFC', 'WEALTH')"
                        + " on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, manager_no, opened_on, closed_on)"
                        + " values (101, 'RF001', '李明', 'RFB', 'RFM', '2020-01-01', null),"
                        + " (102, 'RF002', '王芳', 'RFC', 'RFN', '2020-01-01', null),"
                        + " (103, 'RF003', '张三', 'RFB', 'RFM', '2020-01-01', '2026-07-15'),"
                        + " (104, 'RF004', '钱四', 'RFB', 'RFM', '2026-06-15', null),"
                        + " (105, 'RF005', '孙五', 'RFB', 'RFM', '2026-06-14', null),"
                        + " (106, 'RF006', '周六', 'RFB', 'RFM', null, null),"
                        + " (107, 'RF007', '吴七', 'RFC', 'RFN', '2026-07-10', null),"
                        + " (108, null, '郑八', 'RFB', 'RFM', null, null),"
                        + " (109, null, '冯九', 'RFC', null, null, null),"
                        + " (110, 'RF010', '陈十', 'RFB', 'RFM', '2026-07-10', '2026-07-14')",
                "insert into customer (customer_id, customer_no, name, branch_code, manager_no, opened_on)"
                        + " select 200 + i, 'RF' || 100 + i, '新' || i, 'RFB', 'RFM', date '2026-07-01'"
                        + " from generate_series(1, 40) i");
    }

    static String code(long customerId) {
        return ReferralCode.of(customerId);
    }

    /** Notes, past all rules, who brought whom. */
    static void brought(long referrer, long newcomer, String day) {
        Database.execute(
                "insert into referral values (%d, %d, '%s', 'STAFF', 'test')".formatted(newcomer, referrer, day));
    }

    static JsonPath byNumber(String token, String newcomerNo, String code) {
        return register(token, newcomerNo, null, code, UUID.randomUUID().toString());
    }

    static JsonPath byId(String token, long newcomerId, String code) {
        return register(token, null, newcomerId, code, UUID.randomUUID().toString());
    }

    /** The payload. */
    static JsonPath register(
            String token, @Nullable String newcomerNo, @Nullable Long newcomerId, String code, String key) {
        Map<String, Object> input = new HashMap<>(Map.of("code", code));
        if (newcomerNo != null) {
            input.put("newcomerNo", newcomerNo);
        }
        if (newcomerId != null) {
            input.put("newcomerId", Long.toString(newcomerId));
        }
        JsonPath answer = Graphql.as(token, REGISTER, Map.of("input", input, "key", key))
                .extract()
                .jsonPath();
        assertThat(answer.getList("errors")).isNull();
        return answer.setRootPath("data.referralRegister");
    }

    static List<String> codes(JsonPath payload) {
        return payload.getList("errors.code");
    }

    static JsonPath ask(String token, String query) {
        return Graphql.as(token, query).extract().jsonPath();
    }

    /** Every referral, as referrer>newcomer. */
    static List<String> standing() {
        return Database.rows("select referrer_id || '>' || newcomer_id from referral order by newcomer_id");
    }

    /** What a registration writes; the same before and after one that was refused. */
    static String written() {
        return Database.value(
                "select (select count(*) from referral) || '/' || (select count(*) from audit_entry) || '/'"
                        + " || (select count(*) from request_key)");
    }
}
