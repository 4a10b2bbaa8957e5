package dev.kequn.intake.rest;

import dev.kequn.access.Role;
import dev.kequn.intake.IntakeRefusal;
import dev.kequn.intake.IntakeReports;
import dev.kequn.intake.Reject;
import dev.kequn.intake.csv.CsvField;
import dev.kequn.platform.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Gives the rejects of a file back as a file. */
@Path("/intake/{id}/rejects")
public class RejectsResource {
    private static final int PAGE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final IntakeReports reports;

    RejectsResource(IntakeReports reports) {
        this.reports = reports;
    }

    /** CSV as RFC 4180 has it: {@code line_no,column,value,reason}. */
    @GET
    @Blocking
    @RolesAllowed(Role.SERVICE)
    public Response rejects(@PathParam("id") String id) {
        if (!id.matches("[0-9]{1,18}")
                || reports.find(Long.parseLong(id)).await().atMost(PATIENCE) == null) {
            throw new Refusal(IntakeRefusal.UNKNOWN_INTAKE, "There is no intake with this id");
        }
        StreamingOutput file =
                output -> write(Long.parseLong(id), new OutputStreamWriter(output, StandardCharsets.UTF_8));
        return Response.ok(file)
                .type("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"rejects-" + id + ".csv\"")
                .build();
    }

    private void write(long id, Writer file) throws IOException {
        file.write("line_no,column,value,reason\r\n");
        long line = 0;
        String column = "";
        List<Reject> page;
        do {
            page = reports.rejects(id, line, column, PAGE).await().atMost(PATIENCE);
            for (Reject reject : page) {
                file.write(reject.line() + "," + CsvField.of(reject.column()) + "," + CsvField.of(reject.value()) + ","
                        + CsvField.of(reject.reason()) + "\r\n");
                line = reject.line();
                column = reject.column();
            }
        } while (page.size() == PAGE);
        file.flush();
    }
}
