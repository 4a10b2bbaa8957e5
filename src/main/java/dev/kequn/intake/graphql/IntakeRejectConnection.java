package dev.kequn.intake.graphql;

import dev.kequn.intake.Reject;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description(
        "A page of the refused rows of a daily file, in the order of the file. At most the first 100,000 are listed "
                + "unless the operators set another limit; all of them are counted in `rowsRejected`.")
public record IntakeRejectConnection(
        @NonNull @Description("The rejects of this page, with their cursors.") List<@NonNull IntakeRejectEdge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo,
        @Description("How many rejects are listed.") int totalCount) {

    static IntakeRejectConnection of(String list, Paging paging, List<Reject> found, long count, boolean personalData) {
        List<IntakeRejectEdge> edges = paging.cut(found).stream()
                .map(reject -> new IntakeRejectEdge(
                        Paging.cursor(list, List.of(Long.toString(reject.line()), reject.column())),
                        IntakeRejectView.of(reject, personalData)))
                .toList();
        @Nullable
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new IntakeRejectConnection(edges, new PageInfo(paging.hasNext(found), end), Math.toIntExact(count));
    }

    @Description("A refused row in a list.")
    public record IntakeRejectEdge(
            @NonNull @Description("Where the list goes on behind this reject; pass it as `after`.") String cursor,
            @NonNull @Description("The reject.") IntakeRejectView node) {}
}
