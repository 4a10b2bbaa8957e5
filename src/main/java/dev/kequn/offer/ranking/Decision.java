package dev.kequn.offer.ranking;

import java.util.List;

/** What came of ranking every live offer for a customer: each is in one of the lists. */
public record Decision(List<Shown> shown, List<Dropped> dropped) {}
