-- Templates of returns (退回) stand beside those of recommendations and the phrases.
alter table template_list drop constraint template_list_kind_check;
alter table template_list add constraint template_list_kind_check check (kind in ('recommend', 'return', 'phrases'));
