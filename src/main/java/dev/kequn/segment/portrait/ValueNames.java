package dev.kequn.segment.portrait;

import dev.kequn.segment.portrait.Traits.Names;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the names of branches and products. */
@ApplicationScoped
class ValueNames {
    private static final String NAMES =
            """
            SELECT true AS branch, branch_code AS code, name FROM branch WHERE branch_code = ANY ($1)
            UNION ALL SELECT false, product_code, name FROM product WHERE product_code = ANY ($2)""";

    Uni<Names> of(SqlConnection reader, List<String> branches, List<String> products) {
        return reader.preparedQuery(NAMES)
                .execute(Tuple.of(branches.toArray(String[]::new), products.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, String> ofBranches = new HashMap<>();
                    Map<String, String> ofProducts = new HashMap<>();
                    rows.forEach(row -> (row.getBoolean("branch") ? ofBranches : ofProducts)
                            .put(row.getString("code"), row.getString("name")));
                    return new Names(ofBranches, ofProducts);
                });
    }
}
