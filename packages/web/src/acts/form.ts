/** What an act asks of the person who performs it, as data: the fields of its form and what they begin with. Pure. */
import type { Choice, Group } from '../components/pickers.tsx';
import { stillArriving } from './files.ts';

export type Value = string | readonly string[];
export type Values = Readonly<Record<string, Value>>;

interface Base {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  /** Shares its line with the field beside it. */
  readonly half?: boolean | undefined;
  /** Shown only while another field has this value. */
  readonly only?: { readonly field: string; readonly is: string } | undefined;
}

/** A text to begin with, under a name; places to be filled stand in braces. */
export interface Template {
  readonly name: string;
  readonly text: string;
}

export type Field =
  | (Base & {
      readonly kind: 'words';
      readonly phrases?: readonly string[];
      readonly templates?: readonly Template[];
      readonly rows?: number;
    })
  /** `known`: what may be chosen besides what is written. */
  | (Base & { readonly kind: 'line'; readonly known?: readonly string[] })
  | (Base & { readonly kind: 'date' })
  | (Base & { readonly kind: 'time' })
  | (Base & { readonly kind: 'number'; readonly min: number; readonly max: number })
  | (Base & { readonly kind: 'choice'; readonly options: readonly (readonly [string, string])[]; readonly look?: 'radio' | 'select' })
  | (Base & {
      readonly kind: 'choices';
      readonly options: readonly (readonly [string, string])[];
      /** Each on a line of its own: the choices are sentences. */
      readonly stacked?: boolean;
    })
  | (Base & { readonly kind: 'many'; readonly of: 'departments' | 'leaders' })
  | (Base & { readonly kind: 'many'; readonly of: 'given'; readonly choices: readonly Choice[]; readonly groups?: readonly Group[] })
  | (Base & { readonly kind: 'one'; readonly choices: readonly Choice[] })
  /** Several, with a word to each; a value is its id, and after a line break its word. */
  | (Base & { readonly kind: 'worded'; readonly options: readonly (readonly [string, string])[]; readonly empty: string })
  /** `to`: where they are taken in, if not where all files are. */
  | (Base & { readonly kind: 'files'; readonly most: number; readonly to?: string })
  | (Base & { readonly kind: 'names' })
  | (Base & { readonly kind: 'place' });

export interface ActForm {
  readonly fields: readonly Field[];
  readonly begin: Values;
  /** What is asked before it goes ahead, where it cannot be taken back. */
  readonly confirm?: string | ((values: Values) => string) | undefined;
  /** Shown beside the form: what has changed since the signature. */
  readonly beside?: 'changes-since-signature' | undefined;
  /** What stands where the form asks for nothing. */
  readonly says?: string | undefined;
  /** What stands after the fields: lines that explain why a choice is not among them. */
  readonly after?: readonly string[] | undefined;
  /** What else changes with a field, as a template brings the nature of the paper. */
  readonly follows?: ((name: string, value: Value, before: Values) => Values) | undefined;
  /** A field as it is with what else is filled in: a template names those who are chosen. */
  readonly live?: ((field: Field, values: Values) => Field) | undefined;
}

/** Whether a field is asked, as the others are filled in. */
export const isShown = (field: Field, values: Values): boolean => field.only === undefined || values[field.only.field] === field.only.is;

export const textIn = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};
export const listIn = (values: Values, name: string): readonly string[] => {
  const value = values[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
};
/** A field that may be left empty, only where it is not. */
export const given = (name: string, value: string): Record<string, string> => (value === '' ? {} : { [name]: value });

/** A place of a template that was not filled: {主办}. */
const OPEN_PLACE = /\{[^{}\n]{1,20}\}/u;

/** Faults that a glance at the form shows, by field. The server has the last word. */
export function faultsOf(form: ActForm, values: Values): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const field of form.fields) {
    if (!isShown(field, values)) continue;
    const value = values[field.name];
    const empty = Array.isArray(value) ? value.every((v) => String(v).trim() === '') : textIn(values, field.name) === '';
    if (field.required && empty) faults[field.name] = `${WORDS[field.kind] ?? '请写明'}${field.label}`;
    if (field.kind === 'number' && !empty) {
      const n = Number(textIn(values, field.name));
      if (!Number.isInteger(n) || n < field.min || n > field.max) faults[field.name] = `应为${field.min}至${field.max}的整数`;
    }
    const open = field.kind === 'words' && field.templates !== undefined ? OPEN_PLACE.exec(textIn(values, field.name))?.[0] : undefined;
    if (open !== undefined) faults[field.name] = `“${open}”还没有写明`;
  }
  return { ...faults, ...stillArriving(values) };
}

const WORDS: Readonly<Partial<Record<Field['kind'], string>>> = {
  many: '请选',
  one: '请选',
  choice: '请选',
  choices: '请选',
  files: '请上传',
};
