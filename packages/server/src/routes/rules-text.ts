/** 规则中心: one's own text with the acts that rest on each article; and the import of the text by the system administrator. */
import type { FastifyRequest } from 'fastify';
import { rulesCentreView, rulesTextImport, type RulesCentreView, type RulesTextImport, type RulesTextView } from '../contracts/index.ts';
import type { Deps } from '../deps.ts';
import { sessionOf } from '../http/authorise.ts';
import { ProblemError } from '../http/problem.ts';
import { receiveRulesText, type Looked, type StoredText } from '../rules-text/index.ts';
import { presentContext } from '../shell/person.ts';
import { takeUpload, uploadLimit } from '../shell/uploads.ts';
import { dayOf } from '../views/time.ts';
import type { Api } from './types.ts';

const tags = ['rules'];

export function rulesTextRoutes(app: Api, deps: Deps): void {
  app.get(
    '/rules/centre',
    { config: { permission: 'rules.read' }, schema: { summary: '规则原文和依据计数', tags, response: { 200: rulesCentreView } } },
    async (request): Promise<RulesCentreView> => {
      const session = sessionOf(request);
      const { pack } = await presentContext(deps, session);
      const { edition } = pack.source.edition;
      const [text, acts] = await Promise.all([
        deps.rulesTexts.text(session.government, edition),
        deps.rulesTexts.acts(session.government, edition),
      ]);
      return { ...(text === undefined ? {} : { text: textView(text) }), acts: [...acts] };
    },
  );
}

/** The import, a form with a file: registered where forms are read. */
export function rulesTextForm(app: Api, deps: Deps): void {
  app.post(
    '/admin/rules-text',
    {
      config: { permission: 'rules.manage', rateLimit: { max: 60, timeWindow: 60_000 } },
      bodyLimit: uploadLimit(deps) + 2 * 1024 * 1024,
      schema: {
        summary: '导入工作规则原文',
        description:
          '表单依次为 edition（版本，缺省为施行中的）、confirm、replaces 和 file（TXT、DOCX、PDF）。先不带 confirm 发送，得到读出的条款、与规则包的差异和变动；核对后带 confirm（答复中的 hash）和 replaces（答复中的 replaces）再发一次，方才存入。',
        tags,
        consumes: ['multipart/form-data'],
        response: { 200: rulesTextImport },
      },
    },
    async (request) => importText(deps, request),
  );
}

const EDITION = /^[^\p{Cc}]{1,60}$/u;
const HASH = /^[0-9a-f]{64}$/;

async function importText(deps: Deps, request: FastifyRequest): Promise<RulesTextImport> {
  const { government, account } = sessionOf(request);
  const [spool, maxBytes] = [await deps.files.spool(), uploadLimit(deps)];
  const { made, given } = await takeUpload(
    request,
    async (part) => {
      const received = await receiveRulesText(part.file, part.filename, part.mimetype, { spool, maxBytes });
      // What is left of a refused file is read away, so that the form comes to its end.
      if ('refused' in received) part.file.resume();
      return received;
    },
    () => Promise.resolve(),
  );
  const field = (name: string, form: RegExp): string | undefined => {
    const value = given.get(name) ?? '';
    if (value !== '' && !form.test(value)) throw new ProblemError('request.invalid', { detail: `${name} 的写法有误。` });
    return value === '' ? undefined : value;
  };
  const [edition, confirm, replaces] = [field('edition', EDITION), field('confirm', HASH), field('replaces', HASH)];
  if ('refused' in made) {
    await deps.rulesTexts.refuse(government, account, made.refused);
    const { file } = made;
    throw new ProblemError(
      file?.code === 'too-large' ? 'request.too-large' : file?.code === 'classified' ? 'secrecy.refused' : 'file.refused',
      {
        detail: `${made.refused}${made.wayOut}`,
      },
    );
  }
  const now = deps.clock.now();
  const outcome = await deps.rulesTexts.importText(government, made, {
    edition,
    confirm,
    replaces,
    by: account,
    now: new Date(now),
    today: dayOf(now),
  });
  if ('looked' in outcome) return importView(outcome.looked);
  await deps.rulesTexts.refuse(government, account, outcome.refused);
  throw new ProblemError(outcome.stale === true ? 'conflict.stale' : 'admin.refused', { detail: `${outcome.refused}${outcome.wayOut}` });
}

function textView({ edition, revision, hash, text, fileName, importedAt }: StoredText): RulesTextView {
  return {
    edition,
    revision,
    hash,
    fileName,
    importedAt: importedAt.toISOString(),
    ...(text.title === undefined ? {} : { title: text.title }),
    ...(text.documentNumber === undefined ? {} : { documentNumber: text.documentNumber }),
    chapters: text.chapters.map((one) => ({ ...one })),
    articles: text.articles.map(({ article, chapter, paragraphs }) => ({
      article,
      ...(chapter === undefined ? {} : { chapter }),
      paragraphs: paragraphs.map((one) => ({ text: one.text, items: one.items.map((item) => ({ ...item })) })),
    })),
  };
}

function importView({ stored, edition, hash, replaces, text, notes, differences, changes }: Looked): RulesTextImport {
  const paragraphs = text.articles.flatMap((one) => one.paragraphs);
  return {
    stored,
    edition,
    hash,
    ...(replaces === undefined ? {} : { replaces }),
    ...(text.title === undefined ? {} : { title: text.title }),
    ...(text.documentNumber === undefined ? {} : { documentNumber: text.documentNumber }),
    chapters: text.chapters.length,
    articles: text.articles.length,
    paragraphs: paragraphs.length,
    items: paragraphs.reduce((sum, one) => sum + one.items.length, 0),
    notes: notes.map((one) => ({ ...one })),
    differences: differences.map((one) => ({ ...one })),
    changes: changes.map((one) => ({ ...one, before: [...one.before], after: [...one.after] })),
  };
}
