-- What was done by titles that rest on one absence: counted on the return, and listed for whoever is back.
create index act_done_under on act (government, (receipt #>> '{standing,under}'), position)
  where capacity in ('acting', 'substitute', 'entrusted');

-- A letter is what an act brings in, not what the act is called: absences are registered too.
drop trigger letters_are_registered on act;
create trigger letters_are_registered after insert on act
  for each row when (new.act in ('arrive', 'register', 'resubmit', 'correct') and (new.input -> 'letter') is not null)
  execute function note_letter();
drop trigger files_of_letters_are_used on act;
create trigger files_of_letters_are_used after insert on act
  for each row when (new.act in ('arrive', 'register', 'resubmit', 'correct') and (new.input -> 'letter') is not null)
  execute function note_letter_files();

-- The scan of what the head has entrusted in writing is seen by those who read the absence.
drop trigger inner_files_are_used on act;
create trigger inner_files_are_used after insert on act
  for each row when (new.act in ('report', 'enter-opinion', 'order', 'entrust')) execute function note_inner_files();
