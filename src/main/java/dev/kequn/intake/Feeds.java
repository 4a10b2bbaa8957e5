package dev.kequn.intake;

import dev.kequn.customer.feed.BranchFeed;
import dev.kequn.customer.feed.CustomerFeed;
import dev.kequn.customer.feed.EventFeed;
import dev.kequn.customer.feed.Feed;
import dev.kequn.customer.feed.HoldingFeed;
import dev.kequn.customer.feed.ManagerFeed;
import dev.kequn.customer.feed.ProductFeed;
import dev.kequn.customer.feed.TagFeed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Which feed takes which file. */
@ApplicationScoped
class Feeds {
    private final Map<IntakeFile, Feed> feeds;

    Feeds(
            BranchFeed branches,
            ManagerFeed managers,
            ProductFeed products,
            CustomerFeed customers,
            HoldingFeed holdings,
            BalanceFeed balances,
            TagFeed tags,
            EventFeed events) {
        this.feeds = Map.of(
                IntakeFile.BRANCHES, branches,
                IntakeFile.MANAGERS, managers,
                IntakeFile.PRODUCTS, products,
                IntakeFile.CUSTOMERS, customers,
                IntakeFile.HOLDINGS, holdings,
                IntakeFile.BALANCES, balances,
                IntakeFile.TAGS, tags,
                IntakeFile.EVENTS, events);
    }

    Feed of(IntakeFile file) {
        return feeds.get(file);
    }
}
