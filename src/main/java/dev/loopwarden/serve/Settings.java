package dev.loopwarden.serve;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator can decide. Each component is the key {@code loopwarden.NAME} of {@code
 * config/application.yml}, and the variable {@code LOOPWARDEN_NAME} of the environment.
 *
 * @param home the data folder: the embedded database and our own key for secrets; empty for the
 *     usual one
 * @param publicUrl where GitHub and people reach us; empty while that is not known
 * @param rulePages where the rule pages are, if not here
 * @param checkName what the check run is called, and what branch protections require
 * @param accounts whose pull requests are looked at; all when empty
 * @param workers jobs that run at the same time
 * @param analyses of them, those that analyse at the same time; 0 for one per processor
 * @param replicas services like this one on the same database, which share GitHub's limits
 * @param heartbeat how often a job shows that it is alive: four missed ones, and another replica
 *     takes it
 * @param grace how long jobs may go on when the service is told to stop; then others take them
 * @param natives a folder with optimised parser libraries; empty for those in the jars
 * @param unpackFolder where native libraries lie to be loaded; empty for one in the data folder
 * @param reconcileEvery how often GitHub's list of deliveries is compared with ours
 * @param retention how long deliveries that are done are remembered
 * @param reviewRetention how long pull requests are remembered that nothing happens to
 * @param factsSize how much may be kept of what files were analysed to
 * @param database where the data is
 * @param app the App, when it is not made by the setup
 * @param github where GitHub is, and the way there
 * @param secretKey seals the App's key and secrets; empty for a file in the data folder
 * @param secretKeyFile names a file that holds it
 */
@Validated
@ConfigurationProperties(prefix = "loopwarden", ignoreUnknownFields = false)
public record Settings(
    @DefaultValue("") String home,
    @Pattern(regexp = HOST, message = NO_HOST) @DefaultValue("") String publicUrl,
    @Pattern(regexp = ADDRESS, message = NO_ADDRESS) @DefaultValue("") String rulePages,
    @NotBlank @Size(max = 100) @DefaultValue("Loopwarden") String checkName,
    @DefaultValue Set<String> accounts,
    @Min(1) @Max(64) @DefaultValue("4") int workers,
    @Min(0) @Max(64) @DefaultValue("0") int analyses,
    @Min(1) @Max(100) @DefaultValue("1") int replicas,
    @DurationMin(seconds = 1) @DefaultValue("10s") Duration heartbeat,
    @DurationMin(millis = 1) @DurationMax(seconds = 25) @DefaultValue("20s") Duration grace,
    @DefaultValue("") String natives,
    @DefaultValue("") String unpackFolder,
    @DurationMin(seconds = 30) @DefaultValue("5m") Duration reconcileEvery,
    @DurationMin(days = 8) @DefaultValue("30d") Duration retention,
    @DurationMin(days = 8) @DefaultValue("180d") Duration reviewRetention,
    @DefaultValue("2GB") DataSize factsSize,
    @Valid @DefaultValue DatabaseSettings database,
    @Valid @DefaultValue App app,
    @Valid @DefaultValue GitHub github,
    @DefaultValue("") String secretKey,
    @DefaultValue("") String secretKeyFile) {
  private static final String PORT =
      "([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])";
  private static final String AUTHORITY =
      "https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:" + PORT + ")?";
  private static final String HOST = "|" + AUTHORITY + "/?";
  private static final String NO_HOST =
      "should be an address without a path, such as https://example.com";
  private static final String ADDRESS = "|" + AUTHORITY + "(/[A-Za-z0-9._~/%-]*)?";
  private static final String NO_ADDRESS = "should be an address such as https://example.com/path";
  private static final String PROXY = "|http://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):" + PORT + "/?";
  private static final String NO_PROXY =
      "should be like http://proxy.example.com:3128, with a port and no password";

  public Settings {
    onlyOne("loopwarden.secret-key", secretKey, secretKeyFile);
    if (reviewRetention.compareTo(retention) < 0) {
      throw new SettingsException(
          "loopwarden.review-retention must not be shorter than loopwarden.retention: %d and %d days"
              .formatted(reviewRetention.toDays(), retention.toDays()));
    }
  }

  /** Two places for one secret: whichever counted, somebody would wonder why the other does not. */
  private static void onlyOne(String name, String value, String file) {
    if (!value.isBlank() && !file.isBlank()) {
      throw new SettingsException("%s and %s-file are both set; keep one".formatted(name, name));
    }
  }

  /**
   * Where the data is.
   *
   * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST/NAME}; empty for a SQLite
   *     file in the data folder
   * @param user for PostgreSQL
   * @param password for PostgreSQL
   * @param connections at most as many, to PostgreSQL
   */
  public record DatabaseSettings(
      @DefaultValue("") String url,
      @DefaultValue("") String user,
      @DefaultValue("") String password,
      @Min(2) @Max(500) @DefaultValue("10") int connections) {}

  /**
   * An App that the operator made.
   *
   * @param id its number; 0 for the App of the setup
   * @param slug its name in addresses
   * @param privateKey its key as PEM
   * @param privateKeyFile names a file that holds it
   * @param webhookSecrets newest first
   * @param webhookSecretFile names a file with one a line
   */
  public record App(
      @Min(0) @DefaultValue("0") long id,
      @DefaultValue("") String slug,
      @DefaultValue("") String privateKey,
      @DefaultValue("") String privateKeyFile,
      @DefaultValue List<String> webhookSecrets,
      @DefaultValue("") String webhookSecretFile) {

    public App {
      onlyOne("loopwarden.app.private-key", privateKey, privateKeyFile);
      String rest =
          slug + privateKey + privateKeyFile + String.join("", webhookSecrets) + webhookSecretFile;
      if (id == 0 && !rest.isBlank()) {
        throw new SettingsException(
            "loopwarden.app has no id: set loopwarden.app.id to the App's number, or nothing below"
                + " loopwarden.app to let the setup make an App");
      }
    }
  }

  /**
   * Where GitHub is, and the way there.
   *
   * @param url of GitHub Enterprise Server, for people; empty for github.com
   * @param rest its REST interface, where it is not the usual one
   * @param graphql its GraphQL interface, where it is not the usual one
   * @param proxy such as {@code http://proxy.example.com:3128}; empty for none
   * @param certificateAuthorities a PEM file with authorities to trust beside the usual ones
   * @param connectTimeout how long to wait for a connection
   * @param requestTimeout how long to wait for an answer
   * @param commitStatus whether to set a commit status beside the check run
   * @param resolveThreads whether to resolve threads of fixed findings: needs "contents: write"
   */
  public record GitHub(
      @Pattern(regexp = HOST, message = NO_HOST) @DefaultValue("") String url,
      @Pattern(regexp = ADDRESS, message = NO_ADDRESS) @DefaultValue("") String rest,
      @Pattern(regexp = ADDRESS, message = NO_ADDRESS) @DefaultValue("") String graphql,
      @Pattern(regexp = PROXY, message = NO_PROXY) @DefaultValue("") String proxy,
      @DefaultValue("") String certificateAuthorities,
      @DurationMin(millis = 100) @DefaultValue("5s") Duration connectTimeout,
      @DurationMin(seconds = 1) @DefaultValue("30s") Duration requestTimeout,
      @DefaultValue("false") boolean commitStatus,
      @DefaultValue("false") boolean resolveThreads) {}
}
