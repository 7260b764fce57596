-- SQL of both SQLite and PostgreSQL (where `blob` is a domain over bytea). Ids are their 26 letters, times milliseconds
-- since 1970, booleans 0 and 1. Every key begins with the workspace, so that no query can leave it by mistake; the few
-- that look across workspaces do so by what a carrier names (number, address, source).

create table settings (name text primary key, value text not null);

create table workspaces (
  id text primary key,
  name text not null,
  demo bigint not null,
  created_at bigint not null,
  cursor bigint not null,           -- counts changes and activity entries
  accounts_cursor bigint not null   -- the last one at which anything changed that a sync shows
);

create table founding_tokens (token_hash blob primary key, expires_at bigint not null);

create table members (
  workspace text not null references workspaces (id),
  id text not null,
  name text not null,
  email text not null,
  role text not null,
  state text not null,
  sign_public blob not null,
  box_public blob not null,
  statement blob not null,
  auth_verifier blob not null,
  sealed_identity blob not null,
  joined_at bigint not null,
  ended_at bigint,
  ends_at bigint,
  invitation text,
  join_proof blob,
  primary key (workspace, id)
);

create table invitations (
  workspace text not null references workspaces (id),
  id text not null,
  role text not null,
  email text,
  name text,
  token_hash blob not null,
  created_at bigint not null,
  expires_at bigint not null,
  created_by text not null,
  state text not null,
  member text,
  primary key (workspace, id)
);

create table devices (
  workspace text not null,
  id text not null,
  member text not null,
  public_key blob not null,
  name text not null,
  statement blob not null,
  created_at bigint not null,
  primary key (workspace, id),
  foreign key (workspace, member) references members (workspace, id)
);

create table sessions (
  workspace text not null,
  id text not null,
  member text not null,
  device text not null,
  token_hash blob not null,
  created_at bigint not null,
  last_seen_at bigint not null,
  address text not null,
  elevated_until bigint,
  primary key (workspace, id),
  foreign key (workspace, member) references members (workspace, id),
  foreign key (workspace, device) references devices (workspace, id)
);
create unique index sessions_by_token on sessions (workspace, token_hash);
create index sessions_by_member on sessions (workspace, member);

create table accounts (
  workspace text not null references workspaces (id),
  id text not null,
  state text not null,
  created_at bigint not null,
  deleted_at bigint,
  rotation_owed bigint not null,
  epoch bigint not null,
  primary key (workspace, id)
);

create table epochs (
  workspace text not null,
  account text not null,
  epoch bigint not null,
  use_commitment blob not null,
  manage_commitment blob not null,
  use_inbox blob not null,
  manage_inbox blob not null,
  author text not null,
  signature blob not null,
  primary key (workspace, account, epoch),
  foreign key (workspace, account) references accounts (workspace, id)
);

create table grants (
  workspace text not null,
  account text not null,
  member text not null,
  role text not null,
  ends_at bigint,
  granter text not null,
  epoch bigint not null,
  wraps_hash blob not null,
  signature blob not null,
  use_wrap blob not null,
  manage_wrap blob,
  reason text,
  primary key (workspace, account, member),
  foreign key (workspace, account) references accounts (workspace, id),
  foreign key (workspace, member) references members (workspace, id)
);
-- Whole, so that what a member may see is answered from the index alone.
create index grants_by_member on grants (workspace, member, account, role, ends_at);
create index grants_by_end on grants (ends_at);

create table records (
  workspace text not null,
  account text not null,
  kind text not null,
  epoch bigint not null,
  revision bigint not null,
  sealed blob not null,
  updated_at bigint not null,
  updated_by text not null,
  primary key (workspace, account, kind),
  foreign key (workspace, account) references accounts (workspace, id)
);

create table former_keys (
  workspace text not null,
  account text not null,
  tier text not null,
  epoch bigint not null,
  former_epoch bigint not null,
  sealed blob not null,
  primary key (workspace, account, tier, epoch),
  foreign key (workspace, account) references accounts (workspace, id)
);

create table chunks (
  workspace text not null,
  account text not null,
  day bigint not null,
  first_step bigint not null,
  period bigint not null,
  count bigint not null,
  seed_revision bigint not null,
  epoch bigint not null,
  sealed blob not null,
  signature blob not null,
  author text not null,
  primary key (workspace, account, day),
  foreign key (workspace, account) references accounts (workspace, id)
);
create index chunks_by_day on chunks (day);
-- How far codes are dealt is asked at every sync, and a chunk is too long a row to read for that.
create index chunks_dealt on chunks (workspace, account, day, seed_revision);

create table number_sources (
  workspace text not null references workspaces (id),
  id text not null unique,
  name text not null,
  kind text not null,
  secret blob not null,
  created_at bigint not null,
  last_message_at bigint,
  unreserved_count bigint not null,
  primary key (workspace, id)
);

-- The account is no foreign key: a number outlives the account that had it, in quarantine.
create table numbers (
  workspace text not null,
  number text not null unique,
  country text not null,
  kind text not null,
  source text not null,
  state text not null,
  account text,
  reserved_at bigint,   -- the last time, also when it is free again
  expires_at bigint,
  quarantined_until bigint,
  last_message_at bigint,
  unreserved_count bigint not null,
  primary key (workspace, number),
  foreign key (workspace, source) references number_sources (workspace, id)
);
create unique index numbers_by_account on numbers (workspace, account);

create table mail_domains (
  workspace text not null references workspaces (id),
  domain text not null unique,
  created_at bigint not null,
  primary key (workspace, domain)
);

-- Rows stay for good: what was once issued never is again.
create table addresses (
  workspace text not null references workspaces (id),
  address text not null unique,
  domain text not null,
  account text not null,
  state text not null,
  reserved_at bigint not null,
  expires_at bigint,
  last_message_at bigint,
  primary key (workspace, address)
);
create index addresses_by_account on addresses (workspace, account);
create index addresses_by_domain on addresses (workspace, domain);

create table messages (
  workspace text not null,
  id text not null,
  account text not null,
  cursor bigint not null,
  channel text not null,
  arrived_at bigint not null,
  epoch bigint not null,
  card blob,
  whole blob not null,
  used_at bigint,
  used_by text,
  primary key (workspace, id),
  foreign key (workspace, account) references accounts (workspace, id)
);
create unique index messages_by_cursor on messages (workspace, cursor);
create unique index messages_by_account on messages (workspace, account, cursor);

-- What carriers delivered, by the ids they gave it, so that a repeat is known after its message has been deleted.
create table deliveries (
  workspace text not null,
  source text not null,
  provider_id text not null,
  delivered_at bigint not null,
  primary key (workspace, source, provider_id),
  foreign key (workspace, source) references number_sources (workspace, id)
);
create index deliveries_by_time on deliveries (delivered_at);

create table changes (
  workspace text not null,
  cursor bigint not null,
  what text not null,
  account text,
  member text,
  message text,
  changed_at bigint not null,
  primary key (workspace, cursor)
);
create index changes_by_time on changes (changed_at);

create table activity (
  workspace text not null,
  cursor bigint not null,
  happened_at bigint not null,
  member text,
  kind text not null,
  account text,
  subject text,
  address text,
  primary key (workspace, cursor)
);
create index activity_by_account on activity (workspace, account, cursor);
create index activity_by_member on activity (workspace, member, cursor);
create index activity_by_time on activity (happened_at);
