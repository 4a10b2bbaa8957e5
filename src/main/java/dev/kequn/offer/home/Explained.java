package dev.kequn.offer.home;

import dev.kequn.offer.ranking.Decision;
import dev.kequn.offer.ranking.PeerGroup;

/** Why a customer gets the offers he gets. */
public record Explained(PeerGroup peers, Decision decision) {}
