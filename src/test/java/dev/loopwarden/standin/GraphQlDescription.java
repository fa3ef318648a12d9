package dev.loopwarden.standin;

import static java.util.Objects.requireNonNull;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** GitHub's description of its GraphQL API, cut to what is used. */
final class GraphQlDescription {
  /** Read once: it takes a moment. */
  static final GraphQlDescription GITHUB = new GraphQlDescription();

  private final GraphQLSchema schema =
      UnExecutableSchemaGenerator.makeUnExecutableSchema(
          new SchemaParser().parse(GraphQlEndpoint.text()));

  /** What is wrong with a document and with its answer. */
  List<String> problems(JsonNode request, JsonNode answer, boolean checksRequest) {
    List<String> problems = new ArrayList<>();
    Document document;
    try {
      document = Parser.parse(request.path("query").asString(""));
    } catch (InvalidSyntaxException e) {
      return checksRequest ? List.of("document: " + e.getMessage()) : List.of();
    }
    var errors = new Validator().validateDocument(schema, document, Locale.ROOT);
    if (!errors.isEmpty()) {
      errors.forEach(error -> problems.add("document: " + error.getMessage()));
      return checksRequest ? problems : List.of();
    }
    OperationDefinition operation =
        document.getDefinitionsOfType(OperationDefinition.class).getFirst();
    if (checksRequest) {
      variables(operation, request.path("variables"), problems);
    }
    new Walk(document, problems).answer(operation, answer);
    return problems;
  }

  private static void variables(
      OperationDefinition operation, JsonNode given, List<String> problems) {
    Set<String> declared =
        operation.getVariableDefinitions().stream()
            .map(VariableDefinition::getName)
            .collect(Collectors.toSet());
    given.propertyNames().stream()
        .filter(name -> !declared.contains(name))
        .forEach(name -> problems.add("document: there is no variable " + name));
  }

  /** Goes through an answer beside the document that asked for it. */
  private final class Walk {
    private final Map<String, FragmentDefinition> fragments;
    private final List<String> problems;

    Walk(Document document, List<String> problems) {
      this.fragments =
          document.getDefinitionsOfType(FragmentDefinition.class).stream()
              .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
      this.problems = problems;
    }

    void answer(OperationDefinition operation, JsonNode answer) {
      if (!answer.has("data") && !answer.has("errors")) {
        problems.add("answer: neither data nor errors");
      }
      for (JsonNode error : answer.path("errors").values()) {
        if (!error.path("message").isString()) {
          problems.add("answer: an error without a message");
        }
      }
      boolean query = operation.getOperation() == OperationDefinition.Operation.QUERY;
      if (answer.path("data").isObject()) {
        GraphQLFieldsContainer root = query ? schema.getQueryType() : schema.getMutationType();
        object(requireNonNull(root), operation.getSelectionSet(), answer.path("data"), "data");
      }
    }

    private void object(
        GraphQLCompositeType type, SelectionSet selection, JsonNode value, String at) {
      Set<String> expected = new HashSet<>();
      fields(type, selection, value, at, expected);
      value.propertyNames().stream()
          .filter(name -> !expected.contains(name))
          .forEach(name -> problems.add("answer: nobody asked for " + at + "." + name));
    }

    private void fields(
        GraphQLCompositeType type,
        SelectionSet selection,
        JsonNode value,
        String at,
        Set<String> expected) {
      for (Selection<?> one : selection.getSelections()) {
        switch (one) {
          case Field field -> {
            String key = field.getAlias() == null ? field.getName() : field.getAlias();
            expected.add(key);
            field(type, field, value.path(key), at + "." + key);
          }
          case InlineFragment fragment ->
              fragment(
                  type,
                  fragment.getTypeCondition(),
                  fragment.getSelectionSet(),
                  value,
                  at,
                  expected);
          case FragmentSpread spread -> {
            FragmentDefinition fragment = requireNonNull(fragments.get(spread.getName()));
            fragment(
                type, fragment.getTypeCondition(), fragment.getSelectionSet(), value, at, expected);
          }
          default -> problems.add("document: unknown selection " + one);
        }
      }
    }

    /** A part for one type only: whether the value is of that type, its fields tell. */
    private void fragment(
        GraphQLCompositeType type,
        @Nullable TypeName condition,
        SelectionSet selection,
        JsonNode value,
        String at,
        Set<String> expected) {
      GraphQLCompositeType narrowed =
          condition == null
              ? type
              : (GraphQLCompositeType) requireNonNull(schema.getType(condition.getName()));
      boolean certain = condition == null || condition.getName().equals(type.getName());
      boolean there =
          selection.getSelectionsOfType(Field.class).stream()
              .anyMatch(
                  field ->
                      value.has(field.getAlias() == null ? field.getName() : field.getAlias()));
      if (certain || there) {
        fields(narrowed, selection, value, at, expected);
      }
    }

    private void field(GraphQLCompositeType type, Field field, JsonNode value, String at) {
      if (field.getName().equals("__typename")) {
        return;
      }
      GraphQLFieldsContainer container = (GraphQLFieldsContainer) type;
      value(container.getFieldDefinition(field.getName()).getType(), field, value, at);
    }

    private void value(GraphQLType type, Field field, JsonNode value, String at) {
      if (value.isMissingNode()) {
        problems.add("answer: " + at + " is missing");
      } else if (value.isNull()) {
        if (type instanceof GraphQLNonNull) {
          problems.add("answer: " + at + " is null");
        }
      } else {
        some(GraphQLTypeUtil.unwrapNonNull(type), field, value, at);
      }
    }

    private void some(GraphQLType type, Field field, JsonNode value, String at) {
      if (type instanceof GraphQLList list) {
        for (JsonNode item : value.values()) {
          value(list.getWrappedType(), field, item, at + "[]");
        }
      } else if (type instanceof GraphQLCompositeType composite) {
        object(composite, requireNonNull(field.getSelectionSet()), value, at);
      } else if (type instanceof GraphQLEnumType words) {
        if (words.getValue(value.asString("")) == null) {
          problems.add("answer: " + at + " has no such value as " + value);
        }
      } else if (!isOf(((GraphQLNamedType) type).getName(), value)) {
        problems.add("answer: " + at + " is " + value);
      }
    }

    private static boolean isOf(String scalar, JsonNode value) {
      return switch (scalar) {
        case "Int" -> value.isInt();
        case "Float" -> value.isNumber();
        case "Boolean" -> value.isBoolean();
        default -> value.isString();
      };
    }
  }
}
