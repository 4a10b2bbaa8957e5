package dev.kequn.platform.graphql;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Keeps what was parsed and found valid, by its exact text: clients send few texts and many variables.
 *
 * <p>SmallRye's own cache fills itself through an instrumentation, whose place {@link OperationLimits} takes; it would
 * stay empty. Long texts are not kept, so that a caller who invents texts cannot fill the memory with them.
 */
final class ParsedDocuments implements PreparsedDocumentProvider {
    private static final int MOST = 1000;
    private static final int LONGEST = 8192;

    private final Map<String, PreparsedDocumentEntry> entries =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, PreparsedDocumentEntry> eldest) {
                    return size() > MOST;
                }
            });

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        PreparsedDocumentEntry known = entries.get(input.getQuery());
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        PreparsedDocumentEntry entry = parseAndValidate.apply(input);
        if (!entry.hasErrors() && input.getQuery().length() <= LONGEST) {
            entries.put(input.getQuery(), entry);
        }
        return CompletableFuture.completedFuture(entry);
    }
}
