package dev.kequn.segment.list;

import dev.kequn.access.Change;
import io.vertx.core.json.JsonObject;

/**
 * What an upload did to a list.
 *
 * @param revision of the draft afterwards; one more than before where anybody was added or removed
 * @param sent how many numbers it had, one that stands twice counted twice
 * @param entries how many customers the draft names afterwards
 * @param digest SHA-256 of what was sent, in hexadecimal
 */
public record ListChange(
        String code,
        int version,
        int revision,
        ListMode mode,
        long sent,
        long added,
        long removed,
        long entries,
        String digest) {
    /** The same as JSON, as the trail and a sender of files get it. */
    public JsonObject json() {
        return new JsonObject()
                .put("code", code)
                .put("version", version)
                .put("revision", revision)
                .put("mode", mode.name())
                .put("sent", sent)
                .put("added", added)
                .put("removed", removed)
                .put("entries", entries)
                .put("digest", digest);
    }

    Change change() {
        return Change.created("segmentUpload", "Segment", code, json());
    }
}
