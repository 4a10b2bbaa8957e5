package dev.kequn.offer.home;

import java.util.List;

/** A customer's home page. */
public record Home(CustomerMoment customer, List<PersonalOffer> offers) {}
