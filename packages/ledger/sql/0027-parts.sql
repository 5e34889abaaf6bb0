-- The files of what a helper (协办) reports are seen by those who see what the host reports.
drop trigger inner_files_are_used on act;
create trigger inner_files_are_used after insert on act
  for each row when (new.act in ('report', 'report-part', 'enter-opinion', 'order')) execute function note_inner_files();
