package dev.kequn.segment.rest;

import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.intake.rest.BodyForm;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.segment.list.ListMode;
import dev.kequn.segment.list.ListUploads;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes files that change the draft of a list. */
@Path("/segments/{code}/customers")
public class ListUploadResource {
    private final ListUploads uploads;
    private final Callers callers;

    ListUploadResource(ListUploads uploads, Callers callers) {
        this.uploads = uploads;
        this.callers = callers;
    }

    /** CSV of one column {@code customer_no}, plain or gzip; answers 200 once the draft is changed. */
    @POST
    @Blocking
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    public Response upload(
            @PathParam("code") String code,
            @QueryParam("mode") @Nullable String mode,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body) {
        ListMode wanted = mode(mode);
        InputStream checked = BodyForm.of(type, encoding).check(body);
        return Response.ok(uploads.receive(callers.current(), code, wanted, checked)
                        .json()
                        .encode())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static ListMode mode(@Nullable String name) {
        return Arrays.stream(ListMode.values())
                .filter(mode -> mode.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(RequestErrorCode.INVALID_ARGUMENT, "mode", "mode is ADD, REMOVE or REPLACE"));
    }
}
