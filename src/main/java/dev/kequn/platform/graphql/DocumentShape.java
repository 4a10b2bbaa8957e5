package dev.kequn.platform.graphql;

import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be counted on a document alone, before anything walks through its fragments. */
final class DocumentShape extends NodeVisitorStub {
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Integer> expandedFragments = new HashMap<>();
    private int aliases;
    private int directives;

    private DocumentShape(Map<String, FragmentDefinition> fragments) {
        this.fragments = fragments;
    }

    static DocumentShape of(Document document) {
        DocumentShape shape = new DocumentShape(document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity())));
        new NodeTraverser().preOrder(shape, document.getDefinitions());
        return shape;
    }

    /** Aliases, each fragment counted once. */
    int aliases() {
        return aliases;
    }

    /** Directives, each fragment counted once. */
    int directives() {
        return directives;
    }

    /**
     * Fields of the operation with every fragment put in where it is spread. Fragments that spread others twice
     * double with each level, so this is counted, each fragment once, before anything walks through them.
     */
    int expanded(OperationDefinition operation) {
        return expanded(operation.getSelectionSet());
    }

    private int expanded(@Nullable SelectionSet selections) {
        long fields = 0;
        if (selections != null) {
            for (Selection<?> selection : selections.getSelections()) {
                fields += expanded(selection);
            }
        }
        return (int) Math.min(fields, Integer.MAX_VALUE / 4);
    }

    private int expanded(Selection<?> selection) {
        if (selection instanceof Field field) {
            return 1 + expanded(field.getSelectionSet());
        }
        if (selection instanceof InlineFragment inline) {
            return expanded(inline.getSelectionSet());
        }
        String name = ((FragmentSpread) selection).getName();
        Integer known = expandedFragments.get(name);
        if (known == null) {
            known = expanded(fragments.get(name).getSelectionSet());
            expandedFragments.put(name, known);
        }
        return known;
    }

    @Override
    public TraversalControl visitField(Field field, TraverserContext<Node> context) {
        if (field.getAlias() != null) {
            aliases++;
        }
        return super.visitField(field, context);
    }

    @Override
    public TraversalControl visitDirective(Directive directive, TraverserContext<Node> context) {
        directives++;
        return super.visitDirective(directive, context);
    }
}
