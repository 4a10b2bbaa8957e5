package dev.kequn.segment.rest;

import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.access.rest.CsvDownload;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.segment.export.MemberExports;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Gives the members of a segment away as a file. */
@Path("/segments/{code}/members.csv")
public class MembersResource {
    private final MemberExports exports;
    private final Callers callers;

    MembersResource(MemberExports exports, Callers callers) {
        this.exports = exports;
        this.callers = callers;
    }

    /**
     * CSV as RFC 4180 has it, of the members whom the caller may see, now or at the end of a day; the purpose is asked
     * for as a parameter or, in ASCII, as a header.
     */
    @GET
    @Blocking
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.MANAGER, Role.BRANCH_MANAGER})
    public Response members(
            @PathParam("code") String code,
            @QueryParam("day") @Nullable String day,
            @QueryParam("purpose") @Nullable String purpose,
            @HeaderParam("Purpose") @Nullable String header,
            @Context RoutingContext exchange) {
        return CsvDownload.of(
                exports.open(callers.current(), code, day(day), purpose == null ? header : purpose), code, exchange);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // Refused below, like a day that the database does not know.
        }
        throw new Refusal(RequestErrorCode.INVALID_ARGUMENT, "day", "day is a date such as 2026-07-01");
    }
}
