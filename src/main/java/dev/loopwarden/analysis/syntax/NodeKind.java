package dev.loopwarden.analysis.syntax;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The node kinds of the grammar that the builders tell apart; tokens without a meaning are one. */
enum NodeKind {
  ALIASED_IMPORT,
  ARGUMENT_LIST,
  ASSERT_STATEMENT,
  ASSIGNMENT,
  AS_PATTERN,
  AS_PATTERN_TARGET,
  ATTRIBUTE,
  AUGMENTED_ASSIGNMENT,
  AWAIT,
  BINARY_OPERATOR,
  BLOCK,
  BOOLEAN_OPERATOR,
  BREAK_STATEMENT,
  CALL,
  CASE_CLAUSE,
  CASE_PATTERN,
  CHEVRON,
  CLASS_DEFINITION,
  CLASS_PATTERN,
  COMMENT(true),
  COMPARISON_OPERATOR,
  COMPLEX_PATTERN,
  CONCATENATED_STRING,
  CONDITIONAL_EXPRESSION,
  CONSTRAINED_TYPE,
  CONTINUE_STATEMENT,
  DECORATED_DEFINITION,
  DECORATOR,
  DEFAULT_PARAMETER,
  DELETE_STATEMENT,
  DICTIONARY,
  DICTIONARY_COMPREHENSION,
  DICTIONARY_SPLAT,
  DICTIONARY_SPLAT_PATTERN,
  DICT_PATTERN,
  DOTTED_NAME,
  ELIF_CLAUSE,
  ELLIPSIS(true),
  ELSE_CLAUSE,
  EXCEPT_CLAUSE,
  EXEC_STATEMENT,
  EXPRESSION_LIST,
  EXPRESSION_STATEMENT,
  FALSE(true),
  FINALLY_CLAUSE,
  FLOAT(true),
  FORMAT_EXPRESSION,
  FORMAT_SPECIFIER,
  FOR_IN_CLAUSE,
  FOR_STATEMENT,
  FUNCTION_DEFINITION,
  FUTURE_IMPORT_STATEMENT,
  GENERATOR_EXPRESSION,
  GENERIC_TYPE,
  GLOBAL_STATEMENT,
  IDENTIFIER(true),
  IF_CLAUSE,
  IF_STATEMENT,
  IMPORT_FROM_STATEMENT,
  IMPORT_PREFIX(true),
  IMPORT_STATEMENT,
  INTEGER(true),
  INTERPOLATION,
  KEYWORD_ARGUMENT,
  KEYWORD_PATTERN,
  KEYWORD_SEPARATOR,
  LAMBDA,
  LAMBDA_PARAMETERS,
  LINE_CONTINUATION(true),
  LIST,
  LIST_COMPREHENSION,
  LIST_PATTERN,
  LIST_SPLAT,
  LIST_SPLAT_PATTERN,
  MATCH_STATEMENT,
  MEMBER_TYPE,
  MODULE,
  NAMED_EXPRESSION,
  NONE(true),
  NONLOCAL_STATEMENT,
  NOT_OPERATOR,
  PAIR,
  PARAMETERS,
  PARENTHESIZED_EXPRESSION,
  PARENTHESIZED_LIST_SPLAT,
  PASS_STATEMENT,
  PATTERN_LIST,
  POSITIONAL_SEPARATOR,
  PRINT_STATEMENT,
  RAISE_STATEMENT,
  RELATIVE_IMPORT,
  RETURN_STATEMENT,
  SET,
  SET_COMPREHENSION,
  SLICE,
  SPLAT_PATTERN,
  SPLAT_TYPE,
  STRING,
  STRING_CONTENT(true),
  STRING_END(true),
  STRING_START(true),
  SUBSCRIPT,
  TRUE(true),
  TRY_STATEMENT,
  TUPLE,
  TUPLE_PATTERN,
  TYPE,
  TYPE_ALIAS_STATEMENT,
  TYPED_DEFAULT_PARAMETER,
  TYPED_PARAMETER,
  TYPE_CONVERSION(true),
  TYPE_PARAMETER,
  UNARY_OPERATOR,
  UNION_PATTERN,
  UNION_TYPE,
  WHILE_STATEMENT,
  WILDCARD_IMPORT,
  WITH_CLAUSE,
  WITH_ITEM,
  WITH_STATEMENT,
  YIELD,

  /** Text the grammar could not place, or a token it had to invent. */
  ERROR,
  /** A named node that has no meaning here. */
  OTHER,

