package dev.kequn.segment.portrait;

/** The customers with one value of a trait. */
record Cell(Trait trait, CellValue value) {}
