package dev.kequn.segment.portrait;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.db.Snapshots;
import dev.kequn.segment.SegmentSettings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what a portrait needs in one snapshot, which can only be read and takes no longer than it may. */
@ApplicationScoped
class PortraitReader {
    /** Columns of attributes in one statement. */
    private static final int ATTRIBUTES = 20;

    private final TraitCatalogue catalogue;
    private final ValueNames names;
    private final SegmentSettings settings;
    private final Snapshots snapshots;

    PortraitReader(TraitCatalogue catalogue, ValueNames names, SegmentSettings settings, Snapshots snapshots) {
        this.catalogue = catalogue;
        this.names = names;
        this.settings = settings;
        this.snapshots = snapshots;
    }

    /** @throws Refusal {@link RequestErrorCode#UNAVAILABLE} where it takes too long */
    <T> Uni<T> inSnapshot(Function<SqlConnection, Uni<T>> work) {
        return snapshots.read(settings.portraitLimit(), "fewer dimensions", work);
    }

    /** @throws Refusal {@link RequestErrorCode#UNAVAILABLE} where it takes too long */
    Uni<Counted> count(Look look) {
        return inSnapshot(reader -> catalogue
                .of(reader, look)
                .chain(traits -> Multi.createFrom()
                        .iterable(pieces(traits))
                        .onItem()
                        .transformToUniAndConcatenate(piece -> count(reader, look, piece))
                        .collect()
                        .asList())
                .map(pieces -> new Counted(
                        look.day(),
                        pieces.get(0).population(),
                        pieces.stream()
                                .flatMap(piece -> piece.families().stream())
                                .toList())));
    }

    private Uni<Counted> count(SqlConnection reader, Look look, List<Traits> traits) {
        PortraitStatement statement = new PortraitStatement(look, traits);
        return reader.preparedQuery(statement.text())
                .execute(statement.values())
                .map(rows -> new CountedRows(rows, traits))
                .chain(rows -> names.of(
                                reader, rows.codes(PortraitDimension.BRANCH), rows.codes(PortraitDimension.PRODUCT))
                        .map(known -> new Counted(look.day(), rows.population(), rows.families(known))));
    }

    /** One statement looks at everything but the bank's own attributes, of which there may be hundreds. */
    private static List<List<Traits>> pieces(List<Traits> traits) {
        List<List<Traits>> pieces = new ArrayList<>();
        List<Traits> attributes = traits.stream()
                .filter(one -> one.dimensions().contains(PortraitDimension.ATTRIBUTE))
                .toList();
        List<Traits> first = new ArrayList<>(traits);
        first.removeAll(attributes);
        int taken = Math.min(ATTRIBUTES, attributes.size());
        first.addAll(attributes.subList(0, taken));
        pieces.add(first);
        for (int from = taken; from < attributes.size(); from += ATTRIBUTES) {
            pieces.add(attributes.subList(from, Math.min(from + ATTRIBUTES, attributes.size())));
        }
        return pieces;
    }
}
