package dev.kequn.campaign.enrolment;

import dev.kequn.platform.db.SqlResource;

/** The statement that takes customers into a round: who they are differs, what is found and drawn of them does not. */
final class EnrolStatement {
    private EnrolStatement() {}

    /**
     * @param candidates a query for customer_id, segment_id, entry, came_on, came_at and the arm kept from before
     * @param population condition on a customer's id that bounds them
     * @param narrowed whether the condition helps to find what is kept about them, too
     */
    static String text(EnrolmentSource source, String candidates, String population, boolean narrowed) {
        return SqlResource.read(EnrolStatement.class, "enrol.sql")
                .replace("${source}", source.name())
                .replace("${candidates}", SqlResource.read(EnrolStatement.class, candidates))
                .replace("${bucket}", Bucket.sql("$9::text", "c.customer_id"))
                .replace("${universal}", Bucket.sql("'" + Bucket.UNIVERSAL + "'", "c.customer_id"))
                .replace("${pilot}", Bucket.sql("$10::text", "c.customer_id"))
                .replace("${assessed}", narrowed ? " AND a.customer_id " + population : "")
                .replace("${excluded}", narrowed ? " AND x.customer_id " + population : "")
                .replace("${population}", population)
                .replaceAll("\\s+", " ");
    }
}
