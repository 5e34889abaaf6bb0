/**
 * A key under which an act is sent once: 128 bits from the browser. `randomUUID` exists only over HTTPS and on the machine
 * itself, and an office's own network may do without either.
 */
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
