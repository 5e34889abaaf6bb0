/** Canonical JSON and its SM3: the same value gives the same hash whatever the order of its keys. */
import { sm3 } from 'sm-crypto-v2';

/** JSON with sorted keys and no white space; `undefined` members are left out as JSON does. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SM3 of a value's canonical JSON, in lower-case hex. */
export function canonicalHash(value: unknown): string {
  return sm3(canonicalJson(value));
}
