-- A government has one assessment of a year: another is entered only when the first was withdrawn. Exercises do not count.
create unique index assessment_once on matter (government, kind)
  where procedure = 'assessment' and stage <> 'withdrawn' and not exercise;
