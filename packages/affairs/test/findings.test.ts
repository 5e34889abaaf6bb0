import { FINDING_CODES, FINDING_KINDS, outcomeOf, verdictOf, type Finding } from '@lingxing/affairs/kernel';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const page = readFileSync(new URL('../../../docs/findings.md', import.meta.url), 'utf8');

describe('审查意见', () => {
  test('docs/findings.md lists every kind, in the order of precedence, with its title and whether later may help', () => {
    const rows = [...page.matchAll(/^\| `([a-z.-]+)` \| (\S+) \|.*\| (yes|no) \|$/gm)].map((m) => [m[1], m[2], m[3]]);
    expect(rows).toEqual(FINDING_CODES.map((code) => [code, FINDING_KINDS[code].title, FINDING_KINDS[code].retry ? 'yes' : 'no']));
  });

  test('应、不得 refuse, 原则上 warns, 可 passes', () => {
    expect([outcomeOf('must'), outcomeOf('must-not'), outcomeOf('should'), outcomeOf('may')]).toEqual([
      'refused',
      'refused',
      'warned',
      'passed',
    ]);
  });

  test('one refusal refuses; refused come before warned before passed', () => {
    const f = (code: Finding['code'], outcome: Finding['outcome']): Finding => ({ code, outcome, message: code });
    const verdict = verdictOf(
      [f('length.exceeded', 'warned'), f('meeting.missing', 'passed'), f('legality.missing', 'refused'), f('step.missing', 'refused')],
      [],
    );
    expect(verdict.outcome).toBe('refused');
    expect(verdict.findings.map((x) => x.code)).toEqual(['step.missing', 'legality.missing', 'length.exceeded', 'meeting.missing']);
    expect(verdictOf([f('length.exceeded', 'warned')], []).outcome).toBe('warned');
    expect(verdictOf([f('length.exceeded', 'passed')], []).outcome).toBe('permitted');
  });
});
