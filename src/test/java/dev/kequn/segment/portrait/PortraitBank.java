package dev.kequn.segment.portrait;

import dev.kequn.segment.Segmenting;
import dev.kequn.segment.portrait.PortraitOracle.Person;
import dev.kequn.support.Database;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Six hundred made-up customers with all sorts of holes, two segments, and what each customer is, told one by one. */
final class PortraitBank {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
    private static final String ALL = " from customer where customer_id between 1 and 600";

    private PortraitBank() {}

    static void open() {
        Database.execute(
                "insert into branch values ('PA', '城关支行'), ('PB', '河西支行'), ('PC', '山口支行')",
                "insert into product values ('HQ', '活期存款', 'DEPOSIT', 1), ('LCZQ', '零存整取', 'DEPOSIT', 1),"
                        + " ('TZCK', '个人通知存款', 'DEPOSIT', 1), ('DK', '经营贷款', 'LOAN', null), ('JJ', '基金', 'FUND', 3)",
                "insert into customer_attribute (name, type, name_zh, name_en, description, declared_by) values"
                        + " ('crop', 'TEXT', '作物', 'Crop', 'x', 't'), ('area', 'MONEY', '面积', 'Area', 'x', 't'),"
                        + " ('heads', 'INT', '存栏', 'Heads', 'x', 't'), ('sown', 'DATE', '播种', 'Sown', 'x', 't'),"
                        + " ('payroll', 'BOOL', '代发', 'Payroll', 'x', 't')",
                """
                insert into customer (customer_id, customer_no, kind, name, gender, birth_date, branch_code, occupation,
                                      opened_on, closed_on, attributes)
                select i, case when i <= 600 then 'P' || lpad(i::text, 4, '0') end,
                       case when i % 25 = 0 then 'MERCHANT' when i % 40 = 1 then 'COMPANY' else 'PERSON' end, '客户' || i,
                       case when i % 25 = 0 or i % 40 = 1 or i % 37 = 0 then null when i % 2 = 0 then 'F' else 'M' end,
                       case when i % 29 <> 0 then date '1920-01-01' + i * 62 end,
                       case when i % 100 = 3 then 'PC' when i <= 400 then 'PA' else 'PB' end,
                       case when i % 11 <> 0 then '职业' || i % 7 end,
                       case when i % 31 <> 0 then date '2026-07-20' - i * 7 end,
                       case when i % 50 = 7 then date '2026-07-15' when i % 50 = 8 then date '2026-07-16' end,
                       case when i % 9 = 0 then '{}'::jsonb
                            else jsonb_build_object('crop', (array['水稻', '小麦', '蔬菜'])[1 + i % 3], 'area', i % 13 * 1.25,
                                 'heads', case when i % 4 = 0 then '"many"'::jsonb else to_jsonb(i % 50) end,
                                 'sown', (date '2024-11-01' + i)::text, 'payroll', i % 3 = 0) end
                from generate_series(1, 620) i""",
                "insert into customer_number select customer_no, customer_id" + ALL,
                """
                insert into holding (customer_id, account_no, product_code, opened_on, closed_on)
                select customer_id, 'A' || customer_id || '-' || n, product, opened, closed
                from customer, (values
                    (1, 'HQ', date '2020-01-01', null::date), (2, 'HQ', '2021-01-01', null),
                    (3, 'LCZQ', '2026-07-15', null), (4, 'TZCK', '2020-01-01', '2026-07-16'), (5, 'DK', '2020-01-01', null),
                    (6, 'JJ', '2026-07-16', null), (7, 'JJ', '2020-01-01', '2026-07-15'), (8, 'JJ', '2020-01-01', null))
                    kept (n, product, opened, closed)
                where customer_id <= 600 and case n when 1 then customer_id % 10 < 8 when 2 then customer_id % 10 = 0
                    when 3 then customer_id % (case gender when 'F' then 3 else 9 end) = 0
                    when 4 then customer_id % (case gender when 'F' then 5 else 15 end) = 0
                    when 5 then customer_id % 7 = 0 when 6 then customer_id % 2 = 0 when 7 then customer_id % 3 = 0
                    else customer_id in (64, 128, 192) or customer_id % 97 = 0 end""",
                "insert into balance_state select customer_id, date '2026-01-01', date '2026-01-02', customer_id * 1000, 0,"
                        + " null, 0, 0, 0" + ALL + " and customer_id % 13 <> 0",
                "insert into balance_state select customer_id, date '2026-07-15', date '2026-07-15',"
                        + " customer_id * 7000 * case when gender = 'F' then 3 else 1 end, 0, null, 0, 0, 0" + ALL
                        + " and customer_id % 3 = 0",
                "insert into balance_state select customer_id, date '2026-07-16', date '2026-07-16', 900000000, 0, null, 0, 0,"
                        + " 0" + ALL + " and customer_id % 17 = 0",
                "insert into customer_tag select customer_id, 'VIP', date '2026-01-01', null, null, 't'" + ALL
                        + " and customer_id % 5 = 0",
                "insert into customer_tag select customer_id, 'SEEN', date '2026-07-15', date '2026-07-16', null, 't'"
                        + ALL + " and customer_id % 8 = 0",
                "insert into customer_tag select customer_id, 'OLD', date '2026-01-01', date '2026-07-15', null, 't'"
                        + ALL,
                "insert into customer_tag select customer_id, 'SOON', date '2026-07-16', null, null, 't'" + ALL,
                "insert into job_run (run_id, job, revision, scheduled_for, resource, state, requested_by) values"
                        + " (9001, 'sample', 9001, '2026-07-01 00:00Z', 'sample', 'SUCCEEDED', 'test')",
                "insert into tier_run values (9001, '2026-04-01', '2026-07-01', '2026-Q2', 9001, (select policy_id from"
                        + " tier_policy where name = 'Default policy'), '2026-07-01 02:00Z')",
                "select open_assessment(9001)",
                "insert into tier_assessment (customer_id, run_id, composite_level, service_level, service_source,"
                        + " average_aum, average_loan) select customer_id, 9001,"
                        + " (array['MASS', 'MASS', 'MASS', 'GOLD', 'GOLD', 'PLATINUM', 'DIAMOND', 'PRIVATE'])[1 + customer_id % 8],"
                        + " (array['MASS', 'GOLD', 'PLATINUM'])[1 + customer_id % 3], 'RULE', 0, 0" + ALL
                        + " and customer_id % 19 <> 0",
                "insert into service_override (customer_id, level, reason, from_day, until_day, policy_id, rule_level,"
                        + " needs_approval, actor) select customer_id, 'PRIVATE', 'x', date '2026-07-01', date '2026-12-31',"
                        + " (select policy_id from tier_policy where name = 'Default policy'), 'MASS', false, 't'" + ALL
                        + " and customer_id % 60 = 1");
        Segmenting.inForce(Segmenting.rule("WOMEN", "gender == \"F\""));
        Segmenting.inForce(Segmenting.rule("TOWN", "branch == \"PA\" && age >= 30"));
        Segmenting.inForce(Segmenting.rule("FUNDS", "holds(\"JJ\")"));
    }

