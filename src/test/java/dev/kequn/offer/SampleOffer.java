package dev.kequn.offer;

import dev.kequn.customer.ProductCategory;
import dev.kequn.support.Database;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An offer written straight into the database, for tests of what follows from it. Unless told otherwise it is a standing
 * one of a deposit of its own, worth 100.00, for everybody on every channel in 2026, without limits, with texts in zh and en.
 */
public final class SampleOffer {
    private final String code;
    private final List<String> texts = new ArrayList<>();
    private final List<String> contexts = new ArrayList<>();
    private String nameZh;
    private String nameEn;
    private @Nullable String product;
    private @Nullable String reward;
    private @Nullable String campaign;
    private @Nullable String step;
    private @Nullable String picture;
    private long value = 10_000;
    private int expectedShare = 500;
    private int lever = 100;
    private List<OfferChannel> channels = List.of(OfferChannel.values());
    private LocalDate firstDay = LocalDate.of(2026, 1, 1);
    private LocalDate lastDay = LocalDate.of(2026, 12, 31);
    private @Nullable String eligibility;
    private boolean toHolders;
    private @Nullable Integer stock;
    private @Nullable Integer mostShown;
    private int restDays = 30;

    private SampleOffer(String code) {
        this.code = code;
        this.nameZh = "优惠" + code;
        this.nameEn = "Offer " + code;
    }

    public static SampleOffer of(String code) {
        return new SampleOffer(code);
    }

    /** No offer any more, nor anything that came of one. */
    public static void forget() {
        Database.inOneTransaction(
                // First what the gathering of evidence locks first: each would wait for the other.
                "update offer_evidence_cursor set transaction_id = '0', response_id = 0",
                "truncate offer_lead, offer_exposure, offer_response, offer_evidence, offer_stock, offer_context, offer_text,"
                        + " offer_version, offer",
                changed(),
                "notify offer");
    }

    /** What every process is told by: needed where rows went without their triggers. */
    public static String changed() {
        return "update offer_catalogue set version = version + 1";
    }

    /** There is such a product from here on. */
    public static void productIs(String code, ProductCategory category, @Nullable Integer riskGrade) {
        Database.execute(
                """
                insert into product (product_code, name, category, risk_grade) values ('%s', 'Product %s', '%s', %s)
                on conflict (product_code) do update set category = excluded.category, risk_grade = excluded.risk_grade"""
                        .formatted(code, code, category, riskGrade));
    }

    public SampleOffer names(String zh, String en) {
        this.nameZh = zh;
        this.nameEn = en;
        return this;
    }

    /** Of a product that is there. */
    public SampleOffer product(String code) {
        this.product = code;
        return this;
    }

    /** Of a product that is made, or is so from here on. */
    public SampleOffer product(String code, ProductCategory category, @Nullable Integer riskGrade) {
        productIs(code, category, riskGrade);
        return product(code);
    }

    /** Of a reward, which is made and approved, without limit, where it is not there. */
    public SampleOffer reward(String code) {
        return reward(code, null);
    }

    /** Of a reward with so many pieces. */
    public SampleOffer reward(String code, @Nullable Integer pieces) {
        Database.inOneTransaction(
                "insert into reward_stock (reward_code, put_in, opened) values ('%s', %s, true) on conflict do nothing"
                        .formatted(code, pieces),
                """
                insert into reward (code, version, state, name_zh, name_en, cost, valid_from, created_by)
                values ('%1$s', 1, 'APPROVED', '礼品%1$s', 'Reward %1$s', 100, '2026-01-01', 'maker') on conflict do nothing"""
                        .formatted(code));
        this.reward = code;
        return this;
    }

    /** For those who are treated in a campaign that is there. */
    public SampleOffer campaign(String code) {
        this.campaign = code;
        return this;
    }

    /** At this step of the campaign alone. */
    public SampleOffer step(String code) {
        this.step = code;
        return this;
    }

    public SampleOffer picture(String url) {
        this.picture = url;
        return this;
    }

    /** Minor units. */
    public SampleOffer value(long value) {
        this.value = value;
        return this;
    }

    /** Of 10,000. */
    public SampleOffer expected(int share) {
        this.expectedShare = share;
        return this;
    }

    /** Percent. */
    public SampleOffer lever(int lever) {
        this.lever = lever;
        return this;
    }

    public SampleOffer channels(OfferChannel... channels) {
        this.channels = List.of(channels);
        return this;
    }

    public SampleOffer days(LocalDate first, LocalDate last) {
        this.firstDay = first;
        this.lastDay = last;
        return this;
    }

    public SampleOffer eligibility(String condition) {
        this.eligibility = condition;
        return this;
    }

    /** Also for who holds the product. */
    public SampleOffer toHolders() {
        this.toHolders = true;
        return this;
    }

    public SampleOffer stock(int stock) {
        this.stock = stock;
        return this;
    }

    /** After so often without a reaction it rests. */
    public SampleOffer mostShown(int mostShown) {
        this.mostShown = mostShown;
        return this;
    }

    public SampleOffer restDays(int restDays) {
        this.restDays = restDays;
        return this;
    }

