package dev.loopwarden.store;

import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.ingest.Delivery;
import dev.loopwarden.ingest.DeliveryLedger;
import dev.loopwarden.ingest.Meaning;
import dev.loopwarden.ingest.Work;
import dev.loopwarden.jobs.Bell;
import dev.loopwarden.jobs.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Deliveries, and which generation of which subject each of them raised. */
final class SqlLedger implements DeliveryLedger {
  private final Database database;
  private final InstantSource clock;
  private final Bell bell;
  private final Subjects subjects;
  private final Executions executions;
  private final Instructions instructions;

  SqlLedger(Database database, InstantSource clock, Bell bell) {
    this.database = database;
    this.clock = clock;
    this.bell = bell;
    this.subjects = new Subjects(database);
    this.executions = new Executions(database);
    this.instructions = new Instructions(database);
  }

  @Override
  public Receipt record(Delivery delivery, Meaning meaning) {
    Written written = database.inSharedTransaction(() -> writeDown(delivery, meaning));
    if (written == Written.WITH_WORK) {
      bell.ring();
    }
    return written == Written.BEFORE ? Receipt.DUPLICATE : Receipt.RECORDED;
  }

  /** What writing a delivery down came to. */
  private enum Written {
    /** It was there already. */
    BEFORE,
    /** Nobody has to look at once. */
    ALONE,
    /** There is work that nobody waited for yet. */
    WITH_WORK
  }

  /**
   * All subjects are raised, in the order of their keys, before the first execution is touched.
   * Work that waits already has its execution, which may be put off to be fair to others. A
   * redelivery of what is parked asks again, but what people said in it is known.
   */
  private Written writeDown(Delivery delivery, Meaning meaning) {
    Optional<String> because = insert(delivery, meaning);
    if (because.isPresent() && !because.get().isEmpty()) {
      return Written.ALONE;
    }
    if (because.isPresent()) {
      instruct(delivery, meaning);
    } else if (meaning instanceof Meaning.Ignored || !isParked(delivery.guid())) {
      return Written.BEFORE;
    }
    long now = clock.millis();
    List<Subjects.Raised> raised =
        meaning instanceof Meaning.Wakes(long installation)
            ? subjects.wake(installation, now)
            : newest(meaning.work()).values().stream()
                .map(work -> subjects.raise(work, delivery.receivedAt(), now))
                .toList();
    connect(delivery.guid(), raised);
    List<Subjects.Raised> news = raised.stream().filter(subject -> subject.due() >= now).toList();
    news.forEach(subject -> executions.schedule(subject.key(), subject.due()));
    return news.isEmpty() ? Written.ALONE : Written.WITH_WORK;
  }

  private void instruct(Delivery delivery, Meaning meaning) {
    for (Work work : meaning.work()) {
      if (work instanceof Work.Instruct(Subject.PullRequest subject, var instruction)) {
        instructions.add(subject.ref(), instruction, delivery.receivedAt());
      }
    }
  }

  private boolean isParked(String guid) {
    return database
            .writes()
            .sql(
                """
                select count(*) from delivery_subject join subject on key = delivery_subject.subject
                where guid = :guid and parked and done < generation
                """)
            .param("guid", Text.of(guid))
            .query(Long.class)
            .single()
        > 0;
  }

  private static Map<String, Work> newest(List<Work> work) {
    Map<String, Work> byKey = new TreeMap<>();
    work.forEach(each -> byKey.put(each.subject().key(), each));
    return byKey;
  }

  /**
   * Why nothing follows from it, or an empty text; nothing at all when it was there before, unless
   * it was ignored and asks for work now: settings change, and then people redeliver. What comes
   * late must not bring back data of an installation that is deleted: its number never comes again.
   */
  private Optional<String> insert(Delivery delivery, Meaning meaning) {
    String because = meaning instanceof Meaning.Ignored(String reason) ? reason : null;
    Subject deletion = new Subject.DeletedInstallation(delivery.installation());
    boolean deletes = meaning.work().stream().map(Work::subject).anyMatch(deletion::equals);
    return database
        .writes()
        .sql(
            """
            insert into delivery (guid, event, action, installation, received_at, ignored_because)
            values (:guid, :event, :action, :installation, :at,
              case when exists (select 1 from subject where key = :deletion)
                then 'its installation was deleted' else :because end)
            on conflict (guid) do update set ignored_because = null
            where delivery.ignored_because is not null and excluded.ignored_because is null
            returning coalesce(ignored_because, '')
            """)
        .param("guid", Text.of(delivery.guid()))
        .param("event", Text.of(delivery.event()))
        .param("action", Text.ofNullable(delivery.action()))
        .param("installation", delivery.installation())
        .param("at", delivery.receivedAt().toEpochMilli())
        .param("deletion", deletes ? "" : deletion.key())
        .param("because", Text.ofNullable(because))
        .query(String.class)
        .optional();
  }

  private void connect(String guid, List<Subjects.Raised> raised) {
    database.batch(
        """
        insert into delivery_subject (guid, subject, generation)
        values (:guid, :key, :generation)
        on conflict (guid, subject) do update set generation = excluded.generation
        """,
        raised.stream()
            .map(
                subject ->
                    new MapSqlParameterSource("guid", Text.of(guid))
                        .addValue("key", subject.key())
                        .addValue("generation", subject.generation()))
            .toList());
  }

  @Override
  public List<Subject> headedBy(RepositoryRef repository, String sha) {
    return subjects.headedBy(repository, sha);
  }

  @Override
  public Set<String> known(Collection<String> guids) {
    Set<String> known = new HashSet<>();
    for (List<String> some : Chunks.of(guids)) {
      known.addAll(
          database
              .reads()
              .sql("select guid from delivery where guid in (:guids)")
              .param("guids", some)
              .query(String.class)
              .list());
    }
    return known;
  }

  @Override
  public Instant settled(long app) {
    return Instant.ofEpochMilli(
        database
            .reads()
            .sql("select value from counter where name = :name")
            .param("name", settledName(app))
            .query(Long.class)
            .optional()
            .orElse(0L));
  }

  @Override
  public void settle(long app, Instant time) {
    database
        .writes()
        .sql(
            """
            insert into counter (name, value) values (:name, :time)
            on conflict (name) do update set value = excluded.value
            """)
        .param("name", settledName(app))
        .param("time", time.toEpochMilli())
        .update();
  }

  private static String settledName(long app) {
    return "deliveries settled of app " + app;
  }

  @Override
  public List<Entry> newest(int count, @Nullable State state) {
    Entries entries = new Entries();
    database
        .reads()
        .sql(
            """
            select guid, event, action, delivery.installation, received_at, ignored_because,
              delivery_subject.subject, generation, done, parked, attempts, note
            from (
              select * from delivery where OF_STATE order by received_at desc, guid limit :count
            ) delivery
            left join delivery_subject using (guid)
            left join subject on key = delivery_subject.subject
            order by received_at desc, guid, delivery_subject.subject
            """
                .replace("OF_STATE", Entries.condition(state)))
        .param("count", count)
        .query(entries::add);
    return entries.list();
  }

  @Override
  public int forgetBefore(Instant time) {
    return database
        .writes()
        .sql(
            """
            delete from delivery
            where received_at < :time and not exists (
              select 1 from delivery_subject join subject on key = delivery_subject.subject
              where delivery_subject.guid = delivery.guid and done < generation)
            """)
        .param("time", time.toEpochMilli())
        .update();
  }
}
