package dev.loopwarden.standin;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/** A member of a GraphQL object that is worked out when it is asked for. */
@FunctionalInterface
interface Lazy {
  @Nullable Object get(DataFetchingEnvironment environment);
}
