package dev.kequn.segment.community;

import io.vertx.core.json.JsonObject;

/**
 * What a forming did.
 *
 * @param communities there are afterwards
 * @param members in them
 * @param left who are in none any more, or were in one of a branch or manager they left
 * @param moved who went from one community of their group to another
 * @param joined who came into a community without having been in one of the group
 */
public record Forming(int communities, long members, long left, long moved, long joined) {
    JsonObject json() {
        return new JsonObject()
                .put("communities", communities)
                .put("members", members)
                .put("left", left)
                .put("moved", moved)
                .put("joined", joined);
    }
}
