/** From what was filled in to the input of the act. Pure; the server judges the input again. */
import { type ActForm, FACTS, type Field, type FormAct, type Values } from './act-forms.ts';
import { placeOf } from './seal-place.ts';

/** Whether a field is asked, as the others are filled in. */
export const isShown = (field: Field, values: Values): boolean => field.only === undefined || values[field.only.field] === field.only.is;

const text = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};
const many = (values: Values, name: string): readonly string[] => {
  const value = values[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};

const optional = (name: string, value: string): Record<string, string> => (value === '' ? {} : { [name]: value });

/** Faults that a glance at the form shows, by field. The server has the last word. */
export function faultsOf(form: ActForm, values: Values): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const field of form.fields) {
    if (!isShown(field, values)) continue;
    const value = values[field.name];
    const empty = Array.isArray(value) ? value.every((v) => String(v).trim() === '') : text(values, field.name) === '';
    if (field.required && empty)
      faults[field.name] =
        field.kind === 'many' || field.kind === 'choice' || field.kind === 'choices' ? `请选${field.label}` : `请写明${field.label}`;
    if (field.kind === 'number' && !empty) {
      const n = Number(text(values, field.name));
      if (!Number.isInteger(n) || n < field.min || n > field.max) faults[field.name] = `应为${field.min}至${field.max}的整数`;
    }
  }
  return faults;
}

/** What was filled in, as the input of the act. Fields left empty that the act may do without are left out. */
export function inputOf(act: FormAct, values: Values, begin: Values = {}): Record<string, unknown> {
  const t = (name: string) => text(values, name);
  switch (act) {
    case 'consult':
      return {
        bodies: many(values, 'bodies'),
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
      return { grounds: many(values, 'grounds'), reason: t('reason') };
    case 'withdraw':
    case 'find-necessary':
    case 'void-number':
      return { reason: t('reason') };
    case 'vet': {
      const chosen = many(values, 'facts');
      const stated = many(begin, 'facts');
      // Only what differs from what the drafter stated is a correction.
      const corrected = FACTS.filter(([id]) => chosen.includes(id) !== stated.includes(id));
      return { opinion: t('opinion'), facts: Object.fromEntries(corrected.map(([id]) => [id, chosen.includes(id)])) };
    }
    case 'refer':
      return { leaders: many(values, 'leaders'), opinion: t('opinion') };
    case 'review-legality':
    case 'advise':
      return { conclusion: t('conclusion'), opinion: t('opinion') };
    case 'coordinate':
      return { settled: t('settled') === 'yes', opinion: t('opinion') };
    case 'countersign':
      return { position: t('position'), opinion: t('opinion') };
    case 'consent':
      return { opinion: t('opinion'), ...optional('to', t('to')) };
    case 'record-decision':
      return { meeting: t('meeting'), session: t('session'), ...optional('date', t('date')) };
    case 'number':
      return {
        series: t('series'),
        ...(t('opening') === 'at' ? { openAt: Number(t('openAt')), openReason: t('openReason') } : {}),
      };
    case 'seal':
      return { ...placeOf(t('place')) };
    case 'distribute':
      return {
        to: many(values, 'to')
          .map((v) => v.trim())
          .filter((v) => v !== ''),
      };
    case 'forward':
      return { to: t('to') };
    case 'archive':
      return { retention: t('retention') };
    case 'convey':
      return { steps: many(values, 'steps').map(Number) };
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
