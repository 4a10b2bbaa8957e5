package dev.kequn.process;

import dev.kequn.support.Daily;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import io.restassured.RestAssured;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A bank whose files the packaged program has taken itself, on a server that lets its roles in by SCRAM only: the
 * customers RM001 … RM060 of two branches, with balances of 2026-Q2.
 */
final class RoomsBank implements AutoCloseable {
    static final int CUSTOMERS = 60;

    private static final String ADDRESS = "kequn.database.address";
    private static final String BY_PASSWORD_ONLY =
            """
            DO $$BEGIN EXECUTE format($f$COPY (SELECT unnest(ARRAY[
                'host all kequn_app,kequn_owner all scram-sha-256', 'local all all trust', 'host all all all trust'])) TO %L$f$,
                current_setting('hba_file')); END$$""";

    private final String database;
    private final PackagedApp app;

    RoomsBank() {
        Production.server().superuser("postgres", BY_PASSWORD_ONLY, "SELECT pg_reload_conf()");
        database = Production.migratedDatabase();
        app = PackagedApp.start(settings());
        RestAssured.port = app.port();
        System.setProperty(ADDRESS, Production.server().address(database));
        takeFiles();
    }

    private void takeFiles() {
        Daily.take("branches", "branch_code,name", "RMA,城东支行", "RMB,城西支行");
        Daily.take("products", "product_code,name,category", "RMP,定期存款,DEPOSIT");
        Daily.take(
                "customers",
                "customer_no,name,branch_code,birth_date,gender,opened_on,marketing_consent",
                each("%s,客户%d,%s,19%02d-03-04,F,2020-01-01,true"));
        Daily.take(
                "balances",
                "customer_no,as_of,aum,loan",
                IntStream.rangeClosed(1, CUSTOMERS)
                        .mapToObj(i -> "%s,2026-06-30,%d.00,0.00".formatted(number(i), i * 100_000L))
                        .toArray(String[]::new));
    }

    private static String[] each(String row) {
        return IntStream.rangeClosed(1, CUSTOMERS)
                .mapToObj(i -> row.formatted(number(i), i, i % 2 == 0 ? "RMA" : "RMB", 40 + i % 50))
                .toArray(String[]::new);
    }

    static String number(int customer) {
        return "RM%03d".formatted(customer);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = Production.serving(database);
        settings.put("kequn.bank.business-date", "2026-07-15");
        settings.put("kequn.job.poll", "100ms");
        settings.put("kequn.events.poll", "100ms");
        settings.put("kequn.segment.poll", "100ms");
        settings.put("kequn.offer.poll", "500ms");
        settings.put("kequn.tier.schedule", "0 0 0 1 1 ? 2099");
        settings.put("kequn.campaign.schedule", "0 0 0 1 1 ? 2099");
        return settings;
    }

    PackagedApp app() {
        return app;
    }

    /** What a replica says that comes with another password. */
    String refusedWith(String password) {
        Map<String, String> settings = settings();
        settings.put("kequn.database.password", password);
        try (PackagedApp stranger = PackagedApp.launch(settings)) {
            stranger.awaitExit();
            return stranger.output();
        }
    }

    static void awaitRun(String run) {
        Eventually.holds(
                "run " + run + " succeeded", () -> Database.value("select state from job_run where run_id = " + run)
                        .equals("SUCCEEDED"));
    }

    @Override
    public void close() {
        RestAssured.reset();
        System.clearProperty(ADDRESS);
        app.close();
    }
}
