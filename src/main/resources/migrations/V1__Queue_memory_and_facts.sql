-- One schema for SQLite and PostgreSQL. Times are epoch milliseconds; names are newest when they are
-- written, numbers are for ever.

create table delivery (
  guid text primary key,
  event text not null,
  action text,
  installation bigint not null,
  received_at bigint not null,
  ignored_because text
);
create index delivery_by_time on delivery (received_at);
create index delivery_by_installation on delivery (installation);

-- A delivery is done when its subjects are done up to the generations that it raised.
create table delivery_subject (
  guid text not null references delivery (guid) on delete cascade,
  subject text not null,
  generation bigint not null,
  primary key (guid, subject)
);
create index delivery_subject_by_subject on delivery_subject (subject);

-- What jobs are about. A job is wanted while wanted > done.
create table subject (
  key text primary key,
  kind text not null,
  installation bigint not null,
  repository bigint not null,
  owner text not null,
  name text not null,
  number int not null,
  head_sha text not null,     -- of a pull request: as its events said last, or empty
  head_ref text not null,
  wanted bigint not null,
  done bigint not null,
  attempts int not null,      -- runs begun since one succeeded
  deaths int not null,        -- of them, those that did not end, or have not ended yet
  run text,                   -- the run that has begun and has not ended
  parked boolean not null,
  told boolean not null,      -- whether the world knows that it is parked
  note text,                  -- why it is parked, or why it failed last
  due_at bigint not null,     -- when it may run; its execution can be later to be fair to others;
                              -- of a parked one: when the world may be told
  not_before bigint not null, -- a time that somebody else named, such as a rate limit
  limited_since bigint not null, -- since when each run met such a limit; 0 when the last did not
  named_at bigint not null,   -- when the newest delivery came that names it
  changed_at bigint not null
);
create index subject_by_installation on subject (installation);
create index subject_by_head on subject (repository, head_sha) where head_sha <> '';
create index subject_wanted on subject (installation, due_at) where wanted > done;
create index subject_open on subject (key) where wanted > done;
create index subject_parked on subject (changed_at) where parked;
create index subject_untold on subject (due_at) where parked and not told;

-- db-scheduler's table.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time bigint not null,
  picked boolean not null,
  picked_by text,
  last_success bigint,
  last_failure bigint,
  consecutive_failures int,
  last_heartbeat bigint,
  version bigint not null,
  priority int,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat) where picked;

-- What people asked for and what is still to be done, in the order of times and then of ids.
create table instruction (
  id bigint primary key,
  installation bigint not null,
  repository bigint not null,
  number int not null,
  verb text not null,
  argument text not null,
  reason text not null,
  author text not null,
  place text not null,
  comment_id bigint not null,
  thread_id bigint not null,
  at bigint not null
);
create index instruction_by_pull_request on instruction (repository, number);

-- Numbers and times that are kept over restarts.
create table counter (
  name text primary key,
  value bigint not null
);

-- The last review of each pull request.
create table review (
  repository bigint not null,
  number int not null,
  installation bigint not null,
  head_sha text not null,
  merge_base text not null,
  check_run bigint not null,
  result text,
  title text not null,
  configuration text not null,
  at bigint not null,
  primary key (repository, number)
);

-- Findings and rules that people said to ignore in a pull request.
create table ignored (
  repository bigint not null,
  number int not null,
  what text not null,
  installation bigint not null,
  author text not null,
  reason text not null,
  at bigint not null,
  primary key (repository, number, what)
);

create table paused (
  repository bigint not null,
  number int not null,
  installation bigint not null,
  at bigint not null,
  primary key (repository, number)
);

-- The last valid settings of a branch.
create table good_settings (
  repository bigint not null,
  branch text not null,
  installation bigint not null,
  content text not null,
  at bigint not null,
  primary key (repository, branch)
);

-- Facts of files by the hash of all they depend on. A cache: rows may go at any time.
create table facts (
  installation bigint not null,
  key text not null,
  size bigint not null,
  last_used bigint not null,
  value bytea not null,       -- last: what stands behind it is slow to read
  primary key (installation, key)
);
create index facts_by_use on facts (last_used, installation, key, size);

-- Encrypted by whoever writes it.
create table vault (
  name text primary key,
  value bytea not null
);
