package dev.loopwarden.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataResourceNotFoundException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Turns the reasons why a service does not start into sentences for operators. */
final class SettingsFailure {
  private SettingsFailure() {}

  /** What an operator can put right; null when it is something else. */
  static @Nullable SettingsException find(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      String sentence = sentence(at);
      if (sentence != null) {
        return new SettingsException(sentence);
      }
    }
    return null;
  }

  private static @Nullable String sentence(Throwable failure) {
    return switch (failure) {
      case SettingsException e -> e.getMessage();
      case BindValidationException e -> invalid(e);
      case UnboundConfigurationPropertiesException e -> unknown(e);
      case BindException e -> deeper(e) == null ? unreadable(e) : deeper(e);
      case ConfigDataResourceNotFoundException e -> "there is no " + e.getReferenceDescription();
      case PortInUseException e ->
          "port %d is in use; server.port sets another, management.server.port that of health and metrics"
              .formatted(e.getPort());
      default -> null;
    };
  }

  private static @Nullable String deeper(BindException failure) {
    SettingsException found = failure.getCause() == null ? null : find(failure.getCause());
    return found == null ? null : found.getMessage();
  }

  private static String invalid(BindValidationException failure) {
    List<String> sentences = new ArrayList<>();
    for (ObjectError error : failure.getValidationErrors()) {
      String name = failure.getValidationErrors().getName().toString();
      sentences.add(
          error instanceof FieldError field
              ? "%s.%s %s%s"
                  .formatted(
                      name, kebab(field.getField()), error.getDefaultMessage(), quoted(field))
              : name + ": " + error.getDefaultMessage());
    }
    return sentences.stream().sorted().collect(Collectors.joining("\n"));
  }

  /** Not the address of a proxy, or any other that may hold a password. */
  private static String quoted(FieldError field) {
    String value = String.valueOf(field.getRejectedValue());
    return field.getField().endsWith("proxy") || value.contains("@")
        ? ""
        : ", not \"%s\"".formatted(value);
  }

  private static String kebab(String field) {
    return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static String unknown(UnboundConfigurationPropertiesException failure) {
    return failure.getUnboundProperties().stream()
        .map(property -> "there is no setting " + property.getName() + place(property))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String unreadable(BindException failure) {
    ConfigurationProperty property = failure.getProperty();
    return failure.getName()
        + " should be "
        + expected(failure)
        + (property == null ? "" : place(property));
  }

  /** The value is not quoted: it may be a secret in the wrong place. */
  private static String expected(BindException failure) {
    Class<?> type = failure.getTarget().getType().resolve(Object.class);
    return switch (type.getSimpleName()) {
      case "Duration" -> "a duration, such as 30s, 5m or 30d";
      case "int", "Integer", "long", "Long" -> "a whole number";
      case "boolean", "Boolean" -> "true or false";
      case "DataSize" -> "a size, such as 500MB or 2GB";
      default -> "a " + type.getSimpleName();
    };
  }

  private static String place(ConfigurationProperty property) {
    return property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
  }
}
