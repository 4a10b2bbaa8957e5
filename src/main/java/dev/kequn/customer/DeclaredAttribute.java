package dev.kequn.customer;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;

/**
 * An attribute as it stands declared.
 *
 * @param declaredBy who wrote its present wording
 */
public record DeclaredAttribute(CustomerAttribute attribute, String declaredBy, OffsetDateTime declaredAt) {
    static DeclaredAttribute of(Row row) {
        return new DeclaredAttribute(
                new CustomerAttribute(
                        row.getString("name"),
                        AttributeType.valueOf(row.getString("type")),
                        row.getString("name_zh"),
                        row.getString("name_en"),
                        row.getString("description")),
                row.getString("declared_by"),
                row.getOffsetDateTime("declared_at"));
    }

    JsonObject values() {
        return new JsonObject()
                .put("type", attribute.type().name())
                .put("nameZh", attribute.nameZh())
                .put("nameEn", attribute.nameEn())
                .put("description", attribute.description());
    }
}
