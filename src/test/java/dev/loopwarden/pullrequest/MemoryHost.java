package dev.loopwarden.pullrequest;

import static java.util.Objects.requireNonNull;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.diff.FileDiff;
import dev.loopwarden.diff.LineDiff;
import dev.loopwarden.diff.LineSet;
import dev.loopwarden.hosting.HostException;
import dev.loopwarden.hosting.PullRequestRef;
import dev.loopwarden.hosting.RepositoryRef;
import dev.loopwarden.review.ChangedFile;
import dev.loopwarden.review.MemoryChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A host with one pull request, in memory. It moves comments with their lines as GitHub does, and
 * refuses what GitHub refuses.
 */
final class MemoryHost implements Host, HostedRepository {
  static final RepositoryRef REPOSITORY = new RepositoryRef(7, 70, "octo", "parcels");
  static final PullRequestRef PULL = new PullRequestRef(REPOSITORY, 5);

  private final Map<String, Map<String, String>> commits = new HashMap<>();
  private final List<MutableThread> threads = new ArrayList<>();
  private final Map<String, String> renamed = new TreeMap<>();
  private long ids = 100;
  private int commitsMade;

  /** What was written, one line each; tests clear it. */
  final List<String> writes = new ArrayList<>();

  final Map<Long, CheckStart> started = new TreeMap<>();
  final Map<Long, CheckConclusion> concluded = new TreeMap<>();
  final List<CommitStatus> statuses = new ArrayList<>();
  final Map<String, Access> access = new HashMap<>();
  final Map<Long, Reaction> reactions = new TreeMap<>();
  int reactionsMade;
  final List<String> omissions = new ArrayList<>();
  final List<String> unread = new ArrayList<>();

  /** Files that the host shows without their lines. */
  Predicate<String> withoutPatch = path -> false;

  /** Comments on lines that the host does not find wrong for a reason of its own. */
  Predicate<DraftComment> takes = comment -> true;

  /** What happens on the host while somebody reviews. */
  Runnable meanwhile = () -> {};

  /** What goes wrong, by the name of the call; in the past tense after it was carried out. */
  final Map<String, HostException> failures = new HashMap<>();

  PullRequest.State state = PullRequest.State.OPEN;
  boolean draft;
  String baseRef = "main";
  String mergeBase = "";
  String baseTip = "";
  String headSha = "";
  int changedFiles = -1;
  boolean mayResolve;

  private static final class MutableThread {
    final String id;
    final String path;
    int first;
    int last;
    boolean outdated;
    boolean resolved;
    boolean resolvedByUs;
    String resolvedBy = "";
    final List<ReviewThread.Comment> comments = new ArrayList<>();

    MutableThread(String id, String path, int first, int last) {
      this.id = id;
      this.path = path;
      this.first = first;
      this.last = last;
    }

    ReviewThread frozen() {
      return new ReviewThread(
          id, path, last, resolved, resolvedByUs, resolvedBy, outdated, comments);
    }
  }

  /** A repository whose base has these files, and a pull request that changes nothing yet. */
  static MemoryHost of(Map<String, String> base) {
    MemoryHost host = new MemoryHost();
    host.mergeBase = host.commit(base);
    host.baseTip = host.mergeBase;
    host.headSha = host.mergeBase;
    host.access.put("alice", Access.WRITE);
    host.access.put("mallory", Access.READ);
    return host;
  }

  private String commit(Map<String, String> files) {
    String sha = "%040x".formatted(0xc0ffee0000L + ++commitsMade);
    commits.put(sha, new TreeMap<>(files));
    return sha;
  }

  Map<String, String> head() {
    return new TreeMap<>(requireNonNull(commits.get(headSha)));
  }

  /** A push: the head's files from now on. Comments go where their lines go. */
  void push(Map<String, String> files) {
    Map<String, String> before = head();
    headSha = commit(files);
    for (MutableThread thread : threads) {
      if (thread.last > 0 && !thread.outdated) {
        move(thread, before.getOrDefault(thread.path, ""), files.getOrDefault(thread.path, ""));
      }
    }
  }

  /** A push of some files, by path and text in turns. */
  void push(String... pathsAndTexts) {
    Map<String, String> files = head();
    files.putAll(MemoryChange.files(pathsAndTexts));
    push(files);
  }

  /** A push that gives a file another name, and maybe other text. */
  void rename(String from, String to, String text) {
    Map<String, String> files = head();
    files.remove(from);
    files.put(to, text);
    if (requireNonNull(commits.get(mergeBase)).containsKey(from)) {
      renamed.put(from, to);
    }
    push(files);
  }

  /** A base branch that moved on, with the pull request rebased onto it. */
  void rebase(Map<String, String> base, Map<String, String> head) {
    mergeBase = commit(base);
    baseTip = mergeBase;
    push(head);
  }

  /** A base branch that moved on, of which the pull request takes no notice. */
  void pushToBase(Map<String, String> files) {
    baseTip = commit(files);
  }

  private void move(MutableThread thread, String before, String after) {
    int line = moved(before, after, thread.last);
    int height = thread.last - thread.first;
    thread.outdated = line == 0 || !shown(thread.path).contains(line);
    thread.last = thread.outdated ? 0 : line;
    thread.first = thread.outdated ? 0 : line - height;
  }

