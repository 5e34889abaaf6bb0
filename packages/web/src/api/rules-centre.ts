/** 规则中心: one's own text of the rules with the acts that rest on each article, and its import. */
import type { RulesCentreView, RulesTextImport } from '@lingxing/server/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../session.ts';
import { ask } from './client.ts';
import { sendFile } from './files.ts';
import { keys } from './keys.ts';

const MINUTE = 60_000;

export function useRulesCentre() {
  return useQuery({
    queryKey: [...keys.rules, 'centre'],
    queryFn: ({ signal }) => ask<RulesCentreView>('/rules/centre', { signal }),
    // The text hardly changes; the counts do.
    staleTime: MINUTE,
  });
}

export interface Sent {
  readonly file: File;
  /** Of which edition it is the text; absent or empty for the one in force. */
  readonly edition?: string;
  /** What was looked over before; absent where it is to be looked over first. */
  readonly seen?: Pick<RulesTextImport, 'hash' | 'replaces' | 'edition'>;
}

/** Has a text looked over, or, with what was seen, stored. */
export function useImportText() {
  const me = useMe();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, edition = '', seen }: Sent) =>
      sendFile<RulesTextImport>('/admin/rules-text', file, {
        csrf: me.csrf,
        ...(seen === undefined
          ? edition === ''
            ? {}
            : { fields: { edition } }
          : { fields: { edition: seen.edition, confirm: seen.hash, ...(seen.replaces === undefined ? {} : { replaces: seen.replaces }) } }),
      }),
    onSuccess: (answer) => (answer.stored ? client.invalidateQueries({ queryKey: [...keys.rules, 'centre'] }) : undefined),
  });
}
