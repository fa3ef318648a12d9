/**
 * What library callables do, read from text files, so that no library needs to be installed.
 *
 * <p>Anyone in {@code analysis} may import it, and {@code policy} for a user's own files; it
 * imports nothing.
 *
 * <p>There is one text file per library, {@code knowledge/<library>.txt}, and {@code
 * knowledge/index.txt} says which file describes which top-level package. A file is read when a
 * name of its package is first asked for. Lines are independent of each other, except that a name
 * with a leading dot belongs to the class described last:
 *
 * <pre>
 * # library: aiohttp                      a comment, up to the end of the line
 * class NAME (BASE, BASE) WORD...         a class; calling it constructs it
 * async NAME -&gt; TYPE WORD...              a coroutine function; TYPE is what awaiting it gives
 * asyncgen NAME -&gt; TYPE WORD...           an async generator function; TYPE is its items' type
 * def NAME -&gt; TYPE WORD...                an ordinary callable
 * value NAME -&gt; TYPE WORD...              an attribute, property or constant
 * alias NAME = NAME                       another name of a package, class, function or value
 * </pre>
 *
 * <p>A type is a dotted class name, one of the builtins {@code None bool int float complex str
 * bytes list tuple dict set frozenset object}, or {@code Self}, the class the member was looked up
 * on. {@code object} stands for a value that is known not to be awaitable, and nothing else is
 * known of it; where the arrow is missing nothing is known about the result. A member named {@code
 * *} describes all members of its class that are not listed, except those with a leading
 * underscore.
 *
 * <p>The words, in any order:
 *
 * <pre>
 * context async-context iterable async-iterable awaitable       the protocols
 * enter=TYPE aenter=TYPE item=TYPE aitem=TYPE awaits=TYPE       what the protocols give
 * +tag                            puts the name in a set that rules ask for; see tags.txt
 * work=POSITION  work=POSITION:KEYWORD  work=KEYWORD            which argument the tags are about
 * blocks=sleep|file|subprocess|network|wait|input|cpu|database|http|sdk   the thread waits in it
 * level=low|medium|high           how long, usually; only with blocks=
 * async="what to use instead"     only with blocks=
 * unless=POSITION:PARAMETER:VALUE,PARAMETER:VALUE               arguments that keep it from blocking;
 *                                                               ? for one that nobody knows
 * since=3.11 deprecated=3.12 removed=3.14                       releases of Python
 * </pre>
 *
 * <p>A class inherits protocols, what they give, and tags from its bases; it does not inherit
 * {@code blocks=}, which is about its constructor. Protocol words on a line that is not a class
 * describe the result: such a line makes a class named after the callable, with {@code ()} at its
 * end, whose base is the type after the arrow. Context managers and iterators that block say so in
 * members named {@code __enter__}, {@code __exit__} and {@code __iter__}.
 */
@NullMarked
package dev.loopwarden.analysis.knowledge;

import org.jspecify.annotations.NullMarked;
