-- The scan of what the head has entrusted in writing is seen by those who read the absence.
drop trigger inner_files_are_used on act;
create trigger inner_files_are_used after insert on act
  for each row when (new.act in ('report', 'report-part', 'enter-opinion', 'order', 'entrust')) execute function note_inner_files();
