package dev.kequn.platform.graphql;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Limits of one GraphQL request. */
@ConfigMapping(prefix = "kequn.graphql")
public interface GraphqlSettings {
    /** Whether clients may ask for the schema. */
    boolean introspection();

    /** Bytes of a request body. */
    int maxBody();

    /** Levels of arrays and objects in a request body. */
    int maxJsonDepth();

    /** Levels of fields in an operation. */
    int maxDepth();

    /** Nodes an operation may ask for: every field counts once for each time it can occur. */
    int maxCost();

    int maxAliases();

    int maxRootFields();

    int maxDirectives();

    /** An operation that takes longer is noted in the log. */
    Duration slow();
}
