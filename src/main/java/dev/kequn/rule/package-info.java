/**
 * Rules over customers: which customers a sentence of facts is true of.
 *
 * <p>The language is a subset of CEL, checked by CEL's own parser and type checker: literals, the terms of a vocabulary,
 * {@code && || !}, {@code == != < <= > >=}, {@code in} a list of literals, {@code + -} on int and money,
 * {@code money("…")}, {@code date("…")} and {@code known(term)}; everything else is refused when a rule is saved, with
 * line and column. Owns no table. Promises one meaning wherever a rule is evaluated: a missing value makes the
 * comparison, the {@code in} or the bool term it stands in false, arithmetic with it is missing too, and strings are
 * ordered by code point. Terms come from the rooms, as {@link dev.kequn.rule.FactProvider} beans; {@code VOCABULARY.md}
 * lists them all. Imports {@code platform} and {@code access} only.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.rule;
