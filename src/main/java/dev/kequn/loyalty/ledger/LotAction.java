package dev.kequn.loyalty.ledger;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("PointsLotAction")
@Description("What a transaction did to a lot of points.")
public enum LotAction {
    @Description("Its points became active.")
    ACTIVATE,
    @Description("Points of it were spent.")
    SPEND,
    @Description("What was left of it expired.")
    EXPIRE,
    @Description("Points of it paid what the customer owed.")
    SETTLE,
    @Description("Points of it were taken back by a reversal, of its own grant or of another whose points were spent.")
    TAKE_BACK,
    @Description("Points that were spent came back to it by a reversal.")
    RESTORE,
    @Description("Its grant was reversed for points that had expired; nothing changes in it.")
    VOID
}
