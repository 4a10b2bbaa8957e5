package dev.kequn.intake.graphql;

import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.intake.IntakeReports;
import dev.kequn.platform.graphql.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Tells what became of the daily files. */
@GraphQLApi
public class IntakeApi {
    private final IntakeReports reports;
    private final Callers callers;

    IntakeApi(IntakeReports reports, Callers callers) {
        this.reports = reports;
        this.callers = callers;
    }

    @Query
    @RolesAllowed({Role.SERVICE, Role.OPERATIONS})
    @NonNull
    @Description(
            "The accepted daily files, the last accepted first. Errors: INVALID_ARGUMENT, INVALID_CURSOR, FORBIDDEN.")
    public Uni<IntakeConnection> intakes(
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last file seen.") @Nullable String after) {
        Paging paging = new Paging(first, after);
        List<String> keys = paging.keys(IntakeConnection.LIST, 1);
        return reports.list(keys.isEmpty() ? Long.MAX_VALUE : Paging.number(keys.get(0)), first + 1)
                .map(found -> IntakeConnection.of(paging, found));
    }

    @Query
    @RolesAllowed({Role.SERVICE, Role.OPERATIONS})
    @Description("The accepted file with this id; null when there is none.")
    public Uni<@Nullable IntakeView> intake(
            @NonNull @Id @Name("id") @Description("The id the file was accepted under.") String id) {
        if (!id.matches("[0-9]{1,18}")) {
            return Uni.createFrom().nullItem();
        }
        return reports.find(Long.parseLong(id)).map(intake -> intake == null ? null : IntakeView.of(intake));
    }

    @RolesAllowed({Role.SERVICE, Role.OPERATIONS})
    @NonNull
    @Description("How many files have been accepted, counted exactly.")
    public Uni<Integer> totalCount(@Source IntakeConnection connection) {
        return reports.count().map(Math::toIntExact);
    }

    @RolesAllowed({Role.SERVICE, Role.OPERATIONS})
    @NonNull
    @Description("The refused rows, in the order of the file. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<IntakeRejectConnection> rejects(
            @Source IntakeView intake,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last reject seen.") @Nullable String after) {
        boolean personalData = callers.current().has(Role.SERVICE);
        Paging paging = new Paging(first, after);
        String list = "rejects:" + intake.id();
        List<String> keys = paging.keys(list, 2);
        long id = Long.parseLong(intake.id());
        long line = keys.isEmpty() ? 0 : Paging.number(keys.get(0));
        return reports.rejects(id, line, keys.isEmpty() ? "" : keys.get(1), first + 1)
                .flatMap(found -> reports.countRejects(id)
                        .map(count -> IntakeRejectConnection.of(list, paging, found, count, personalData)));
    }
}
