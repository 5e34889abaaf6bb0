/**
 * Whether what a notice `n` told of is no longer so, as a condition: done by somebody, met, or moved to another day. What
 * happened (a return, an answer) stays so. Put into each statement rather than made a function of the database: one with a
 * query inside is run row by row and costs thirty times as much.
 */
export const SETTLED = `case
  when n.kind in ('waiting', 'chased', 'changed') then not exists (
    select from inbox si where si.government = n.government and si.matter = n.matter and si.post = n.post and si.act = n.act
      and (n.kind in ('chased', 'changed') or notice_occasion(si.since) = n.occasion))
  when n.kind in ('near', 'passed') then not exists (
    select from obligation so where so.government = n.government and so.matter = n.matter and so.id = n.act and so.due = n.due
      and (so.state = 'open' or (n.kind = 'passed' and so.state = 'passed')))
  when n.kind = 'reminded' then not exists (
    select from sitting ss where ss.government = n.government and ss.matter = n.matter and not ss.over and ss.on_day = n.due)
  else false end`;
