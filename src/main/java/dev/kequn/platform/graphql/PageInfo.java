package dev.kequn.platform.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("Where a page ends and whether another follows.")
public record PageInfo(
        @Description("True when the list goes on behind this page.") boolean hasNextPage,
        @Description("The cursor of the page's last entry, to be passed as `after`; null on an empty page.") @Nullable
                String endCursor) {}
