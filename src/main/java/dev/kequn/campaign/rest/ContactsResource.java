package dev.kequn.campaign.rest;

import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.access.rest.CsvDownload;
import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.contact.ContactExports;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
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
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gives the contacts of a campaign that wait away as a file. */
@Path("/campaigns/{code}/contacts.csv")
public class ContactsResource {
    private final ContactExports exports;
    private final Callers callers;

    ContactsResource(ContactExports exports, Callers callers) {
        this.exports = exports;
        this.callers = callers;
    }

    /**
     * CSV as RFC 4180 has it, of the customers whom the caller may see, the most urgent first; the purpose is asked for as
     * a parameter or, in ASCII, as a header.
     */
    @GET
    @Blocking
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.MANAGER, Role.BRANCH_MANAGER})
    public Response contacts(
            @PathParam("code") String code,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("purpose") @Nullable String purpose,
            @HeaderParam("Purpose") @Nullable String header,
            @Context RoutingContext exchange) {
        return CsvDownload.of(
                exports.open(callers.current(), code, channel(channel), purpose == null ? header : purpose),
                code + "-contacts",
                exchange);
    }

    private static @Nullable ContactChannel channel(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(ContactChannel.values())
                .filter(channel -> channel.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        RequestErrorCode.INVALID_ARGUMENT, "channel", "channel is a channel such as PHONE"));
    }
}
