package dev.kequn.tier;

import static org.hamcrest.Matchers.nullValue;

import dev.kequn.support.Graphql;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks for migration and flow of funds and writes the answers as lines of text, hidden numbers as {@code null}. */
final class MovementAnswers {
    private static final String MIGRATION =
            """
            query($from: Date!, $to: Date!, $branch: String) { tierMigration(from: $from, to: $to, branch: $branch) {
              fromPeriod toPeriod fromPopulation toPopulation
              fromLevels { level { code } customers aum loan }
              toLevels { level { code } customers aum loan }
              cells { from { code } to { code } movement customers fromAum fromLoan toAum toLoan }
              newcomers { level { code } customers aum loan }
              lost { level { code } customers aum loan }
              summary { up { ...s } down { ...s } stayed { ...s } new { ...s } lost { ...s } }
            } }
            fragment s on TierMigrationSummary { customers fromAum fromLoan toAum toLoan }""";

    private static final String FLOW =
            """
            query($from: Date!, $to: Date!, $branch: String, $by: FundsFlowBy!) {
              fundsFlow(from: $from, to: $to, branch: $branch, by: $by) {
                fromPeriod toPeriod balancesThrough rows { ...r } total { ...r } } }
            fragment r on FundsFlowRow { level { code } manager { managerNo }
              existing { ...p } new { ...p } won { ...g } lost { ...g } downgraded { ...g } }
            fragment p on FundsFlowPart { customers in out net openingAum closingAum netLoan }
            fragment g on FundsFlowGroup { customers aum }""";

    private MovementAnswers() {}

    /** The field itself, checked for errors. */
    static JsonPath migration(String token, String from, String to, String branch) {
        return ask(token, MIGRATION, variables(from, to, branch)).setRootPath("data.tierMigration");
    }

    static JsonPath flow(String token, String from, String to, String branch, String by) {
        Map<String, Object> variables = variables(from, to, branch);
        variables.put("by", by);
        return ask(token, FLOW, variables).setRootPath("data.fundsFlow");
    }

    /** {@code MASS>GOLD UP customers fromAum fromLoan toAum toLoan}, for every cell. */
    static List<String> cells(JsonPath migration) {
        return MovementAnswers.<Map<String, Object>>list(migration, "cells").stream()
                .map(cell -> code(cell, "from") + ">" + code(cell, "to") + " "
                        + line(cell, "movement", "customers", "fromAum", "fromLoan", "toAum", "toLoan"))
                .toList();
    }

    /** {@code MASS customers aum loan}, for every level of this list. */
    static List<String> levels(JsonPath migration, String list) {
        return MovementAnswers.<Map<String, Object>>list(migration, list).stream()
                .map(level -> code(level, "level") + " " + line(level, "customers", "aum", "loan"))
                .toList();
    }

    /** {@code UP customers fromAum fromLoan toAum toLoan}, for every movement. */
    static List<String> summary(JsonPath migration) {
        return Stream.of("up", "down", "stayed", "new", "lost")
                .map(way -> way + " "
                        + line(
                                migration.getMap("summary." + way),
                                "customers",
                                "fromAum",
                                "fromLoan",
                                "toAum",
                                "toLoan"))
                .toList();
    }

    /** {@code GOLD existing customers in out net openingAum closingAum netLoan}, …, of every row and the total. */
    static List<String> rows(JsonPath flow) {
        List<Map<String, Object>> rows = new ArrayList<>(list(flow, "rows"));
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.addAll(row(name(row), row)));
        lines.addAll(row("total", flow.getMap("total")));
        return lines;
    }

    private static String name(Map<String, Object> row) {
        if (row.get("level") != null) {
            return code(row, "level");
        }
        return row.get("manager") == null ? "none" : (String) ((Map<?, ?>) row.get("manager")).get("managerNo");
    }

    private static List<String> row(String name, Map<String, Object> row) {
        return Stream.of("existing", "new", "won", "lost", "downgraded")
                .map(part -> name + " " + part + " " + part(part, row.get(part)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static String part(String name, Object part) {
        return name.equals("existing") || name.equals("new")
                ? line(
                        (Map<String, Object>) part,
                        "customers",
                        "in",
                        "out",
                        "net",
                        "openingAum",
                        "closingAum",
                        "netLoan")
                : line((Map<String, Object>) part, "customers", "aum");
    }

    private static String line(Map<String, Object> values, String... fields) {
        return values == null
                ? "null"
                : Stream.of(fields)
                        .map(field -> String.valueOf(values.get(field)))
                        .collect(Collectors.joining(" "));
    }

    private static String code(Map<String, Object> holder, String level) {
        return (String) ((Map<?, ?>) holder.get(level)).get("code");
    }

    private static <T> List<T> list(JsonPath answer, String field) {
        return answer.getList(field);
    }

    private static JsonPath ask(String token, String query, Map<String, Object> variables) {
        return Graphql.as(token, query, variables)
                .body("errors", nullValue())
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> variables(String from, String to, String branch) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("from", from);
        variables.put("to", to);
        variables.put("branch", branch);
        return variables;
    }
}
