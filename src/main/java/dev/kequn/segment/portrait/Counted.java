package dev.kequn.segment.portrait;

import java.time.LocalDate;
import java.util.List;

/** The population and its distributions, as they are. */
record Counted(LocalDate day, Tally population, List<Family> families) {}
