export async function benchInbox(): Promise<Record<string, unknown>> {
  throw new Error('not yet');
}
