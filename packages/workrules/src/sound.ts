/**
 * Takes what is sound under a schema, at once and in one pass; whatever it does not know, mistakes included, is left to the
 * library, which alone says what is wrong. Five packs are read at every start and are sound, and the library, which keeps
 * account for a failure at every value, takes several times as long for them. What is taken is what the library would give,
 * key for key in its order (a test holds one against the other).
 */
import * as z from 'zod';

/** What is not known to be sound. */
export const UNSURE = Symbol('unsure');

type Take = (value: unknown) => unknown;
type CheckDef = z.core.$ZodChecks['_zod']['def'];

/** What the library holds of a schema or a check, for those who build on it. */
const within = <S extends { readonly _zod: unknown }>({ _zod: held }: S): S['_zod'] => held;

const takers = new WeakMap<z.core.$ZodType, Take>();

/** The value as the schema gives it, or that the library has to be asked. */
export const takeSound = (schema: z.core.$ZodType, value: unknown): unknown => takerOf(schema)(value);

/** A schema taken apart, once: schemas share most of their parts. */
function takerOf(schema: z.core.$ZodType): Take {
  let take = takers.get(schema);
  if (take === undefined) takers.set(schema, (take = makeTaker(schema as z.core.$ZodTypes)));
  return take;
}

function makeTaker(schema: z.core.$ZodTypes): Take {
  const { def } = within(schema);
  switch (def.type) {
    case 'string':
      return checked(schema, (value) => (typeof value === 'string' ? value : UNSURE));
    case 'number':
      return checked(schema, (value) => (Number.isFinite(value) ? value : UNSURE));
    case 'boolean':
      return plain(schema, (value) => (typeof value === 'boolean' ? value : UNSURE));
    case 'unknown':
      return plain(schema, (value) => value);
    case 'enum':
    case 'literal': {
      const values = new Set<unknown>(within(schema).values);
      return plain(schema, (value) => (values.has(value) ? value : UNSURE));
    }
    case 'optional':
      // A field that is there has a value; one that is not is no affair of its schema.
      return plain(schema, takerOf(def.innerType));
    case 'default': {
      const inner = takerOf(def.innerType);
      return plain(schema, (value) => (value === undefined ? UNSURE : inner(value)));
    }
    case 'array':
      return checked(schema, elements(takerOf(def.element)));
    case 'object':
      return plain(schema, fields(def));
    case 'union':
      return 'discriminator' in def ? plain(schema, options(def as z.core.$ZodDiscriminatedUnionDef)) : askLibrary(schema);
    case 'custom':
      return custom(def);
    default:
      return askLibrary(schema);
  }
}

/** A schema of our own, by its own functions. */
const custom =
  ({ fn, checks = [] }: z.core.$ZodCustomDef): Take =>
  (value) => {
    if (fn(value) !== true) return UNSURE;
    const payload = { value: value as never, issues: [] };
    for (const check of checks) if (within(check).check(payload) !== undefined || payload.issues.length > 0) return UNSURE;
    return value;
  };

/** What this file does not know is asked of the library by itself, so that the rest need not be. */
function askLibrary(schema: z.core.$ZodType): Take {
  return (value) => {
    const parsed = z.safeParse(schema, value, { jitless: true });
    return parsed.success ? parsed.data : UNSURE;
  };
}

/** A schema on which no check hangs. */
const plain = (schema: z.core.$ZodType, take: Take): Take => ((within(schema).def.checks ?? []).length === 0 ? take : askLibrary(schema));

/** A schema with the checks that are known here: lengths, patterns, whole and positive numbers. */
function checked(schema: z.core.$ZodType, take: Take): Take {
  const { def } = within(schema);
  // A schema of a format is itself a check, and some bring more than a pattern.
  if ('check' in def) return askLibrary(schema);
  const checks: ((value: never) => boolean)[] = [];
  for (const check of def.checks ?? []) {
    const known = checkOf(within(check).def as CheckDef);
    if (known === undefined) return askLibrary(schema);
    checks.push(known);
  }
  if (checks.length === 0) return take;
  return (value) => {
    const taken = take(value);
    if (taken === UNSURE) return UNSURE;
    for (const check of checks) if (!check(taken as never)) return UNSURE;
    return taken;
  };
}

function checkOf(def: CheckDef): ((value: never) => boolean) | undefined {
  // Where a check is bound to a condition it is made here all the same: what fails it is left to the library.
  switch (def.check) {
    case 'min_length':
      return ({ length }: string | readonly unknown[]) => length >= def.minimum;
    case 'max_length':
      return ({ length }: string | readonly unknown[]) => length <= def.maximum;
    case 'number_format':
      return def.format === 'safeint' ? Number.isSafeInteger : undefined;
    case 'greater_than': {
      const { value: least, inclusive } = def;
      return typeof least !== 'number' ? undefined : inclusive ? (value: number) => value >= least : (value: number) => value > least;
    }
    case 'string_format': {
      const { format, pattern } = def;
      // A pattern that goes on from where it stopped has a memory.
      return format === 'regex' && pattern !== undefined && !pattern.global && !pattern.sticky
        ? (value: string) => pattern.test(value)
        : undefined;
    }
    default:
      return undefined;
  }
}

const elements =
  (take: Take): Take =>
  (value) => {
    if (!Array.isArray(value)) return UNSURE;
    const out: unknown[] = [];
    for (const one of value as unknown[]) {
      const taken = take(one);
      if (taken === UNSURE) return UNSURE;
      out.push(taken);
    }
    return out;
  };

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Field {
  readonly name: string;
  readonly schema: z.core.$ZodType;
  readonly take: Take;
  readonly missing: 'wrong' | 'left-out' | 'default';
}

/** A mapping that holds nothing but its fields, in the order of the schema. */
function fields(def: z.core.$ZodObjectDef): Take {
  // A field by the name of what every object has could not be told from one that is not there.
  const strict =
    def.catchall !== undefined &&
    within(def.catchall).def.type === 'never' &&
    !Object.keys(def.shape).some((name) => name in Object.prototype);
  let known: readonly Field[] | undefined;
  return (value) => {
    if (!strict || !isFields(value)) return UNSURE;
    known ??= Object.entries(def.shape).map(([name, schema]) => ({ name, schema, take: takerOf(schema), missing: missingOf(schema) }));
    const out: Record<string, unknown> = {};
    let there = 0;
    for (const { name, schema, take, missing } of known) {
      const given = value[name];
      if (given !== undefined) {
        there += 1;
        const taken = take(given);
        if (taken === UNSURE || taken === undefined) return UNSURE;
        out[name] = taken;
      } else if (missing === 'wrong') return UNSURE;
      else if (missing === 'default') out[name] = within(schema as z.core.$ZodDefault).def.defaultValue;
    }
    return there === Object.keys(value).length ? out : UNSURE;
  };
}

/** What becomes of a field that is not there. */
function missingOf(schema: z.core.$ZodType): Field['missing'] {
  const { type } = within(schema as z.core.$ZodTypes).def;
  return type === 'optional' ? 'left-out' : type === 'default' ? 'default' : 'wrong';
}

/** One of several mappings, told by the value of one field. */
function options(def: z.core.$ZodDiscriminatedUnionDef): Take {
  const byValue = new Map<unknown, z.core.$ZodType>();
  for (const option of def.options) for (const value of within(option).propValues?.[def.discriminator] ?? []) byValue.set(value, option);
  return (value) => {
    const option = isFields(value) ? byValue.get(value[def.discriminator]) : undefined;
    return option === undefined ? UNSURE : takerOf(option)(value);
  };
}
