package dev.kequn.intake.graphql;

import dev.kequn.intake.Intake;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("A page of accepted daily files.")
public record IntakeConnection(
        @NonNull @Description("The files of this page, with their cursors.") List<@NonNull IntakeEdge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo) {

    static final String LIST = "intakes";

    static IntakeConnection of(Paging paging, List<Intake> found) {
        List<IntakeEdge> edges = paging.cut(found).stream()
                .map(intake -> new IntakeEdge(
                        Paging.cursor(LIST, List.of(Long.toString(intake.runId()))), IntakeView.of(intake)))
                .toList();
        @Nullable
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new IntakeConnection(edges, new PageInfo(paging.hasNext(found), end));
    }

    @Description("An accepted daily file in a list.")
    public record IntakeEdge(
            @NonNull @Description("Where the list goes on behind this file; pass it as `after`.") String cursor,
            @NonNull @Description("The file.") IntakeView node) {}
}