  /** Where a line is after a change; 0 when it is gone. */
  private static int moved(String before, String after, int line) {
    FileDiff diff = LineDiff.between(before, after);
    if (diff.removed().contains(line)) {
      return 0;
    }
    int kept = line;
    for (LineSet.Range range : diff.removed().ranges()) {
      kept -= range.last() < line ? range.last() - range.first() + 1 : 0;
    }
    int at = 0;
    while (kept > 0) {
      at++;
      kept -= diff.added().contains(at) ? 0 : 1;
    }
    return at;
  }

  private LineSet shown(String path) {
    return files().stream()
        .filter(file -> path.equals(file.headPath()))
        .map(file -> file.diff().shown())
        .findFirst()
        .orElse(LineSet.empty());
  }

  private List<ChangedFile> files() {
    return diff().files().stream()
        .map(
            file ->
                withoutPatch.test(file.path())
                    ? new ChangedFile(file.basePath(), file.headPath(), FileDiff.none())
                    : file)
        .toList();
  }

  private MemoryChange diff() {
    return new MemoryChange(python(mergeBase), python(headSha), renamed);
  }

  private Map<String, String> python(String sha) {
    Map<String, String> files = new TreeMap<>(requireNonNull(commits.get(sha)));
    files.keySet().removeIf(path -> !path.endsWith(".py"));
    return files;
  }

  /** The comments that a reader sees, each as {@code path:line state first line}. */
  List<String> shownComments() {
    return threads.stream()
        .map(
            thread ->
                "%s:%s%s%s %s"
                    .formatted(
                        thread.path,
                        thread.last == 0 ? "-" : String.valueOf(thread.last),
                        thread.outdated ? " outdated" : "",
                        thread.resolved ? " resolved" : "",
                        thread.comments.getFirst().body().lines().findFirst().orElse("")))
        .toList();
  }

  List<String> bodies() {
    return threads.stream().map(thread -> thread.comments.getFirst().body()).toList();
  }

  /** The number of the comment that began the thread of this position. */
  long comment(int thread) {
    return threads.get(thread).comments.getFirst().id();
  }

  List<ReviewThread.Comment> comments(int thread) {
    return threads.get(thread).comments;
  }

  /** Somebody answers in a thread; returns the answer's number. */
  long answer(int thread, String body) {
    long id = ids++;
    threads.get(thread).comments.add(new ReviewThread.Comment(id, false, body));
    return id;
  }

  void resolve(int thread) {
    resolve(thread, "alice");
  }

  void resolve(int thread, String by) {
    threads.get(thread).resolved = true;
    threads.get(thread).resolvedBy = by;
  }

  /** Somebody else's thread. */
  void foreignThread(String path, int line, String body) {
    MutableThread thread = new MutableThread("T" + ids, path, line, line);
    thread.comments.add(new ReviewThread.Comment(ids++, false, body));
    threads.add(thread);
  }

  /** A thread that the App wrote, whatever its text says. */
  void ourThread(String path, int line, String body) {
    MutableThread thread = new MutableThread("T" + ids, path, line, line);
    thread.comments.add(new ReviewThread.Comment(ids++, true, body));
    threads.add(thread);
  }

  CheckConclusion lastCheck() {
    return concluded.values().stream().reduce((_, last) -> last).orElseThrow();
  }

