-- What is in force or to come is found by its end: what is over, however many years of it, is not looked through.
create index authority_record_by_end on authority_record (government, until);
drop index authority_record_by_day;
