-- Who is logging in to an account, and which steps of its authenticator are taken. Kept for a day: after that a code that
-- arrived is neither asked for nor unasked for.

create table login_requests (
  workspace text not null,
  id text not null,
  account text not null,
  member text not null,
  session text not null,   -- no foreign key: a request outlives its session by what is told of it
  device text not null,
  opened_at bigint not null,
  ended_at bigint,
  outcome text,
  signature blob not null,
  primary key (workspace, id),
  foreign key (workspace, account) references accounts (workspace, id),
  foreign key (workspace, member) references members (workspace, id)
);
create index login_requests_by_account on login_requests (workspace, account, opened_at);
create index login_requests_by_time on login_requests (opened_at);

create table used_steps (
  workspace text not null,
  account text not null,
  step bigint not null,
  period bigint not null,
  member text not null,
  login_request text not null,
  used_at bigint not null,
  primary key (workspace, account, period, step),
  foreign key (workspace, account) references accounts (workspace, id)
);
create index used_steps_by_time on used_steps (used_at);

alter table messages add column login_request text;
