package dev.loopwarden.analysis.knowledge;

import java.util.Map;

/** The content of one knowledge file, as its lines say it. */
record Pack(Map<String, Entry> entries, Map<String, String> aliases) {}
