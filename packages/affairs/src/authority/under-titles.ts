/** Holds the title of whoever acts against the rules before any act of a procedure is judged. */
import { andPassed, verdictOf } from '../kernel/finding.ts';
import type { DomainEvent, Procedure } from '../kernel/procedure.ts';
import { judgeTitle } from './titles.ts';

/**
 * The procedure, in which a post may also be used by those who stand in for its holder: every act and every offer is
 * judged by the title first, and an act done in somebody's stead rests on the article that gives the title, too.
 */
export function underTitles<S, E extends DomainEvent>(procedure: Procedure<S, E>): Procedure<S, E> {
  return {
    ...procedure,
    decide(ctx, state, request, drawn) {
      const finding = judgeTitle(ctx, procedure.name, request.actor);
      if (finding === undefined) return procedure.decide(ctx, state, request, drawn);
      if (finding.outcome === 'refused') return { verdict: verdictOf([finding], []), events: [] };
      const decision = procedure.decide(ctx, state, request, drawn);
      return { ...decision, verdict: andPassed(decision.verdict, finding) };
    },
    offers(ctx, state, actor) {
      return judgeTitle(ctx, procedure.name, actor)?.outcome === 'refused' ? [] : procedure.offers(ctx, state, actor);
    },
  };
}
