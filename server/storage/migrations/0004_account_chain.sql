-- Who holds an account, and which records it has, is what its signed chain and manifest say (protocol/seals.md, section 13).
-- Holders are what the chain comes to, kept so that it need not be replayed; grants are the keys of those of them whom the
-- server serves. An account made before has no chain: it is made anew.

create table account_entries (
  workspace text not null,
  account text not null,
  number bigint not null,
  previous blob not null,
  happened_at bigint not null,
  author text not null,
  log_number bigint not null,
  log_hash blob not null,
  kind text not null,
  body blob not null,
  signature blob not null,
  primary key (workspace, account, number),
  foreign key (workspace, account) references accounts (workspace, id)
);

create table holders (
  workspace text not null,
  account text not null,
  member text not null,
  fingerprint blob not null,
  role text not null,
  ends_at bigint,
  primary key (workspace, account, member),
  foreign key (workspace, account) references accounts (workspace, id),
  foreign key (workspace, member) references members (workspace, id)
);

create table manifests (
  workspace text not null,
  account text not null,
  counter bigint not null,
  chain_number bigint not null,
  chain_hash blob not null,
  author text not null,
  signature blob not null,
  manage_records blob not null,
  primary key (workspace, account),
  foreign key (workspace, account) references accounts (workspace, id)
);

alter table accounts add column chain_number bigint not null default 0;
alter table accounts add column chain_hash blob not null default '';
alter table epochs drop column author;
alter table epochs drop column signature;
alter table grants drop column wraps_hash;
alter table grants drop column signature;
alter table grants drop column reason;

-- With which entry somebody came in, and with which it ended.
create index log_entries_by_kind on log_entries (workspace, kind, author);
