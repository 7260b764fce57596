-- Devices stand on the workspace log (protocol/seals.md, section 12). Those of before do not: whoever signs in from one puts
-- it there.

delete from sessions;
delete from devices;
alter table devices drop column statement;
alter table devices add column name_salt blob not null default '';
alter table devices add column ended_at bigint;
alter table devices add column last_seen_at bigint;
create index devices_by_member on devices (workspace, member);
