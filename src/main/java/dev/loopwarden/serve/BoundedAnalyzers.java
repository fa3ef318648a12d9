package dev.loopwarden.serve;

import dev.loopwarden.analysis.engine.Analysis;
import dev.loopwarden.analysis.engine.Analyzer;
import dev.loopwarden.analysis.engine.FactsCache;
import dev.loopwarden.analysis.engine.Options;
import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.analysis.knowledge.Knowledge;
import dev.loopwarden.analysis.knowledge.KnowledgeText;
import dev.loopwarden.analysis.rules.Catalogue;
import dev.loopwarden.analysis.syntax.PythonParser;
import dev.loopwarden.pullrequest.Analyzers;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Analyzers of which only so many work at the same time; jobs mostly wait for GitHub. */
final class BoundedAnalyzers implements Analyzers {
  private final PythonParser parser;
  private final Knowledge knowledge;
  private final Semaphore room;

  BoundedAnalyzers(PythonParser parser, Knowledge knowledge, int simultaneous) {
    this.parser = parser;
    this.knowledge = knowledge;
    this.room = new Semaphore(simultaneous, true);
  }

  @Override
  public Analyzer create(FactsCache cache, List<KnowledgeText> own) {
    Knowledge all = own.isEmpty() ? knowledge : knowledge.with(own);
    return new Bounded(Analyzer.of(Catalogue.all(), all, cache, parser), room);
  }

  private record Bounded(Analyzer analyzer, Semaphore room) implements Analyzer {
    @Override
    public Analysis analyze(SourceTree tree, Options options) {
      return inTurn(() -> analyzer.analyze(new Yielding(tree, room), options));
    }

    @Override
    public Analysis analyze(SourceTree tree, Set<String> changed, Options options) {
      return inTurn(() -> analyzer.analyze(new Yielding(tree, room), changed, options));
    }

    private Analysis inTurn(Supplier<Analysis> work) {
      room.acquireUninterruptibly();
      try {
        return work.get();
      } finally {
        room.release();
      }
    }
  }

  /** Lets another analysis work while one waits for its files, which may take minutes. */
  private record Yielding(SourceTree tree, Semaphore room) implements SourceTree {
    @Override
    public List<Entry> files() {
      return tree.files();
    }

    @Override
    public byte[] read(Entry file) throws IOException {
      return tree.read(file);
    }

    @Override
    public boolean isFar() {
      return tree.isFar();
    }

    @Override
    public void announce(List<Entry> next) {
      room.release();
      try {
        tree.announce(next);
      } finally {
        room.acquireUninterruptibly();
      }
    }
  }
}
