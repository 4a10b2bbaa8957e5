package dev.kequn.k8s;

import com.fasterxml.jackson.databind.JsonNode;

/** How many connections an environment may come to need, and how many its PostgreSQL allows. */
record Connections(int needed, int allowed) {
    /** For the operator, replication, monitoring, backups, a person with psql, and PostgreSQL's own reserve. */
    private static final int OTHERS = 20;

    static Connections of(Overlay overlay) {
        JsonNode deployment = overlay.object("Deployment", "kequn");
        int replicas = overlay.all("HorizontalPodAutoscaler")
                .mapToInt(scaler -> scaler.at("/spec/maxReplicas").asInt())
                .findFirst()
                .orElse(deployment.at("/spec/replicas").asInt());
        int surge = deployment.at("/spec/strategy/rollingUpdate/maxSurge").asInt();
        int pool = Integer.parseInt(overlay.setting("KEQUN_DATABASE_POOL_SIZE"));
        // One more while a replica starts and looks at the database.
        int each = pool + ProgramDefaults.number("quarkus.datasource.jdbc.max-size") + 1;
        int migration = ProgramDefaults.number("quarkus.datasource.owner.jdbc.max-size") + 1;
        return new Connections((replicas + surge) * each + migration + OTHERS, allowed(overlay));
    }

    boolean suffice() {
        return needed <= allowed;
    }

    private static int allowed(Overlay overlay) {
        return overlay.all("Cluster")
                .map(cluster -> cluster.at("/spec/postgresql/parameters/max_connections"))
                .findFirst()
                .map(JsonNode::asInt)
                .orElseGet(() -> PodTemplate.each(overlay.object("StatefulSet", "kequn-database")
                                .at("/spec/template/spec/containers/0/args"))
                        .map(JsonNode::asText)
                        .filter(argument -> argument.startsWith("max_connections="))
                        .mapToInt(argument -> Integer.parseInt(argument.substring("max_connections=".length())))
                        .findFirst()
                        .orElse(0));
    }
}
