package dev.kequn.segment.lookalike;

import dev.kequn.platform.Refusal;
import dev.kequn.segment.definition.SegmentRefusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Learns a model and finds those most like the seed; nothing is written. */
@ApplicationScoped
class LookalikeTraining {
    private final LookalikeSettings settings;
    private final FeatureReader reader;
    private final Vertx vertx;

    LookalikeTraining(LookalikeSettings settings, FeatureReader reader, Vertx vertx) {
        this.settings = settings;
        this.reader = reader;
        this.vertx = vertx;
    }

    /** @throws Refusal {@link SegmentRefusal#SEED_TOO_SMALL} */
    Uni<TrainedLookalike> train(SqlConnection client, LookalikeAim aim, List<String> without) {
        List<String> forbidden = settings.forbiddenFeatures().orElse(List.of());
        List<String> notUsed = new ArrayList<>(forbidden);
        notUsed.addAll(without);
        List<String> leftOut = new ArrayList<>(notUsed);
        leftOut.addAll(aim.askedBySeed());
        return reader.table(client, aim, leftOut)
                .chain(table -> vertx.executeBlocking(() -> trained(
                        table,
                        aim,
                        notUsed.stream().distinct().sorted().toList(),
                        aim.askedBySeed().stream().sorted().toList())));
    }

    private TrainedLookalike trained(
            FeatureTable table, LookalikeAim aim, List<String> forbidden, List<String> leftOut) {
        int seeds = table.seeds().cardinality();
        if (seeds < settings.minimumSeed()) {
            throw tooSmall(seeds);
        }
        LookalikeModel model = LookalikeModel.train(table, settings.smallestFactor());
        BitSet rest = table.all();
        rest.andNot(table.seeds());
        int[] scores = model.scores(table);
        int[] ranked = Ranking.of(scores, rest);
        List<TrainedLookalike.Entry> entries = Arrays.stream(ranked)
                .limit(aim.size(ranked.length))
                .mapToObj(row -> new TrainedLookalike.Entry(
                        table.id(row), (float) model.calibration().probability(scores[row])))
                .toList();
        return new TrainedLookalike(model, table.rows(), seeds, forbidden, leftOut, entries);
    }

    Refusal tooSmall(long seeds) {
        return new Refusal(
                SegmentRefusal.SEED_TOO_SMALL,
                "code",
                "Of the seed %d agreed to be learned from and are not excluded; it takes %d"
                        .formatted(seeds, settings.minimumSeed()));
    }
}
