-- Who is in a workspace is what its signed log says (protocol/seals.md, section 12). The tables of members and invitations
-- are what the log comes to, kept so that it need not be replayed. A workspace founded before has no log: it is founded anew.

create table log_entries (
  workspace text not null references workspaces (id),
  number bigint not null,
  previous blob not null,
  happened_at bigint not null,
  author text not null,
  kind text not null,
  body blob not null,
  signature blob not null,
  primary key (workspace, number)
);

alter table members drop column join_proof;  -- the log has it, for everybody to see
alter table members add column profile_salt blob not null default '';
alter table invitations add column key_public blob not null default '';
