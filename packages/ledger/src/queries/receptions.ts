/** Days of reception (接访) as lists and calendars ask about them. */
import type { QueryConfig } from 'pg';
import type { SittingDays } from '../sitting-contract.ts';

/** In three years, far more than the leaders and heads of a government hold. */
const MOST = 5_000;

/** Days of reception that lie within these days, whatever became of them; exercises left out. */
export const receptionsOn = (government: string, { from, to }: SittingDays): QueryConfig => ({
  name: 'receptions_on',
  text: `select m.id as matter, m.version, m.state, m.updated_at as "updatedAt" from matter m
         where m.government = $1 and m.procedure = 'reception' and not m.exercise
           and m.state -> 'form' ->> 'on' between $2::text and $3::text
         order by m.state -> 'form' ->> 'on' desc, m.id limit ${MOST}`,
  values: [government, from, to],
});
