package dev.kequn.segment.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.customer.Customer;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.platform.graphql.Siblings;
import dev.kequn.segment.community.Communities;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.RequestScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages of members of communities that one request asks for. */
@RequestScoped
class CommunityMembersBatch {
    private final Communities communities;
    private final CustomerDirectory customers;
    private final Siblings<Bounds, List<Customer>> pages;

    CommunityMembersBatch(Communities communities, CustomerDirectory customers, Vertx vertx) {
        this.communities = communities;
        this.customers = customers;
        this.pages = new Siblings<>(vertx, List.of(), this::read);
    }

    private record Bounds(Caller caller, long after, int count) {}

    Uni<List<Customer>> load(Caller caller, long communityId, long after, int count) {
        return pages.load(communityId, new Bounds(caller, after, count));
    }

    private Uni<Map<Long, List<Customer>>> read(List<Long> communityIds, Bounds bounds) {
        return communities
                .members(CustomerScope.of(bounds.caller()), communityIds, bounds.after(), bounds.count())
                .chain(members -> customers
                        .byId(members.values().stream().flatMap(List::stream).toList())
                        .map(found -> {
                            Map<Long, List<Customer>> pages = new HashMap<>();
                            members.forEach((community, ids) -> pages.put(
                                    community, ids.stream().map(found::get).toList()));
                            return pages;
                        }));
    }
}
