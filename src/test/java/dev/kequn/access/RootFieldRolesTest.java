package dev.kequn.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.RawHttp;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.json.Json;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every query and mutation × every role; the requests name nothing that exists, so that none changes anything. */
@QuarkusTest
@WithTestResource(TestBank.class)
class RootFieldRolesTest {
    /** A new field of the schema needs a row: an operation that asks for it, and who may. */
    private static final Map<String, Row> ROWS = new TreeMap<>(Map.ofEntries(
            query(
                    "customer",
                    "(customerNo: \"NOBODY\") { id }",
                    "customer manager marketing operations branch_staff" + " branch_manager"),
            query("customers", "{ totalCount }", "manager marketing operations branch_staff branch_manager"),
            query("me", "{ id }", "customer"),
            query("_service", "{ sdl }", "operations admin service"),
            query(
                    "_entities",
                    "(representations: [{__typename: \"Customer\", id: \"0\"}]) { __typename }",
                    "customer manager marketing operations branch_staff branch_manager"),
            query("tierMatrix", "{ period }", "marketing operations branch_manager"),
            query(
                    "tierMigration",
                    "(from: \"1901-01-01\", to: \"1901-01-02\") { fromPeriod }",
                    "marketing operations branch_manager"),
            query(
                    "fundsFlow",
                    "(from: \"1901-01-01\", to: \"1901-01-02\", by: TIER) { fromPeriod }",
                    "marketing operations branch_manager"),
            query("downgradeWarnings", "{ pageInfo { hasNextPage } }", "manager operations branch_manager"),
            query("upgradeChances", "{ pageInfo { hasNextPage } }", "manager operations branch_manager"),
            query("tierRuns", "{ totalCount }", "marketing operations admin"),
            query("tierRun", "(id: \"0\") { id }", "marketing operations admin"),
            query("tierPolicyPreview", "(draft: \"0\") { period }", "marketing operations admin"),
            query("tierPolicy", "(id: \"0\") { id }", "manager marketing operations admin branch_manager"),
            query("tierPolicies", "{ id }", "manager marketing operations admin branch_manager"),
            query("segmentTemplates", "(code: \"NONE\") { code }", "manager marketing operations admin"),
            query("ruleVocabulary", "{ terms { name } }", "marketing operations admin"),
            query("customerAttributes", "{ name }", "marketing operations admin"),
            query("ruleCheck", "(rule: \"true\") { message }", "marketing operations admin"),
            query("serviceTierOverrides", "{ pageInfo { hasNextPage } }", "manager operations branch_manager"),
            query(
                    "rewards",
                    "{ pageInfo { hasNextPage } }",
                    "customer manager marketing operations admin service branch_staff branch_manager"),
            query("redemptions", "{ pageInfo { hasNextPage } }", "manager operations branch_staff branch_manager"),
            query("earningRules", "{ pageInfo { hasNextPage } }", "manager marketing operations admin branch_manager"),
            query("earningRule", "(id: \"0\") { id }", "manager marketing operations admin branch_manager"),
            query(
                    "earningRuleSimulate",
                    "(id: \"0\", from: \"2026-07-01\", to: \"2026-07-01\") { seen }",
                    "marketing operations admin"),
            query(
                    "referrals",
                    "(from: \"1901-01-01\", to: \"1901-01-02\") { pageInfo { hasNextPage } }",
                    "manager operations branch_manager"),
            query("referralTree", "(customerNo: \"NOBODY\") { customer { id } }", "manager operations branch_manager"),
            query("referralPatterns", "(first: 1) { pageInfo { hasNextPage } }", "operations"),
            query("jobs", "{ totalCount }", "operations admin service"),
            query("intake", "(id: \"0\") { id }", "operations service"),
            query("intakes", "{ totalCount }", "operations service"),
            query("pointsGrants", "{ pageInfo { hasNextPage } }", "operations branch_manager"),
            query("pointsProvision", "{ cost }", "operations admin"),
            query("auditTrail", "{ pageInfo { hasNextPage } }", "auditor"),
            query("contactPolicy", "{ version }", "marketing operations admin"),
            query("contactPolicies", "{ pageInfo { hasNextPage } }", "marketing operations admin"),
            query("segments", "{ pageInfo { hasNextPage } }", "manager marketing operations admin branch_manager"),
            query("segment", "(code: \"NONE\") { id }", "manager marketing operations admin branch_manager"),
            query("segmentPreview", "(rule: \"false\") { count }", "manager marketing operations branch_manager"),
            query("segmentComparison", "(a: \"NONE\", b: \"NONE\") { both }", "marketing operations branch_manager"),
            mutation(
                    "contactPolicySet",
                    "(policy: {mostRefusals: 0, suppressionDays: 0, universalControl: 0, caps: [], costs: []},"
                            + " expectedVersion: 0, reason: \"\")",
                    "admin"),
            mutation("contactReport", "(reports: [{contactId: \"0\", lease: 1, outcome: DELIVERED}])", "service"),
            Map.entry(
                    "contactsDue",
                    new Row("mutation { contactsDue(channel: SMS, first: 0) { id } }", Set.of("service"))),
            mutation(
                    "segmentDraft",
                    "(input: {code: \"\", kind: RULE, nameZh: \"\", nameEn: \"\"})",
                    "marketing operations admin"),
            mutation("segmentSubmit", "(code: \"NONE\")", "marketing operations admin"),
            mutation("segmentApprove", "(code: \"NONE\", version: 1, revision: 1)", "operations admin"),
            mutation("segmentReject", "(code: \"NONE\", reason: \"x\")", "marketing operations admin"),
            mutation("segmentRetire", "(code: \"NONE\", reason: \"x\")", "operations admin"),
            mutation("segmentRefresh", "(code: \"NONE\")", "marketing operations admin"),
            mutation(
                    "enrolmentAdvance",
                    "(input: {customerNo: \"NOBODY\", campaign: \"NONE\", step: \"NONE\", outcome: COMPLETED},"
                            + " idempotencyKey: \"k\")",
                    "manager operations branch_staff branch_manager"),
            query("offerLeads", "{ pageInfo { hasNextPage } }", "manager marketing operations branch_manager"),
            mutation("offerRespond", "(responses: [])", "customer manager service branch_staff branch_manager"),
            mutation(
                    "offerLeadClose",
                    "(customerId: \"0\", offer: \"NONE\", outcome: WON)",
                    "manager operations branch_manager"),
            query("home", "(channel: MOBILE_BANKING) { name }", "customer"),
            query(
                    "offers",
                    "(customerNo: \"NOBODY\", channel: MOBILE_BANKING) { peers }",
                    "manager marketing operations branch_staff branch_manager"),
            query("campaigns", "{ pageInfo { hasNextPage } }", "marketing operations admin"),
            query("campaign", "(code: \"NONE\") { id }", "marketing operations admin"),
            mutation(
                    "campaignDraft",
                    "(code: \"\", campaign: {nameZh: \"\", nameEn: \"\", objective: \"\", owner: \"\", priority: 0,"
                            + " firstDay: \"2026-01-01\", steps: []})",
                    "marketing operations admin"),
            mutation("campaignSubmit", "(code: \"NONE\")", "marketing operations admin"),
            mutation("campaignApprove", "(code: \"NONE\", version: 1, revision: 1)", "operations admin"),
            mutation("campaignReject", "(code: \"NONE\", reason: \"x\")", "marketing operations admin"),
            mutation("campaignLaunch", "(code: \"NONE\")", "operations admin"),
            mutation("campaignRollOut", "(code: \"NONE\")", "operations admin"),
            mutation("campaignPause", "(code: \"NONE\")", "operations admin"),
            mutation("campaignEnd", "(code: \"NONE\", reason: \"x\")", "operations admin"),
            query("offerCatalogue", "{ pageInfo { hasNextPage } }", "marketing operations admin"),
            query("offer", "(code: \"NONE\") { id }", "marketing operations admin"),
            mutation(
                    "offerDraft",
                    "(code: \"\", offer: {nameZh: \"\", nameEn: \"\", value: \"1.00\", expectedShareBasisPoints: 1,"
                            + " channels: [], firstDay: \"2026-01-01\", lastDay: \"2026-01-01\", restDays: 1, texts: []})",
                    "marketing operations admin"),
            mutation("offerSubmit", "(code: \"NONE\")", "marketing operations admin"),
            mutation("offerApprove", "(code: \"NONE\", version: 1, revision: 1)", "operations admin"),
            mutation("offerReject", "(code: \"NONE\", reason: \"x\")", "marketing operations admin"),
            mutation("offerPublish", "(code: \"NONE\")", "operations admin"),
            mutation("offerRetire", "(code: \"NONE\", reason: \"x\")", "operations admin"),
            mutation("customerTag", "(customerNo: \"NOBODY\", tag: \"x\")", "manager operations branch_manager"),
            mutation("customerUntag", "(customerNo: \"NOBODY\", tag: \"x\")", "manager operations branch_manager"),
            mutation(
                    "consentSet",
                    "(customerNo: \"NOBODY\", purpose: MARKETING, granted: true)",
                    "customer manager branch_staff branch_manager"),
            mutation(
                    "customerAttributeDeclare",
                    "(input: {name: \"\", type: INT, nameZh: \"x\", nameEn: \"x\", description: \"x\"})",
                    "admin"),
            mutation(
                    "prospectRegister",
                    "(prospect: {name: \"\", phone: \"\", branchCode: \"NONE\", marketingConsent: true, source: \"x\"},"
                            + " idempotencyKey: \"k\")",
                    "manager operations service branch_staff branch_manager"),
            mutation(
                    "prospectConvert",
                    "(id: \"0\", customerNo: \"NOBODY\", openedOn: \"2026-07-15\", idempotencyKey: \"k\")",
                    "operations service branch_staff"),
            mutation("lookalikeTrain", "(code: \"NONE\")", "marketing operations admin"),
            mutation("tierRunStart", "(period: \"never\")", "operations"),
            mutation(
                    "tierPolicyDraft",
                    "(policy: {name: \"\", validFrom: \"2300-01-01\", period: YEAR, aumWeight: 1, loanWeight: 1,"
                            + " compositeHighFrom: \"A\", serviceHighFrom: \"A\", levels: []})",
                    "admin"),
            mutation("tierPolicySubmit", "(id: \"0\")", "admin"),
            mutation("tierPolicyApprove", "(id: \"0\", version: 1)", "admin"),
            mutation("tierPolicyReject", "(id: \"0\", reason: \"\")", "admin"),
            mutation(
                    "serviceTierOverride",
                    "(customerNo: \"NOBODY\", level: \"GOLD\", reason: \"x\", until: \"2026-12-31\")",
                    "manager operations branch_manager"),
            mutation(
                    "serviceTierRelease",
                    "(customerNo: \"NOBODY\", reason: \"x\")",
                    "manager operations branch_manager"),
            mutation("serviceTierApprove", "(overrideId: \"0\")", "operations branch_manager"),
            mutation("serviceTierReject", "(overrideId: \"0\", reason: \"x\")", "operations branch_manager"),
            mutation(
                    "rewardDraft",
                    "(code: \"\", reward: {nameZh: \"\", nameEn: \"\", cost: \"0\", validFrom: \"2026-01-01\"},"
                            + " idempotencyKey: \"k\")",
                    "marketing"),
            mutation("rewardSubmit", "(code: \"NONE\", version: 1, idempotencyKey: \"k\")", "marketing"),
            mutation("rewardApprove", "(code: \"NONE\", version: 1, idempotencyKey: \"k\")", "marketing operations"),
            mutation(
                    "rewardReject",
                    "(code: \"NONE\", version: 1, reason: \"x\", idempotencyKey: \"k\")",
                    "marketing operations"),
            mutation("rewardRetire", "(code: \"NONE\", idempotencyKey: \"k\")", "marketing operations"),
            mutation("rewardRestock", "(code: \"NONE\", amount: 1, idempotencyKey: \"k\")", "operations"),
            mutation(
                    "rewardRedeem",
                    "(customerNo: \"NOBODY\", reward: \"NONE\", idempotencyKey: \"k\")",
                    "customer manager operations service branch_staff branch_manager"),
            mutation(
                    "redemptionFulfil",
                    "(redemptionId: \"0\", idempotencyKey: \"k\")",
                    "operations service branch_staff branch_manager"),
            mutation(
                    "redemptionCancel",
                    "(redemptionId: \"0\", idempotencyKey: \"k\")",
                    "customer operations service branch_staff branch_manager"),
            mutation(
                    "earningRuleDraft",
                    "(input: {code: \"\", nameZh: \"\", nameEn: \"\", validFrom: \"2300-01-01\","
                            + " trigger: {kind: PERIOD}, activation: {kind: IMMEDIATE}, expiry: {kind: NEVER},"
                            + " onSpent: CLAMP}, idempotencyKey: \"roles\")",
                    "marketing operations admin"),
            mutation("earningRuleSubmit", "(id: \"0\", idempotencyKey: \"roles\")", "marketing operations admin"),
            mutation("earningRuleApprove", "(id: \"0\", revision: 1, idempotencyKey: \"roles\")", "operations admin"),
            mutation(
                    "earningRuleReject",
                    "(id: \"0\", reason: \"x\", idempotencyKey: \"roles\")",
                    "marketing operations admin"),
            mutation("earningRuleRetire", "(id: \"0\", reason: \"x\", idempotencyKey: \"roles\")", "operations admin"),
            mutation(
                    "referralRegister",
                    "(input: {newcomerNo: \"NOBODY\", code: \"x\"}, idempotencyKey: \"matrix\")",
                    "customer manager operations service branch_staff branch_manager"),
            mutation(
                    "pointsEarn", "(input: {customerNo: \"NOBODY\", amount: \"1\"}, idempotencyKey: \"k\")", "service"),
            mutation(
                    "pointsEarnMany",
                    "(requests: [{idempotencyKey: \"k\", input: {customerNo: \"NOBODY\", amount: \"1\"}}])",
                    "service"),
            mutation(
                    "pointsSpend",
                    "(input: {customerNo: \"NOBODY\", amount: \"1\"}, idempotencyKey: \"k\")",
                    "service"),
            mutation(
                    "pointsReverse",
                    "(transactionId: \"0\", reason: \"x\", idempotencyKey: \"k\")",
                    "operations service"),
            mutation(
                    "pointsGrant",
                    "(input: {customerNo: \"NOBODY\", amount: \"1\", reason: \"x\", expiry: {kind: NEVER}}, idempotencyKey: \"k\")",
                    "operations branch_manager"),
            mutation("pointsGrantApprove", "(grantId: \"0\", idempotencyKey: \"k\")", "operations branch_manager"),
            mutation(
                    "pointsGrantReject",
                    "(grantId: \"0\", reason: \"x\", idempotencyKey: \"k\")",
                    "operations branch_manager"),
            mutation(
                    "segmentUpload",
                    "(code: \"NONE\", customerNos: [\"NOBODY\"], mode: ADD)",
                    "marketing operations admin"),
            mutation(
                    "segmentCommunitiesForm",
                    "(code: \"NONE\", by: BRANCH, silentAfterDays: 30)",
                    "marketing operations"),
            mutation("communityOwnerSet", "(id: \"0\", managerNo: \"NOBODY\")", "marketing operations"),
            mutation("jobCancel", "(id: \"0\")", "operations"),
            mutation("jobRetry", "(id: \"0\")", "operations"),
            mutation("jobPause", "(id: \"0\")", "operations"),
            mutation("jobResume", "(id: \"0\")", "operations")));

