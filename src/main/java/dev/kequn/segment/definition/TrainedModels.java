package dev.kequn.segment.definition;

import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether a draft of a look-alike has the model that it needs. In the Panache transaction of who asks. */
@ApplicationScoped
class TrainedModels {
    private final DefinitionRepository definitions;

    TrainedModels(DefinitionRepository definitions) {
        this.definitions = definitions;
    }

    /** @throws Refusal {@link SegmentRefusal#NOT_TRAINED} */
    Uni<Void> expect(SegmentDefinition definition) {
        if (definition.content().kind() != SegmentKind.LOOKALIKE) {
            return Uni.createFrom().voidItem();
        }
        return definitions
                .getSession()
                .chain(session -> session.createNativeQuery(
                                "SELECT EXISTS (SELECT FROM segment_lookalike WHERE definition_id = ?1)", Boolean.class)
                        .setParameter(1, definition.id())
                        .getSingleResult())
                .invoke(trained -> {
                    if (!trained) {
                        throw new Refusal(
                                SegmentRefusal.NOT_TRAINED,
                                "code",
                                "The look-alike was not trained since it was written");
                    }
                })
                .replaceWithVoid();
    }

    /** What was learned for another content. */
    Uni<Void> drop(SegmentDefinition draft) {
        return definitions
                .getSession()
                .chain(session -> session.createNativeQuery("DELETE FROM segment_lookalike WHERE definition_id = ?1")
                        .setParameter(1, draft.id())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
