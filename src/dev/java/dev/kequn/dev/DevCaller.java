package dev.kequn.dev;

import dev.kequn.access.Role;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who a request without a token acts as, by the header {@code X-Kequn-Caller}.
 *
 * <pre>
 * caller  = role *( "+" role )                 several roles on one caller
 * role    = "customer:" customer number        customer:C00000001
 *         | "manager:" manager number          manager:M003
 *         | "branch_staff:" branch code        branch_staff:B01
 *         | "branch_manager:" branch code      branch_manager:B01
 *         | staff [ ":" name ]                 marketing, operations:alice
 * staff   = "marketing" | "operations" | "admin" | "service" | "auditor"
 * </pre>
 *
 * <p>What follows the first colon of all is the caller's subject, so that {@code operations:alice} and
 * {@code operations:bob} are two people; without any it is the first role. Names are up to 40 ASCII letters, digits,
 * {@code _}, {@code -} and {@code .}.
 */
record DevCaller(String subject, Set<String> roles, Map<String, String> claims) {
    static final String HEADER = "X-Kequn-Caller";

    private static final Pattern PART = Pattern.compile("([a-z_]+)(?::([A-Za-z0-9_.-]{1,40}))?");
    private static final Map<String, String> CLAIM_OF = Map.of(
            Role.CUSTOMER, "customer_no",
            Role.MANAGER, "manager_no",
            Role.BRANCH_STAFF, "branch_code",
            Role.BRANCH_MANAGER, "branch_code");
    private static final Set<String> NAMED =
            Set.of(Role.MARKETING, Role.OPERATIONS, Role.ADMIN, Role.SERVICE, Role.AUDITOR);

    /** Without the header: every staff role at once, a wealth manager of the first branch. */
    static final DevCaller EVERY_STAFF_ROLE = parse(
                    "manager:M003+branch_staff:B01+branch_manager:B01" + "+marketing+operations+admin+service+auditor")
            .named("dev");

    /** Reads the header; an {@link IllegalArgumentException} says what is wrong with it. */
    static DevCaller parse(String header) {
        Set<String> roles = new LinkedHashSet<>();
        Map<String, String> claims = new LinkedHashMap<>();
        String subject = null;
        for (String text : header.split("\\+", -1)) {
            Matcher part = PART.matcher(text);
            if (!part.matches()) {
                throw refusal("'" + text + "' is not a role with an optional name");
            }
            String role = part.group(1);
            String name = part.group(2);
            claim(role, name, claims);
            if (!roles.add(role)) {
                throw refusal("the role " + role + " is there twice");
            }
            subject = subject == null ? name : subject;
        }
        return new DevCaller(subject == null ? roles.iterator().next() : subject, roles, claims);
    }

    private static void claim(String role, @Nullable String name, Map<String, String> claims) {
        String claim = CLAIM_OF.get(role);
        if (claim == null) {
            if (!NAMED.contains(role)) {
                throw refusal("there is no role " + role);
            }
            return;
        }
        if (name == null) {
            throw refusal("the role " + role + " needs its " + claim + ", as in " + role + ":...");
        }
        String before = claims.put(claim, name);
        if (before != null && !before.equals(name)) {
            throw refusal("there are two values of " + claim + ", " + before + " and " + name);
        }
    }

    private DevCaller named(String name) {
        return new DevCaller(name, roles, claims);
    }

    private static IllegalArgumentException refusal(String reason) {
        return new IllegalArgumentException(HEADER + ": " + reason
                + ". Examples: customer:C00000001, manager:M003, branch_staff:B01, operations:alice, marketing+admin");
    }
}