  TOKEN_AS("as"),
  TOKEN_ASYNC("async"),
  TOKEN_COLON(":"),
  TOKEN_COMMA(","),
  TOKEN_DEF("def"),
  TOKEN_EQUALS("="),
  TOKEN_FROM("from"),
  TOKEN_IS_NOT("is not"),
  TOKEN_LEFT_BRACE("{"),
  TOKEN_NOT_IN("not in"),
  TOKEN_STAR("*"),
  TOKEN_STAR_STAR("**"),
  TOKEN_UNDERSCORE("_"),
  /** Any other token. */
  TOKEN("");

  /** The kinds by ordinal. */
  private static final NodeKind[] ALL = values();

  private final boolean leaf;
  private final String token;

  NodeKind() {
    this(false, "");
  }

  NodeKind(boolean leaf) {
    this(leaf, "");
  }

  NodeKind(String token) {
    this(token.indexOf(' ') < 0, token);
  }

  NodeKind(boolean leaf, String token) {
    this.leaf = leaf;
    this.token = token;
  }

  /** Whether its children, if any, do not matter. */
  boolean isLeaf() {
    return leaf;
  }

  /** Whether it is a keyword, an operator or punctuation. */
  boolean isToken() {
    return ordinal() >= TOKEN_AS.ordinal();
  }

  /** Whether it stands for an expression. */
  boolean isExpression() {
    return switch (this) {
      case IDENTIFIER,
          ATTRIBUTE,
          MEMBER_TYPE,
          CALL,
          STRING,
          CONCATENATED_STRING,
          INTEGER,
          FLOAT,
          TRUE,
          FALSE,
          NONE,
          ELLIPSIS,
          PARENTHESIZED_EXPRESSION,
          TYPE,
          SUBSCRIPT,
          GENERIC_TYPE,
          AWAIT,
          BINARY_OPERATOR,
          UNION_TYPE,
          UNARY_OPERATOR,
          NOT_OPERATOR,
          BOOLEAN_OPERATOR,
          COMPARISON_OPERATOR,
          CONDITIONAL_EXPRESSION,
          LAMBDA,
          NAMED_EXPRESSION,
          YIELD,
          LIST,
          TUPLE,
          EXPRESSION_LIST,
          SET,
          DICTIONARY,
          LIST_COMPREHENSION,
          SET_COMPREHENSION,
          DICTIONARY_COMPREHENSION,
          GENERATOR_EXPRESSION ->
          true;
      default -> false;
    };
  }

  /** Whether it stands for what is assigned to, in a form that no expression has. */
  boolean isTarget() {
    return switch (this) {
      case PATTERN_LIST, LIST_PATTERN, TUPLE_PATTERN, LIST_SPLAT_PATTERN, LIST_SPLAT -> true;
      default -> false;
    };
  }

  /** Whether it stands for a function or class. */
  boolean isDefinition() {
    return this == FUNCTION_DEFINITION || this == CLASS_DEFINITION || this == DECORATED_DEFINITION;
  }

  /** Whether it stands for a statement. */
  boolean isStatement() {
    return switch (this) {
      case ASSERT_STATEMENT,
          BREAK_STATEMENT,
          CLASS_DEFINITION,
          CONTINUE_STATEMENT,
          DECORATED_DEFINITION,
          DELETE_STATEMENT,
          EXEC_STATEMENT,
          EXPRESSION_STATEMENT,
          FOR_STATEMENT,
          FUNCTION_DEFINITION,
          FUTURE_IMPORT_STATEMENT,
          GLOBAL_STATEMENT,
          IF_STATEMENT,
          IMPORT_FROM_STATEMENT,
          IMPORT_STATEMENT,
          MATCH_STATEMENT,
          NONLOCAL_STATEMENT,
          PASS_STATEMENT,
          PRINT_STATEMENT,
          RAISE_STATEMENT,
          RETURN_STATEMENT,
          TRY_STATEMENT,
          TYPE_ALIAS_STATEMENT,
          WHILE_STATEMENT,
          WITH_STATEMENT ->
          true;
      default -> false;
    };
  }

  static NodeKind at(int ordinal) {
    return ALL[ordinal];
  }

  /** The kinds by the grammar's names, those of named nodes. */
  static Map<String, NodeKind> named() {
    Map<String, NodeKind> kinds = HashMap.newHashMap(ALL.length);
    for (NodeKind kind : ALL) {
      if (!kind.isToken() && kind != ERROR && kind != OTHER) {
        kinds.put(kind.name().toLowerCase(Locale.ROOT), kind);
      }
    }
    return kinds;
  }

  /** The kinds by the grammar's names, those of tokens. */
  static Map<String, NodeKind> tokens() {
    Map<String, NodeKind> kinds = HashMap.newHashMap(32);
    for (NodeKind kind : ALL) {
      if (kind.isToken() && kind != TOKEN) {
        kinds.put(kind.token, kind);
      }
    }
    return kinds;
  }
}
