export async function benchActs(): Promise<Record<string, unknown>> {
  throw new Error('not yet');
}
