package dev.kequn.intake.rest;

import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.intake.IntakeFile;
import dev.kequn.intake.IntakeReceipt;
import dev.kequn.intake.IntakeRefusal;
import dev.kequn.intake.IntakeService;
import dev.kequn.platform.Refusal;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Takes daily files over HTTP. */
@Path("/intake")
public class IntakeResource {
    private final IntakeService intake;
    private final Callers callers;

    IntakeResource(IntakeService intake, Callers callers) {
        this.intake = intake;
        this.callers = callers;
    }

    /** Answers 202 when the file is accepted: the merge follows, and {@code intake(id)} tells how far it is. */
    @POST
    @Path("{file}")
    @Blocking
    @RolesAllowed(Role.SERVICE)
    public Response receive(
            @PathParam("file") String name,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body) {
        IntakeFile file = IntakeFile.fromName(name)
                .orElseThrow(() -> new Refusal(IntakeRefusal.UNKNOWN_FILE, "There is no daily file of this name"));
        InputStream checked = BodyForm.of(type, encoding).check(body);
        IntakeReceipt receipt = intake.receive(file, checked, callers.current());
        return Response.accepted(json(receipt).encode())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static JsonObject json(IntakeReceipt receipt) {
        return new JsonObject()
                .put("id", Long.toString(receipt.id()))
                .put("file", receipt.file().fileName())
                .put("bytes", receipt.bytes())
                .put("digest", receipt.digest())
                .put("rowsRead", receipt.rowsRead())
                .put("rowsStaged", receipt.rowsStaged())
                .put("rowsRejected", receipt.rowsRejected());
    }
}
