package dev.kequn.loyalty.referral;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.customer.Customer;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.loyalty.referral.ReferralTree.Generation;
import dev.kequn.loyalty.referral.ReferralTree.Node;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the tree below a customer: the walk goes through everyone, the answer tells of the caller's customers only. */
@ApplicationScoped
public class ReferralTrees {
    private static final int DEEPEST = 5;
    private static final int MOST_NODES = 100;
    private static final String WALK =
            """
            WITH RECURSIVE tree (newcomer_id, referrer_id, registered_on, generation) AS (
                SELECT newcomer_id, referrer_id, registered_on, 1 FROM referral WHERE referrer_id = ?
                UNION ALL
                SELECT r.newcomer_id, r.referrer_id, r.registered_on, t.generation + 1
                FROM tree t JOIN referral r ON r.referrer_id = t.newcomer_id WHERE t.generation < ?),
            seen AS (
                SELECT t.*, count(*) OVER (PARTITION BY generation) AS members,
                       row_number() OVER (PARTITION BY generation ORDER BY t.registered_on, t.newcomer_id) AS place
                FROM tree t JOIN customer c ON c.customer_id = t.newcomer_id WHERE true""";
    private static final String FIRST =
            ") SELECT generation, members, newcomer_id, referrer_id, registered_on FROM seen WHERE place <= ?"
                    + " ORDER BY generation, place";

    private final CustomerDirectory directory;
    private final Pool pool;

    ReferralTrees(CustomerDirectory directory, Pool pool) {
        this.directory = directory;
        this.pool = pool;
    }

    /**
     * Down to {@code depth} generations; null when the caller does not see the customer.
     *
     * @throws Refusal INVALID_ARGUMENT unless {@code depth} is 1 to 5
     */
    public Uni<@Nullable ReferralTree> below(Caller caller, String customerNo, int depth) {
        if (depth < 1 || depth > DEEPEST) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT,
                    "depth",
                    "depth must be between 1 and " + DEEPEST + ", not " + depth);
        }
        Caller acting = ReferralScope.acting(caller);
        return directory
                .find(acting, customerNo)
                .chain(root -> root == null ? Uni.createFrom().nullItem() : below(acting, root, depth));
    }

    private Uni<ReferralTree> below(Caller acting, Customer root, int depth) {
        SqlText sql = new SqlText().add(WALK, root.id(), depth);
        CustomerScope scope = CustomerScope.of(acting);
        scope.restrict(sql, "c");
        sql.add(FIRST, MOST_NODES);
        return pool.preparedQuery(sql.text()).execute(sql.values()).chain(rows -> {
            List<Row> found = StreamSupport.stream(rows.spliterator(), false).toList();
            return directory.byId(persons(found)).map(customers -> {
                Set<Long> seen = new TreeSet<>(Set.of(root.id()));
                customers.values().stream()
                        .filter(person -> scope.includes(person.customerNo(), person.managerNo(), person.branchCode()))
                        .forEach(person -> seen.add(person.id()));
                return new ReferralTree(root, generations(found, seen, depth), customers);
            });
        });
    }

    private static Set<Long> persons(List<Row> found) {
        Set<Long> persons = new TreeSet<>();
        found.forEach(row -> {
            persons.add(row.getLong("newcomer_id"));
            persons.add(row.getLong("referrer_id"));
        });
        return persons;
    }

    /** Every generation down to {@code depth}, also one of which nobody is seen. */
    private static List<Generation> generations(List<Row> found, Set<Long> seen, int depth) {
        List<Generation> generations = new ArrayList<>();
        for (int i = 1; i <= depth; i++) {
            int number = i;
            List<Row> members = found.stream()
                    .filter(row -> row.getInteger("generation") == number)
                    .toList();
            long count = members.isEmpty() ? 0 : members.get(0).getLong("members");
            generations.add(new Generation(
                    number, count, members.stream().map(row -> node(row, seen)).toList()));
        }
        return generations;
    }

    private static Node node(Row row, Set<Long> seen) {
        Long referrer = row.getLong("referrer_id");
        LocalDate registeredOn = row.getLocalDate("registered_on");
        return new Node(row.getLong("newcomer_id"), seen.contains(referrer) ? referrer : null, registeredOn);
    }
}
