package dev.kequn.access;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a change did, for the audit trail.
 *
 * @param action the mutation or job, as named in the schema
 * @param before values before the change, null for a creation
 * @param after values after it, null for a removal
 */
public record Change(
        String action,
        String subjectType,
        String subjectId,
        @Nullable String purpose,
        @Nullable JsonObject before,
        @Nullable JsonObject after) {

    public static Change created(String action, String subjectType, Object subjectId, JsonObject after) {
        return new Change(action, subjectType, subjectId.toString(), null, null, after);
    }

    public static Change updated(
            String action, String subjectType, Object subjectId, JsonObject before, JsonObject after) {
        return new Change(action, subjectType, subjectId.toString(), null, before, after);
    }

    public Change because(@Nullable String reason) {
        return new Change(action, subjectType, subjectId, reason, before, after);
    }

    /** SHA-256 in hexadecimal: how personal data and contents appear in the trail. */
    public static String hash(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
