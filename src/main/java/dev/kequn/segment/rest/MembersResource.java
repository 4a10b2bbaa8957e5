package dev.kequn.segment.rest;

import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.segment.export.MemberExport;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Gives the members of a segment away as a file. */
@Path("/segments/{code}/members.csv")
public class MembersResource {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final MemberExports exports;
    private final Callers callers;

    MembersResource(MemberExports exports, Callers callers) {
        this.exports = exports;
        this.callers = callers;
    }

    /**
     * CSV as RFC 4180 has it, of the members whom the caller may see, now or at the end of a day; the purpose is asked
     * for as a parameter or, in ASCII, as a header. A file that breaks off has no end of its chunks: it is not whole.
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
        MemberExport export = exports.open(callers.current(), code, day(day), purpose == null ? header : purpose)
                .await()
                .atMost(PATIENCE);
        // However the exchange ends, and if nothing is ever written.
        exchange.addEndHandler(end -> export.close());
        StreamingOutput file = output -> write(export, output);
        return Response.ok(file)
                .type("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + code + ".csv\"")
                .build();
    }

    private static void write(MemberExport export, OutputStream output) throws IOException {
        try {
            output.write(MemberExport.header().getBytes(StandardCharsets.UTF_8));
            String lines = export.next().await().atMost(PATIENCE);
            while (!lines.isEmpty()) {
                output.write(lines.getBytes(StandardCharsets.UTF_8));
                lines = export.next().await().atMost(PATIENCE);
            }
        } finally {
            export.close();
        }
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
