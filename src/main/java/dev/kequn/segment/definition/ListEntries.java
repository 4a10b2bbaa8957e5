package dev.kequn.segment.definition;

import dev.kequn.platform.time.BusinessTime;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a draft of a list names when it is begun: those a rule finds on the day, or those of the list in force. */
@ApplicationScoped
class ListEntries {
    private final DefinitionRepository definitions;
    private final BusinessTime time;

    ListEntries(DefinitionRepository definitions, BusinessTime time) {
        this.definitions = definitions;
        this.time = time;
    }

    /** Those the rule finds, and nobody else. */
    Uni<Void> take(SegmentDefinition draft, Rule rule) {
        RuleSql sql = new RuleSql(List.of(rule), "c", "$2::date", 3);
        String condition = sql.condition(rule);
        String text = "INSERT INTO segment_entry (customer_id, definition_id) SELECT c.customer_id, ?1 FROM "
                + sql.customers("true") + " WHERE " + condition;
        return empty(draft).chain(() -> execute(places(text), draft.id(), time.today(), sql.values()));
    }

    /** Those of the definition in force. */
    Uni<Void> copy(SegmentDefinition draft, @Nullable Long inForce) {
        return inForce == null
                ? Uni.createFrom().voidItem()
                : execute(
                        "INSERT INTO segment_entry (customer_id, definition_id, score) "
                                + "SELECT customer_id, ?1, score FROM segment_entry WHERE definition_id = ?2",
                        draft.id(),
                        inForce,
                        List.of());
    }

    Uni<Void> empty(SegmentDefinition draft) {
        return definitions
                .getSession()
                .chain(session -> session.createNativeQuery("DELETE FROM segment_entry WHERE definition_id = ?1")
                        .setParameter(1, draft.id())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** What the definition names, in a form that other entries would not have. */
    Uni<String> digest(SegmentDefinition definition) {
        return definitions.getSession().chain(session -> session.createNativeQuery(
                        """
                        SELECT count(*) || ':' || coalesce(sum(hashint8extended(customer_id, 0)::numeric), 0)
                        FROM segment_entry WHERE definition_id = ?1""",
                        String.class)
                .setParameter(1, definition.id())
                .getSingleResult());
    }

    private Uni<Void> execute(String text, Object first, Object second, List<Object> more) {
        return definitions
                .getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(text)
                            .setParameter(1, first)
                            .setParameter(2, second);
                    for (int i = 0; i < more.size(); i++) {
                        query.setParameter(i + 3, more.get(i));
                    }
                    return query.executeUpdate();
                })
                .replaceWithVoid();
    }

    /** The session names parameters in its own way; behind their numbers it wants a blank. */
    private static String places(String text) {
        return text.replaceAll("\\$(\\d+)", "?$1 ");
    }
}
