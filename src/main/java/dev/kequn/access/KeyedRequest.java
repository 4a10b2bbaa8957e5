package dev.kequn.access;

import dev.kequn.platform.Refusal;
import io.vertx.core.json.JsonArray;
import org.jspecify.annotations.Nullable;

/**
 * A request that is done once, however often it arrives.
 *
 * @param key chosen by the caller, 1 to 200 characters; another caller's equal key is another key
 * @param operation the mutation as named in the schema
 * @param content everything the request says, in a canonical form
 */
public record KeyedRequest(Caller caller, String key, String operation, String content) {
    private static final int LONGEST = 200;

    /** What the asking room calls the two things that can be wrong with a key. */
    public record Faults(Enum<?> invalid, Enum<?> conflict) {}

    /** A request that says these things, in this order; each is told by its text, null stays null. */
    public static KeyedRequest of(Caller caller, String key, String operation, @Nullable Object... said) {
        JsonArray content = new JsonArray();
        for (Object part : said) {
            content.add(part == null ? null : part.toString());
        }
        return new KeyedRequest(caller, key, operation, content.encode());
    }

    /** @throws Refusal with {@code faults.invalid} for a key that is none */
    public void check(Faults faults) {
        if (key.isBlank() || key.codePointCount(0, key.length()) > LONGEST || key.indexOf(0) >= 0) {
            throw new Refusal(faults.invalid(), "idempotencyKey", "A key has 1 to " + LONGEST + " characters");
        }
    }

    /**
     * The result of the earlier request with this key.
     *
     * @throws Refusal with {@code faults.conflict} when that one said something else
     */
    public String again(KeptRequest earlier, Faults faults) {
        if (!earlier.operation().equals(operation) || !earlier.contentHash().equals(contentHash())) {
            throw new Refusal(faults.conflict(), "idempotencyKey", "The key was used by a request with other content");
        }
        return earlier.result();
    }

    /** @throws Refusal with {@code faults.conflict} when {@code other}, with the same key, says something else */
    public void expectSame(KeyedRequest other, Faults faults) {
        again(new KeptRequest(other.operation(), other.contentHash(), ""), faults);
    }

    public String contentHash() {
        return Change.hash(content);
    }
}
