// Reads a whole tree in one call: asking for each node from Java costs several times as much.
#include "tree_sitter/api.h"
#include <stdint.h>

enum { SYMBOL, START, END, AFTER, STRIDE };

static const uint32_t MISSING = 1u << 16;

// Writes the nodes of a tree, parents before children: symbol (with a bit for missing ones), first
// and last offset, and the number after the last node inside. Nodes deeper than max_depth are left
// out. Gives the number of nodes, or 0 if there are more than there is room for.
uint64_t loopwarden_flatten(
    const TSTree *tree, uint32_t *nodes, uint64_t room, uint64_t max_depth, uint64_t shift) {
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
  uint32_t count = 0, depth = 0, parent = 0;
  while (count < room) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    uint32_t *added = nodes + (uint64_t)count * STRIDE;
    uint32_t start = ts_node_start_byte(node) >> shift, end = ts_node_end_byte(node) >> shift;
    added[SYMBOL] = ts_node_symbol(node) | (start == end && ts_node_is_missing(node) ? MISSING : 0);
    added[START] = start;
    added[END] = end;
    added[AFTER] = count + 1;
    if (depth < max_depth && ts_tree_cursor_goto_first_child(&cursor)) {
      added[AFTER] = parent;  // until it is closed
      parent = count++;
      depth++;
      continue;
    }
    count++;
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      if (depth == 0) {
        ts_tree_cursor_delete(&cursor);
        return count;
      }
      ts_tree_cursor_goto_parent(&cursor);
      uint32_t *closed = nodes + (uint64_t)parent * STRIDE;
      parent = closed[AFTER];
      closed[AFTER] = count;
      depth--;
    }
  }
  ts_tree_cursor_delete(&cursor);
  return 0;
}
