package dev.loopwarden.github;

import dev.loopwarden.analysis.engine.SourceTree;
import dev.loopwarden.hosting.RepositoryRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Puts the changed files into a listing that GitHub cut: without them nothing can be reviewed. */
final class CutListing {
  private static final int A_CALL = 100;

  private final GraphQl graphQl;
  private final RepositoryRef repository;

  CutListing(GraphQl graphQl, RepositoryRef repository) {
    this.graphQl = graphQl;
    this.repository = repository;
  }

  /** The listing with those of the files that the commit has and the listing lacks. */
  Listing with(List<String> paths, String commit, Listing listing) {
    Set<String> lacking = new HashSet<>(paths);
    lacking.removeIf(path -> !TreeReader.isPython(path));
    listing.files().forEach(file -> lacking.remove(file.path()));
    if (listing.complete() || lacking.isEmpty()) {
      return listing;
    }
    List<SourceTree.Entry> files = new ArrayList<>(listing.files());
    List<String> left = lacking.stream().sorted().toList();
    for (int at = 0; at < left.size(); at += A_CALL) {
      files.addAll(entries(left.subList(at, Math.min(at + A_CALL, left.size())), commit));
    }
    files.sort(Comparator.comparing(SourceTree.Entry::path));
    return new Listing(files, false, listing.others(), listing.omissions());
  }

  private List<SourceTree.Entry> entries(List<String> paths, String commit) {
    ObjectsQuery query = new ObjectsQuery(repository, "oid byteSize");
    paths.forEach(path -> query.byExpression(commit + ":" + path));
    List<SourceTree.Entry> entries = new ArrayList<>();
    List<JsonNode> answers = query.ask(graphQl);
    for (int i = 0; i < answers.size(); i++) {
      String id = answers.get(i).path("oid").asString("");
      long size = answers.get(i).path("byteSize").asLong(-1);
      if (BlobId.isOne(id) && size <= TreeReader.LARGEST_FILE) {
        entries.add(new SourceTree.Entry(paths.get(i), id, size));
      }
    }
    return entries;
  }
}
