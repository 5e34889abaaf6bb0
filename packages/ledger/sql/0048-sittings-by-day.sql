-- Sittings by their day, for the leaders' calendar, for who is expected where, and for the reminder before.
create index sitting_by_day on sitting (government, on_day) where on_day is not null;

-- Those expected are reminded the working day before a sitting.
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check
  check (kind in ('waiting', 'near', 'passed', 'returned', 'answered', 'chased', 'changed', 'reminded', 'webhook-stopped'));
