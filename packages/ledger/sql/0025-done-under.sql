-- What was done by titles that rest on one absence: counted on the return, and listed for whoever is back.
create index act_done_under on act (government, (receipt #>> '{standing,under}'), position)
  where capacity in ('acting', 'substitute', 'entrusted');
