package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.loyalty.referral.PatternKind;
import dev.kequn.loyalty.referral.ReferralPattern;
import dev.kequn.loyalty.referral.ReferralPatterns;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Referrals that look made up. */
@GraphQLApi
public class ReferralPatternApi {
    private static final String LIST = "referralPatterns";

    private final ReferralPatterns patterns;
    private final CustomerDirectory directory;
    private final BusinessTime time;
    private final Callers callers;

    ReferralPatternApi(ReferralPatterns patterns, CustomerDirectory directory, BusinessTime time, Callers callers) {
        this.patterns = patterns;
        this.directory = directory;
        this.time = time;
        this.callers = callers;
    }

    @Query
    @RolesAllowed(Role.OPERATIONS)
    @NonNull
    @Description(
            "Suspicious patterns among all referrals, in order of referrer; each page looks through the whole list "
                    + "again, seconds on a bank of millions. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<ReferralPatternView.Connection> referralPatterns(
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last pattern seen.") @Nullable String after) {
        Caller caller = callers.current();
        Paging paging = new Paging(first, after);
        return patterns.list(behind(paging), first + 1).chain(found -> page(paging, found, caller));
    }

    private static ReferralPattern.Place behind(Paging paging) {
        List<String> keys = paging.keys(LIST, 3);
        if (keys.isEmpty()) {
            return ReferralPattern.Place.START;
        }
        if (Arrays.stream(PatternKind.values()).noneMatch(kind -> kind.name().equals(keys.get(1)))) {
            throw ReferralPages.forged();
        }
        return new ReferralPattern.Place(Paging.number(keys.get(0)), keys.get(1), Paging.number(keys.get(2)));
    }

    private Uni<ReferralPatternView.Connection> page(Paging paging, List<ReferralPattern> found, Caller caller) {
        Set<Long> persons = new TreeSet<>();
        paging.cut(found).forEach(pattern -> {
            persons.add(pattern.place().referrerId());
            persons.addAll(pattern.sample());
        });
        return directory.byId(persons).map(customers -> {
            List<ReferralPatternView.Edge> edges = paging.cut(found).stream()
                    .map(pattern -> new ReferralPatternView.Edge(
                            cursor(pattern.place()), ReferralPatternView.of(pattern, customers, caller, time.today())))
                    .toList();
            String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
            return new ReferralPatternView.Connection(edges, new PageInfo(paging.hasNext(found), end));
        });
    }

    private static String cursor(ReferralPattern.Place place) {
        return Paging.cursor(
                LIST, List.of(Long.toString(place.referrerId()), place.kind(), Long.toString(place.firstNewcomer())));
    }
}
