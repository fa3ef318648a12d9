package dev.loopwarden.hosting;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call to the code host that brought no answer to work with. */
public abstract sealed class HostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private HostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The host limits us: nothing more before a time that it named, or that its rules imply. */
  public static final class Busy extends HostException {
    private static final long serialVersionUID = 1L;
    private final Instant retryAt;
    private final boolean ourPace;

    private Busy(String message, Instant retryAt, boolean ourPace) {
      super(message, null);
      this.retryAt = retryAt;
      this.ourPace = ourPace;
    }

    /** Says what was limited and when to come back. */
    public Busy(String message, Instant retryAt) {
      this(message, retryAt, false);
    }

    /** Says what we put off by ourselves, so that the host need not limit us, and until when. */
    public static Busy ourPace(String message, Instant retryAt) {
      return new Busy(message, retryAt, true);
    }

    /** Whether the host did not say so. */
    public boolean isOurPace() {
      return ourPace;
    }

    /** Not before this time. */
    public Instant retryAt() {
      return retryAt;
    }
  }

  /** The host failed, or could not be reached; later it may work. */
  public static final class Failed extends HostException {
    private static final long serialVersionUID = 1L;

    /** Says what failed. */
    public Failed(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** What was asked for is not there, or not for us. */
  public static final class Gone extends HostException {
    private static final long serialVersionUID = 1L;
    private final boolean mayAppear;

    private Gone(String message, boolean mayAppear) {
      super(message, null);
      this.mayAppear = mayAppear;
    }

    /** Says what is gone: no retry will change that. */
    public Gone(String message) {
      this(message, false);
    }

    /** Says what is not there, or not there yet: hosts tell of what not all of them know. */
    public static Gone perhaps(String message) {
      return new Gone(message, true);
    }

    /** Whether it is worth while to look again in a moment. */
    public boolean mayAppear() {
      return mayAppear;
    }
  }

  /** The host understood and said no: a missing permission, or a request it finds wrong. */
  public static final class Refused extends HostException {
    private static final long serialVersionUID = 1L;
    private final int status;

    /** Says what was refused, with the host's own words. */
    public Refused(String message, int status) {
      super(message, null);
      this.status = status;
    }

    /** The HTTP status: 401, 403 or 422, or another of the 400s. */
    public int status() {
      return status;
    }
  }

  /** When to come back, if the host said so. */
  public Optional<Instant> retryTime() {
    return this instanceof Busy busy ? Optional.of(busy.retryAt()) : Optional.empty();
  }
}
