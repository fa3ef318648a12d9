package dev.loopwarden.standin;

import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.schema.Coercing;
import graphql.schema.DataFetcherFactories;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** GraphQL, executed against a cut of GitHub's published schema. */
final class GraphQlEndpoint {
  /** The cut, as a class path resource. */
  static final String SCHEMA = "/standin/schema.graphql";

  private static final List<String> INTERFACES =
      List.of("Node", "Actor", "GitObject", "RepositoryOwner", "Reactable", "Minimizable");

  private final Urls urls;
  private final World world;
  private final Discussion discussion;
  private final RateLimits limits;
  private final GraphQL engine;

  GraphQlEndpoint(Urls urls, World world, Discussion discussion, RateLimits limits) {
    this.urls = urls;
    this.world = world;
    this.discussion = discussion;
    this.limits = limits;
    this.engine =
        GraphQL.newGraphQL(schema())
            .defaultDataFetcherExceptionHandler(
                new SimpleDataFetcherExceptionHandler() {
                  @Override
                  protected void logException(
                      ExceptionWhileDataFetching error, Throwable exception) {
                    // it is in the answer
                  }
                })
            .build();
  }

  void addTo(Routes routes) {
    routes.post("/graphql", Needs.anInstallation(), this::answer);
  }

  private static GraphQLSchema schema() {
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
    for (String name : List.of("URI", "DateTime", "GitObjectID", "BigInt")) {
      wiring.scalar(GraphQLScalarType.newScalar().name(name).coercing(new AsText()).build());
    }
    for (String name : INTERFACES) {
      wiring.type(
          name,
          type ->
              type.typeResolver(
                  resolved ->
                      resolved
                          .getSchema()
                          .getObjectType(String.valueOf(typeName(resolved.getObject())))));
    }
    wiring.codeRegistry(
        GraphQLCodeRegistry.newCodeRegistry()
            .defaultDataFetcher(DataFetcherFactories.useDataFetcher(GraphQlEndpoint::fetch)));
    return new SchemaGenerator()
        .makeExecutableSchema(new SchemaParser().parse(text()), wiring.build());
  }

  private static String typeName(@Nullable Object object) {
    return object instanceof Map<?, ?> node ? String.valueOf(node.get("__typename")) : "";
  }

  private static @Nullable Object fetch(graphql.schema.DataFetchingEnvironment asked) {
    Object value =
        asked.getSource() instanceof Map<?, ?> source
            ? source.get(asked.getField().getName())
            : null;
    return value instanceof Lazy lazy ? lazy.get(asked) : value;
  }

  static String text() {
    try (InputStream in = GraphQlEndpoint.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + SCHEMA);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Texts, numbers as texts: what GitHub's own scalars are in JSON. */
  private static final class AsText implements Coercing<String, String> {
    @Override
    public String serialize(Object value, graphql.GraphQLContext context, java.util.Locale locale) {
      return value.toString();
    }

    @Override
    public String parseValue(
        Object input, graphql.GraphQLContext context, java.util.Locale locale) {
      return input.toString();
    }

    @Override
    public String parseLiteral(
        graphql.language.Value<?> input,
        graphql.execution.CoercedVariables variables,
        graphql.GraphQLContext context,
        java.util.Locale locale) {
      return input instanceof graphql.language.StringValue text
          ? String.valueOf(text.getValue())
          : input.toString();
    }
  }

  private Reply answer(Call call) {
    if (!(call.caller() instanceof Caller.OfInstallation(Token token))) {
      throw Refusal.forbidden();
    }
    ObjectNode body = call.body();
    GraphRoot root = new GraphRoot(urls, world, token, discussion, limits);
    ExecutionInput.Builder input =
        ExecutionInput.newExecutionInput()
            .query(Call.requiredText(body, "query"))
            .variables(Json.map(body.path("variables")))
            .root(root.fields());
    String operation = Json.text(body, "operationName");
    if (operation != null) {
      input.operationName(operation);
    }
    return Reply.ok(shown(engine.execute(input.build())));
  }

  private static JsonNode shown(ExecutionResult result) {
    ObjectNode body = Json.object();
    if (result.isDataPresent()) {
      @Nullable Object data = result.getData();
      body.set("data", data == null ? Json.object().nullNode() : Json.tree(data));
    }
    if (!result.getErrors().isEmpty()) {
      body.set("errors", Json.array(result.getErrors(), GraphQlEndpoint::error));
    }
    return body;
  }

  private static ObjectNode error(GraphQLError error) {
    ObjectNode node = Json.object();
    if (error instanceof ExceptionWhileDataFetching failed) {
      if (!(failed.getException() instanceof GraphFault fault)) {
        throw new IllegalStateException(failed.getMessage(), failed.getException());
      }
      node.put("type", fault.type()).put("message", fault.getMessage());
    } else {
      node.put("message", error.getMessage());
      if (error.getErrorType() == ErrorType.ValidationError) {
        node.set("extensions", Json.object().put("code", "invalid"));
      }
    }
    if (error.getPath() != null) {
      node.set("path", Json.tree(error.getPath()));
    }
    if (error.getLocations() != null) {
      node.set(
          "locations",
          Json.array(
              error.getLocations(),
              location ->
                  Json.object()
                      .put("line", location.getLine())
                      .put("column", location.getColumn())));
    }
    return node;
  }
}