    /** The first replaces the texts it has unless told otherwise. */
    public SampleOffer text(String locale, String title, String body, String action) {
        texts.add("%s, %s, %s, %s".formatted(quoted(locale), quoted(title), quoted(body), quoted(action)));
        return this;
    }

    /** Counts {@code factor} percent on the channel. */
    public SampleOffer context(OfferChannel channel, int factor) {
        return context(channel, null, null, null, factor);
    }

    /** Counts {@code factor} percent for whom the condition holds. */
    public SampleOffer context(String condition, int factor) {
        return context(null, null, null, condition, factor);
    }

    /** @param fromDay month × 100 + day, as {@code toDay} */
    public SampleOffer context(
            @Nullable OfferChannel channel,
            @Nullable Integer fromDay,
            @Nullable Integer toDay,
            @Nullable String condition,
            int factor) {
        contexts.add("%s, %s, %s, %s, %d"
                .formatted(quoted(channel == null ? null : channel.name()), fromDay, toDay, quoted(condition), factor));
        return this;
    }

    /** Shown from here on; returns its id. */
    public long live() {
        return written("LIVE");
    }

    /** Approved and not shown yet; returns its id. */
    public long approved() {
        return written("APPROVED");
    }

    /** The next version of an offer that is there, in force from here on; returns the version's id. */
    public long replaced() {
        long offer = id(code);
        List<String> statements = new ArrayList<>();
        statements.add("update offer_version set state = 'REPLACED' where state = 'APPROVED' and offer_id = " + offer);
        statements.add("update offer set versions = versions + 1 where offer_id = " + offer);
        statements.addAll(version());
        statements.add(follow(null));
        statements.add("update offer_stock set put_in = %s where offer_id = %d".formatted(stock, offer));
        Database.inOneTransaction(statements.toArray(String[]::new));
        return Long.parseLong(Database.value("select in_force from offer where offer_id = " + offer));
    }

    /** Not shown any more. */
    public static void retire(String code) {
        Database.execute(
                "update offer set state = 'RETIRED', retired_at = clock_timestamp(), retire_reason = 'over' where code = '%s'"
                        .formatted(code));
    }

    public static long id(String code) {
        return Long.parseLong(Database.value("select offer_id from offer where code = '%s'".formatted(code)));
    }

    private long written(String state) {
        List<String> statements = new ArrayList<>();
        if (product == null && reward == null) {
            product("P_" + code, ProductCategory.DEPOSIT, null);
        }
        statements.add("insert into offer (code, versions) values ('%s', 1)".formatted(code));
        statements.addAll(version());
        statements.add("insert into offer_stock (offer_id, put_in) select offer_id, %s from offer where code = '%s'"
                .formatted(stock, code));
        statements.add(follow(state));
        Database.inOneTransaction(statements.toArray(String[]::new));
        return id(code);
    }

    private List<String> version() {
        List<String> statements = new ArrayList<>();
        statements.add(
                """
                insert into offer_version (offer_id, version, revision, state, name_zh, name_en, product_code, reward_code,
                    campaign_code, step, picture_url, value, expected_share, lever, channels, first_day, last_day,
                    eligibility, to_holders, stock, most_shown, rest_days, created_by)
                select offer_id, versions, 1, 'SUBMITTED', %s, %s, %s, %s, %s, %s, %s, %d, %d, %d, '{%s}', '%s', '%s', %s, %s,
                    %s, %s, %d, 'maker' from offer where code = '%s'"""
                        .formatted(
                                quoted(nameZh),
                                quoted(nameEn),
                                quoted(product),
                                quoted(reward),
                                quoted(campaign),
                                quoted(step),
                                quoted(picture),
                                value,
                                expectedShare,
                                lever,
                                channels.stream().map(OfferChannel::name).collect(Collectors.joining(",")),
                                firstDay,
                                lastDay,
                                quoted(eligibility),
                                toHolders,
                                stock,
                                mostShown,
                                restDays,
                                code));
        statements.addAll(parts("offer_text (version_id, position, locale, title, body, action)", said()));
        statements.addAll(
                parts("offer_context (version_id, position, channel, from_day, to_day, condition, factor)", contexts));
        statements.add("update offer_version set state = 'APPROVED' where version_id = " + written());
        return statements;
    }

    private List<String> said() {
        return texts.isEmpty()
                ? Arrays.asList(
                        "'zh', '标题%s', '内容%s', '领取'".formatted(code, code),
                        "'en', 'Title %s', 'Body %s', 'Get it'".formatted(code, code))
                : texts;
    }

    private List<String> parts(String table, List<String> values) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            statements.add("insert into %s values (%s, %d, %s)".formatted(table, written(), i, values.get(i)));
        }
        return statements;
    }

    /** The version that is being written. */
    private String written() {
        return "(select version_id from offer_version v join offer o using (offer_id) where o.code = '%s' and v.version = o.versions)"
                .formatted(code);
    }

    /** @param state as it was when null */
    private String follow(@Nullable String state) {
        return "update offer set in_force = %s%s where code = '%s'"
                .formatted(
                        written(),
                        state == null
                                ? ""
                                : ", state = '%s', published_at = %s"
                                        .formatted(state, state.equals("LIVE") ? "clock_timestamp()" : "null"),
                        code);
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "'" + text.replace("'", "''") + "'";
    }
}
