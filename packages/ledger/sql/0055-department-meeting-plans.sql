-- What a department plans to hold in a year, line by line. No text sets a number: the plan is what its requests are counted against.

create table department_meeting_plan (
  government text not null,
  line bigint generated always as identity,
  department text not null,
  year int not null check (year between 2000 and 2200),
  subject text not null check (length(subject) between 1 and 200 and subject = btrim(subject)),
  -- How often; nothing where the line was given up.
  times int not null check (times between 0 and 500),
  budget numeric(14, 2) not null check (budget >= 0),
  primary key (government, line),
  constraint department_meeting_plan_once unique (government, department, year, subject)
);
select isolate('department_meeting_plan');
grant select, insert (government, department, year, subject, times, budget), update (times, budget) on department_meeting_plan to lingxing_app;
