package dev.loopwarden.analysis.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions as users write them, followed from a class to what they end in. */
class ChainTest {
  private final Knowledge knowledge = Knowledge.bundled();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aiohttp.ClientSession             | async-with:get json                  | ASYNC
          aiohttp.ClientSession             | await:get text                       | ASYNC
          aiohttp.ClientSession             | await:get raise_for_status           | FUNCTION
          aiohttp.ClientSession             | await:get content read               | ASYNC
          aiohttp.web.Request               | json                                 | ASYNC
          httpx.AsyncClient                 | await:get json                       | FUNCTION
          httpx.AsyncClient                 | async-with:stream aiter_lines        | ASYNC_GENERATOR
          sqlalchemy.ext.asyncio.AsyncSession       | await:execute call:scalars all | FUNCTION
          sqlalchemy.ext.asyncio.AsyncSession       | commit                         | ASYNC
          sqlalchemy.ext.asyncio.async_sessionmaker | call:__call__ commit           | ASYNC
          sqlalchemy.ext.asyncio.AsyncEngine        | async-with:begin run_sync      | ASYNC
          sqlalchemy.orm.sessionmaker       | call:__call__ commit                 | FUNCTION
          asyncpg.Pool                      | async-with:acquire fetchrow          | ASYNC
          asyncpg.Pool                      | await:acquire call:transaction start | ASYNC
          aiomysql.Pool                     | async-with:acquire async-with:cursor execute | ASYNC
          aiosqlite.Connection              | await:execute fetchall               | ASYNC
          aiosqlite.Connection              | async-with:execute fetchone          | ASYNC
          redis.asyncio.Redis               | get                                  | ASYNC
          redis.asyncio.Redis               | call:pipeline execute                | ASYNC
          redis.asyncio.Redis               | call:pubsub listen                   | ASYNC_GENERATOR
          motor.motor_asyncio.AsyncIOMotorClient | call:get_database call:get_collection find_one | FUNCTION
          pymongo.AsyncMongoClient          | call:get_database call:get_collection find_one | ASYNC
          psycopg.AsyncConnection           | await:execute fetchall               | ASYNC
          psycopg_pool.AsyncConnectionPool  | async-with:connection execute        | ASYNC
          aio_pika.RobustConnection         | await:channel declare_queue          | ASYNC
          aiokafka.AIOKafkaProducer         | send_and_wait                        | ASYNC
          openai.AsyncOpenAI                | chat completions create              | ASYNC
          anthropic.AsyncAnthropic          | messages create                      | ASYNC
          elasticsearch.AsyncElasticsearch  | indices create                       | ASYNC
          playwright.async_api.BrowserType  | await:launch await:new_page click    | ASYNC
          telegram.Update                   | message reply_text                   | ASYNC
          discord.Message                   | channel send                         | ASYNC
          discord.Interaction               | response send_message                | ASYNC
          fastapi.UploadFile                | read                                 | ASYNC
          fastapi.Request                   | json                                 | ASYNC
          starlette.requests.Request        | await:form close                     | ASYNC
          pathlib.Path                      | parent call:joinpath read_text       | FUNCTION
          requests.Session                  | call:get json                        | FUNCTION
          boto3.session.Session             | call:client put_object               | FUNCTION
          """)
  void leadsTo(String start, String steps, Entry.Kind kind) {
    Entry entry = Objects.requireNonNull(knowledge.find(start), start);
    String[] parts = steps.split(" ");
    for (int i = 0; i < parts.length - 1; i++) {
      entry = Objects.requireNonNull(step(entry, parts[i]), parts[i]);
    }
    Entry end = knowledge.member(entry, parts[parts.length - 1]);
    assertThat(end).isNotNull();
    assertThat(Objects.requireNonNull(end).kind()).isEqualTo(kind);
  }

  private @Nullable Entry step(Entry owner, String step) {
    int colon = step.indexOf(':');
    String how = colon < 0 ? "" : step.substring(0, colon);
    Entry member = Objects.requireNonNull(knowledge.member(owner, step.substring(colon + 1)), step);
    Entry result = knowledge.find(Objects.requireNonNull(member.type(), step));
    return switch (how) {
      case "await" ->
          member.kind() == Entry.Kind.ASYNC
              ? result
              : knowledge.find(Objects.requireNonNull(Objects.requireNonNull(result).awaits()));
      case "async-with" ->
          knowledge.find(Objects.requireNonNull(Objects.requireNonNull(result).aenter()));
      default -> result;
    };
  }
}