    /** Everyone who counts, told customer by customer, with the segments they are in by definition. */
    static List<Person> people(String first, String second) {
        List<Person> people = new ArrayList<>();
        for (String row : Database.rows(
                """
                select customer_id, kind, gender, birth_date, branch_code, occupation, opened_on, closed_on,
                  coalesce((select aum from balance_state b where b.customer_id = c.customer_id
                            and from_day <= '2026-07-15' order by from_day desc limit 1), 0),
                  (select string_agg(distinct product_code, ',') from holding h where h.customer_id = c.customer_id
                    and opened_on <= '2026-07-15' and (closed_on is null or closed_on > '2026-07-15')),
                  (select string_agg(tag, ',') from customer_tag t where t.customer_id = c.customer_id
                    and valid_from <= '2026-07-15' and (valid_to is null or valid_to > '2026-07-15')),
                  (select composite_level from tier_assessment a where a.customer_id = c.customer_id),
                  (select service_level from tier_assessment a where a.customer_id = c.customer_id),
                  (select level from service_override o where o.customer_id = c.customer_id),
                  attributes ->> 'crop', attributes ->> 'area', attributes ->> 'heads', attributes ->> 'sown',
                  attributes ->> 'payroll'
                from customer c where customer_no is not null order by 1""")) {
            String[] c = row.split("\\|");
            if (c[7].equals("null") || LocalDate.parse(c[7]).isAfter(TODAY)) {
                people.add(person(c, first, second));
            }
        }
        band(people, "ATTRIBUTE:area", true);
        band(people, "ATTRIBUTE:heads", false);
        return people;
    }