    private record Row(String operation, Set<String> roles) {}

    @Test
    void everyFieldHasARow() {
        Set<String> fields = new TreeSet<>();
        for (String root : List.of("Query", "Mutation")) {
            fields.addAll(Graphql.as(
                            Tokens.staff("olga", Role.OPERATIONS),
                            "{ __type(name: \"" + root + "\") { fields { name } } }")
                    .extract()
                    .jsonPath()
                    .getList("data.__type.fields.name", String.class));
        }

        assertThat(ROWS.keySet()).isEqualTo(fields);
    }

    @Test
    void everyFieldAnswersExactlyTheRolesOfItsRow() {
        // Given
        String before = changes();
        List<String> wrong = new ArrayList<>();

        // When
        ROWS.forEach((field, row) -> {
            for (String role : roles()) {
                String code = refusal(Tokens.staff("matrix", role), row.operation());
                String expected = row.roles().contains(role) ? "" : "FORBIDDEN";
                if (!code.equals(expected)) {
                    wrong.add(field + " × " + role + ": " + code);
                }
            }
        });

        // Then
        assertThat(wrong).isEmpty();
        assertThat(changes()).isEqualTo(before);
    }

    @Test
    void noFieldAnswersWithoutATokenOrARole() {
        // Given
        String before = changes();

        ROWS.forEach((field, row) -> {
            // When
            String anonymous = refusal(null, row.operation());
            String unknownRole = refusal(Tokens.staff("matrix", "chairman"), row.operation());

            // Then
            assertThat(anonymous).as(field).isEqualTo("UNAUTHENTICATED");
            assertThat(unknownRole).as(field).isEqualTo("FORBIDDEN");
        });
        assertThat(changes()).isEqualTo(before);
    }

