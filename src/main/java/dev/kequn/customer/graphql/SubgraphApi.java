package dev.kequn.customer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.platform.graphql.Representation;
import dev.kequn.platform.graphql.SubgraphSchema;
import dev.kequn.platform.time.BusinessTime;
import graphql.schema.GraphQLSchema;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** What a router asks of this part of a federated graph (Apollo Federation 2). */
@GraphQLApi
public class SubgraphApi {
    private static final Map<String, List<String>> KEYS =
            Map.of(CustomerKey.TYPE, List.of(CustomerKey.ID, CustomerKey.NUMBER));

    private final CustomerDirectory directory;
    private final Callers callers;
    private final BusinessTime time;
    private final Provider<GraphQLSchema> schema;

    SubgraphApi(CustomerDirectory directory, Callers callers, BusinessTime time, Provider<GraphQLSchema> schema) {
        this.directory = directory;
        this.callers = callers;
        this.time = time;
        this.schema = schema;
    }

    @Name("_Service")
    @Description("This graph as a part of a federated one.")
    public record SubgraphService(
            @NonNull @Description("Its schema with the keys of its objects, for composition.") String sdl) {}

    @Query("_service")
    @RolesAllowed({Role.OPERATIONS, Role.ADMIN, Role.SERVICE})
    @NonNull
    @Description("The schema for composition with others into a federated graph.")
    public Uni<SubgraphService> service() {
        return Uni.createFrom().item(() -> new SubgraphService(SubgraphSchema.of(schema.get(), KEYS)));
    }

    @Query("_entities")
    @RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER
    })
    @NonNull
    @Description("The objects that a router names, in its order; null for one that is not there or that the caller may "
            + "not see. Each counts like a node of a list. Errors: INVALID_ARGUMENT.")
    public Uni<List<@Nullable Entity>> entities(
            @NonNull @Name("representations") @Description("Customers, each by `id` or by `customerNo`.")
                    List<@NonNull Representation> representations) {
        Caller caller = callers.current();
        List<CustomerKey> keys = representations.stream().map(CustomerKey::of).toList();
        List<Long> ids = keys.stream().map(CustomerKey::row).toList();
        List<String> numbers =
                keys.stream().map(CustomerKey::number).filter(Objects::nonNull).toList();
        return directory.named(caller, ids, numbers).map(found -> {
            Map<CustomerKey, CustomerView> views = new HashMap<>();
            found.forEach(customer -> {
                CustomerView view = CustomerView.of(customer, caller, time.today());
                views.put(CustomerKey.byId(view.id()), view);
                views.put(CustomerKey.byNumber(view.customerNo()), view);
            });
            List<@Nullable Entity> answers = new ArrayList<>();
            keys.forEach(key -> answers.add(views.get(key)));
            return answers;
        });
    }
}
