package dev.kequn.customer;

import org.eclipse.microprofile.graphql.Description;

@Description("How a list of customers is sorted; ascending, ties by id.")
public enum CustomerOrder {
    @Description("By customer number, prospects last.")
    CUSTOMER_NO,
    @Description("By name in code point order.")
    NAME,
    @Description("By the day the relation began, unknown days last.")
    OPENED_ON
}