    private static Person person(String[] c, String first, String second) {
        Map<String, Set<String>> values = new HashMap<>();
        put(values, "KIND", c[1]);
        put(values, "GENDER", c[2]);
        if (!c[3].equals("null")) {
            int decade = Period.between(LocalDate.parse(c[3]), TODAY).getYears() / 10;
            put(values, "AGE", decade >= 10 ? "100+" : decade * 10 + "-" + (decade * 10 + 9));
        }
        put(values, "BRANCH", c[4]);
        put(values, "OCCUPATION", c[5]);
        if (!c[6].equals("null")) {
            put(
                    values,
                    "RELATION_MONTHS",
                    months(Period.between(LocalDate.parse(c[6]), TODAY).toTotalMonths()));
        }
        Set<String> products = split(c[9]);
        values.put("PRODUCT", products);
        values.put("PRODUCT_COUNT", Set.of(products.size() >= 5 ? "5+" : products.size() + ""));
        values.put(
                "PRODUCT_CATEGORY",
                products.stream()
                        .map(code -> code.equals("DK") ? "LOAN" : code.equals("JJ") ? "FUND" : "DEPOSIT")
                        .collect(Collectors.toSet()));
        values.put("TAG", split(c[10]));
        put(values, "COMPOSITE_TIER", c[11]);
        if (!c[11].equals("null")) {
            String service = c[13].equals("null") ? c[12] : c[13];
            put(values, "SERVICE_TIER", service);
            boolean rich = isHigh(c[11]);
            put(values, "QUADRANT", isHigh(service) ? rich ? "KEY" : "POTENTIAL" : rich ? "VALUE" : "ORDINARY");
        }
        put(values, "ATTRIBUTE:crop", c[14]);
        put(values, "ATTRIBUTE:area", c[15]);
        put(values, "ATTRIBUTE:heads", c[16].equals("many") ? "null" : c[16]);
        put(values, "ATTRIBUTE:sown", c[17].substring(0, 4));
        put(values, "ATTRIBUTE:payroll", c[18]);
        return new Person(isIn(first, c, values), isIn(second, c, values), Long.parseLong(c[8]), values);
    }

    private static boolean isIn(String segment, String[] c, Map<String, Set<String>> values) {
        return switch (segment) {
            case "WOMEN" -> c[2].equals("F");
            case "TOWN" ->
                c[4].equals("PA")
                        && !c[3].equals("null")
                        && Period.between(LocalDate.parse(c[3]), TODAY).getYears() >= 30;
            case "FUNDS" -> values.get("PRODUCT").contains("JJ");
            default -> false;
        };
    }

    private static boolean isHigh(String level) {
        return List.of("PLATINUM", "DIAMOND", "PRIVATE").contains(level);
    }

    private static String months(long months) {
        return months < 3
                ? "0-2"
                : months < 12
                        ? "3-11"
                        : months < 36 ? "12-35" : months < 60 ? "36-59" : months < 120 ? "60-119" : "120+";
    }

    private static void put(Map<String, Set<String>> values, String dimension, String value) {
        if (!value.equals("null")) {
            values.put(dimension, Set.of(value));
        }
    }

    private static Set<String> split(String list) {
        return list.equals("null") ? Set.of() : new TreeSet<>(Arrays.asList(list.split(",")));
    }

    /** Puts in place of each number the band between the smallest values that a fifth, two fifths … do not exceed. */
    private static void band(List<Person> people, String dimension, boolean money) {
        List<Double> all = people.stream()
                .flatMap(person -> person.values().getOrDefault(dimension, Set.of()).stream())
                .map(Double::valueOf)
                .sorted()
                .toList();
        TreeSet<Double> limits = new TreeSet<>();
        for (int fifth = 1; fifth < 5; fifth++) {
            limits.add(all.get((int) Math.ceil(all.size() * fifth / 5.0) - 1));
        }
        for (Person person : people) {
            Set<String> his = person.values().getOrDefault(dimension, Set.of());
            if (!his.isEmpty()) {
                double value = Double.parseDouble(his.iterator().next());
                Double above = limits.lower(value);
                Double most = limits.ceiling(value);
                person.values().put(dimension, Set.of(written(above, money) + ".." + written(most, money)));
            }
        }
    }

    private static String written(Double limit, boolean money) {
        return limit == null ? "" : money ? "%.2f".formatted(limit) : Long.toString(limit.longValue());
    }
}