    /** The code of a refusal for want of rights, empty where the field was served. */
    private static String refusal(String token, String operation) {
        List<Map<String, Map<String, String>>> errors = RawHttp.post(
                        token, "{\"query\": " + Json.createValue(operation) + "}")
                .json()
                .getList("errors");
        String code = errors == null ? "" : errors.get(0).get("extensions").get("code");
        return "FORBIDDEN".equals(code) || "UNAUTHENTICATED".equals(code) ? code : "";
    }

    private static String changes() {
        return Database.value("select (select count(*) from audit_entry) || '/' || (select count(*) from customer_tag)"
                + " || '/' || (select count(*) from customer_attribute)"
                + " || '/' || (select count(*) from customer_consent) || '/' || (select count(*) from tier_policy)"
                + " || '/' || (select count(*) from job_run where requested_by not like 'system:%')"
                + " || '/' || (select count(*) from points_account) || '/' || (select count(*) from request_key)"
                + " || '/' || (select count(*) from service_override)"
                + " || '/' || (select count(*) from service_override_step)"
                + " || '/' || (select count(*) from reward) || '/' || (select count(*) from reward_stock)"
                + " || '/' || (select count(*) from redemption)"
                + " || '/' || (select count(*) from earning_rule) || '/' || (select count(*) from referral)"
                + " || '/' || (select count(*) from contact_policy)"
                + " || '/' || (select count(*) from segment) || '/' || (select count(*) from segment_definition)");
    }

    private static List<String> roles() {
        return Arrays.stream(Role.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(RootFieldRolesTest::value)
                .toList();
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map.Entry<String, Row> query(String field, String rest, String roles) {
        return Map.entry(field, new Row("{ " + field + rest + " }", Set.of(roles.split(" "))));
    }

    private static Map.Entry<String, Row> mutation(String field, String arguments, String roles) {
        String operation = "mutation { " + field + arguments + " { errors { code } } }";
        return Map.entry(field, new Row(operation, Set.of(roles.split(" "))));
    }
}
