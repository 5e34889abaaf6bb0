-- Which sittings have opened an item, or taken one back, the latest first: found by the acts themselves, of which there are few.
create index act_of_publication on act (government, matter, position) where act in ('open-item', 'take-back-item');
