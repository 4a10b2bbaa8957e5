package dev.kequn.access;

import dev.kequn.platform.Refusal;

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

    public String contentHash() {
        return Change.hash(content);
    }
}
