package dev.kequn.customer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.customer.CustomerFilter;
import dev.kequn.platform.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A page of customers.")
public record CustomerConnection(
        @NonNull @Description("The customers of this page, with their cursors.") List<@NonNull CustomerEdge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo,
        @Ignore Caller caller,
        @Ignore CustomerFilter filter) {

    @Description("A customer in a list.")
    public record CustomerEdge(
            @NonNull @Description("Where the list goes on behind this customer; pass it as `after`.") String cursor,
            @NonNull @Description("The customer.") CustomerView node) {}
}