  private void call(String name) {
    HostException failure = failures.remove(name);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public HostedRepository open(RepositoryRef repository) {
    return this;
  }

  @Override
  public PullRequest pullRequest(int number) {
    call("pullRequest");
    return new PullRequest(PULL, state, draft, headSha, baseRef);
  }

  @Override
  public HostedChange change(PullRequest pullRequest) {
    call("change");
    MemoryChange change = diff();
    List<ChangedFile> files = files();
    int count = changedFiles < 0 ? files.size() : changedFiles;
    return new Loaded(
        change,
        files,
        mergeBase,
        baseTip,
        count,
        List.copyOf(unread),
        List.copyOf(omissions),
        this);
  }

  private record Loaded(
      MemoryChange change,
      List<ChangedFile> files,
      String mergeBase,
      String baseTip,
      int changedFiles,
      List<String> unread,
      List<String> omissions,
      MemoryHost host)
      implements HostedChange {
    @Override
    public Side base() {
      return new Side("base", watched(change.base().tree()));
    }

    @Override
    public Side head() {
      return new Side("head", watched(change.head().tree()));
    }

    private SourceTree watched(SourceTree tree) {
      return new SourceTree() {
        @Override
        public List<Entry> files() {
          return tree.files();
        }

        @Override
        public byte[] read(Entry file) throws IOException {
          host.call("read");
          return tree.read(file);
        }
      };
    }
  }

  @Override
  public Map<String, byte[]> files(String revision, List<String> paths) {
    call("files");
    Map<String, byte[]> found = new HashMap<>();
    String commit = revision.equals("refs/heads/" + baseRef) ? baseTip : revision;
    Map<String, String> files = requireNonNull(commits.get(commit));
    for (String path : paths) {
      String text = files.get(path);
      if (text != null) {
        found.put(path, text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  @Override
  public Discussion discussion(int number) {
    call("discussion");
    meanwhile.run();
    return new Discussion(
        pullRequest(number), threads.stream().map(MutableThread::frozen).toList());
  }

  @Override
  public List<DraftComment> postReview(int number, String head, List<DraftComment> comments) {
    call("postReview");
    writes.add("review " + comments.size());
    List<DraftComment> refused = new ArrayList<>();
    for (DraftComment comment : comments) {
      if (takes.test(comment) && head.equals(headSha) && isInOneHunk(comment)) {
        add(comment.path(), comment.firstLine(), comment.lastLine(), comment.body());
      } else {
        refused.add(comment);
      }
    }
    return refused;
  }

  private boolean isInOneHunk(DraftComment comment) {
    return shown(comment.path()).ranges().stream()
        .anyMatch(
            range ->
                range.first() <= comment.firstLine()
                    && comment.firstLine() <= comment.lastLine()
                    && comment.lastLine() <= range.last());
  }

  private void add(String path, int first, int last, String body) {
    if (body.length() > 65_536) {
      throw new HostException.Refused("body is too long", 422);
    }
    MutableThread thread = new MutableThread("T" + ids, path, first, last);
    thread.comments.add(new ReviewThread.Comment(ids++, true, body));
    threads.add(thread);
  }

  @Override
  public void postFileComment(int number, String head, String path, String body) {
    call("postFileComment");
    writes.add("file comment");
    add(path, 0, 0, body);
  }

  @Override
  public void editComment(long comment, String body) {
    call("editComment");
    writes.add("edit");
    for (MutableThread thread : threads) {
      thread.comments.replaceAll(
          one -> one.id() == comment ? new ReviewThread.Comment(comment, one.ours(), body) : one);
    }
  }

  @Override
  public void deleteComment(long comment) {
    call("deleteComment");
    writes.add("delete");
    threads.removeIf(
        thread -> thread.comments.size() == 1 && thread.comments.getFirst().id() == comment);
  }

  @Override
  public void reply(int number, long comment, String body) {
    call("reply");
    writes.add("reply");
    threads.stream()
        .filter(thread -> thread.comments.getFirst().id() == comment)
        .forEach(thread -> thread.comments.add(new ReviewThread.Comment(ids++, true, body)));
  }

  @Override
  public boolean resolve(String id) {
    call("resolve");
    writes.add("resolve");
    threads.stream()
        .filter(thread -> mayResolve && thread.id.equals(id))
        .forEach(
            thread -> {
              thread.resolved = true;
              thread.resolvedByUs = true;
              thread.resolvedBy = "loopwarden[bot]";
            });
    return mayResolve;
  }

  @Override
  public void react(Instruction.Origin origin, Reaction reaction) {
    call("react");
    reactionsMade++;
    reactions.put(origin.comment(), reaction);
  }

  @Override
  public Access access(String login) {
    call("access");
    @Nullable Access granted = access.get(login);
    if (granted == null) {
      throw new HostException.Gone("no such user");
    }
    return granted;
  }

  @Override
  public long startCheck(CheckStart start) {
    call("startCheck");
    long id = ids++;
    started.put(id, start);
    return id;
  }

  @Override
  public Optional<Long> findBegun(CheckStart start) {
    return started.entrySet().stream()
        .filter(one -> one.getValue().equals(start) && !concluded.containsKey(one.getKey()))
        .map(Map.Entry::getKey)
        .reduce((_, last) -> last);
  }

  @Override
  public Optional<Long> findCheck(String head, String name) {
    return started.entrySet().stream()
        .filter(one -> one.getValue().headSha().equals(head) && one.getValue().name().equals(name))
        .map(Map.Entry::getKey)
        .reduce((_, last) -> last);
  }

  @Override
  public void concludeCheck(long check, CheckConclusion conclusion) {
    call("concludeCheck");
    if (conclusion.summary().length() > 65_535 || conclusion.title().length() > 255) {
      throw new HostException.Refused("too long", 422);
    }
    concluded.merge(check, conclusion, MemoryHost::added);
    call("concludedCheck");
  }

  private static CheckConclusion added(CheckConclusion before, CheckConclusion now) {
    List<CheckConclusion.Annotation> all = new ArrayList<>(before.annotations());
    all.addAll(now.annotations());
    return new CheckConclusion(now.result(), now.title(), now.summary(), all);
  }

  @Override
  public Attempted attempted(long check, CheckConclusion conclusion) {
    call("attempted");
    CheckConclusion before = concluded.get(check);
    if (before == null || before.annotations().isEmpty()) {
      return Attempted.NOTHING;
    }
    return before.annotations().equals(conclusion.annotations())
        ? Attempted.THE_SAME
        : Attempted.OTHER;
  }

  @Override
  public void setStatus(String sha, CommitStatus status) {
    call("setStatus");
    statuses.add(status);
  }

  @Override
  public ApiUsage usage() {
    return new ApiUsage(6, 3, 7, 4_900);
  }
}
