-- The board of supervised tasks counts what is open without going through the matters themselves, whose states are long.
create index open_task on matter (government, host, stage, kind) include (due, updated_at, exercise, close, closed, id)
  where procedure = 'task' and not closed;
