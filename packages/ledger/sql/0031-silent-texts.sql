-- An act on which the text is silent rests on no article: its verdict says so by a statement on the rules that cites none of
-- them. (A finding that cites has its citation before its message.)

alter table act drop constraint act_stands;
alter table act add constraint act_stands check (
  seq > 0 and events::text like '[{%'
  and (verdict::text like '%"basis":[{%' or verdict::text like '%{"code":"rule.states","outcome":"passed","message":%')
  and (outcome <> 'warned' or coalesce(reason, '') <> '' or verdict::text like '%"stands":"fact"%')
  and capacity in ('holder', 'system', 'acting', 'substitute', 'entrusted')) not valid;
