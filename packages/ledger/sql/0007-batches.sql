-- The seal over the whole government: every second or so a batch of acts is closed under a Merkle root, each batch
-- chained to the one before. No act waits for it.

create table batch (
  government text not null references government (id),
  n integer not null check (n > 0),
  -- Covers all acts of the government with from_position <= position <= to_position.
  from_position bigint not null,
  to_position bigint not null check (to_position >= from_position),
  acts integer not null check (acts > 0),
  root text not null check (length(root) = 64),
  previous_hash text not null,
  hash text not null check (length(hash) = 64),
  sealed_at timestamptz not null,
  primary key (government, n)
);
create unique index batch_by_position on batch (government, to_position);
select isolate('batch');
grant select, insert on batch to lingxing_app;
