-- A government has one assessment of a year: another is entered only when the first was withdrawn. Exercises do not count.
create unique index assessment_once on matter (government, kind)
  where procedure = 'assessment' and stage <> 'withdrawn' and not exercise;

-- The tasks of a paper or a document, told on its page: the source's key names the matter in its second word.
create index supervised_task_from on supervised_task (government, split_part(source_key, ' ', 2)) where source_key is not null;
