/** From what was filled in to the input of the act. Pure; the server judges the input again. */
import { given, listIn, textIn, type Values } from '../acts/form.ts';
import { FACTS, type FormAct } from './act-forms.ts';
import { placeOf } from './seal-place.ts';

/** What was filled in, as the input of the act. Fields left empty that the act may do without are left out. */
export function inputOf(act: FormAct, values: Values, begin: Values = {}): Record<string, unknown> {
  const t = (name: string) => textIn(values, name);
  switch (act) {
    case 'consult':
      return {
        bodies: listIn(values, 'bodies'),
        mode: t('mode'),
        order: t('order'),
        ...(t('limitValue') === '' ? {} : { limit: { value: Number(t('limitValue')), unit: t('limitUnit') } }),
      };
    case 'answer':
      return {
        consultation: t('consultation'),
        position: t('position'),
        opinion: t('opinion'),
        grounds: t('position') === 'differ' ? t('grounds') : '',
      };
    case 'request-extension':
      return { consultation: t('consultation'), until: t('until'), how: t('how') };
    case 'agree-extension': {
      const [consultation = '', body = ''] = t('ask').split(' ');
      return { consultation, body };
    }
    case 'list-positions':
      return { proposal: t('proposal') };
    case 'return':
      return { grounds: listIn(values, 'grounds'), reason: t('reason') };
    case 'withdraw':
    case 'find-necessary':
    case 'void-number':
      return { reason: t('reason') };
    case 'vet': {
      const chosen = listIn(values, 'facts');
      const stated = listIn(begin, 'facts');
      // Only what differs from what the drafter stated is a correction.
      const corrected = FACTS.filter(([id]) => chosen.includes(id) !== stated.includes(id));
      return { opinion: t('opinion'), facts: Object.fromEntries(corrected.map(([id]) => [id, chosen.includes(id)])) };
    }
    case 'refer':
      return { leaders: listIn(values, 'leaders'), opinion: t('opinion') };
    case 'review-legality':
    case 'advise':
      return { conclusion: t('conclusion'), opinion: t('opinion') };
    case 'coordinate':
      return { settled: t('settled') === 'yes', opinion: t('opinion') };
    case 'countersign':
    case 'cosign':
      return { position: t('position'), opinion: t('opinion') };
    case 'consent':
      return { opinion: t('opinion'), ...given('to', t('to')) };
    case 'record-decision':
      return { meeting: t('meeting'), session: t('session'), ...given('date', t('date')) };
    case 'number':
      return {
        series: t('series'),
        ...(t('opening') === 'at' ? { openAt: Number(t('openAt')), openReason: t('openReason') } : {}),
      };
    case 'seal':
      return { ...placeOf(t('place')) };
    case 'distribute':
      return {
        to: listIn(values, 'to')
          .map((v) => v.trim())
          .filter((v) => v !== ''),
      };
    case 'forward':
      return { to: t('to') };
    case 'file':
      return { ...given('norm', t('norm')), with: t('with'), date: t('date'), number: t('number') };
    case 'archive':
      return { retention: t('retention') };
    case 'convey':
      return { steps: listIn(values, 'steps').map(Number) };
    case 'typeset':
      return {};
    case 'send':
    case 'approve':
    case 'review':
    case 'authorise':
    case 'sign':
    case 'recheck':
      return { opinion: t('opinion') };
  }
}
