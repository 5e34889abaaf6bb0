/** Brings one document of the demonstration to where its story leaves it. */
import type { RulePack } from '@lingxing/workrules';
import { loadBuiltInPacks } from '@lingxing/workrules/read';
import type { Office } from './api.ts';
import { carryOn, performAt, StuckError, type Carry, type Inputs } from './carry.ts';
import type { DemoOrganisation, GovernmentId } from './organisation.ts';
import type { Setting, Story } from './stories.ts';

/** The built-in pack of one of the five governments. */
export function packOf(government: GovernmentId): RulePack {
  const pack = loadBuiltInPacks().find((one) => one.id === government);
  if (pack === undefined) throw new Error(`there is no pack for ${government}`);
  return pack;
}

function settingOf(organisation: DemoOrganisation, today: string): Setting {
  const { name, short, office, lowerGovernments } = packOf(organisation.government).source.government;
  return {
    government: name,
    short,
    office: office.name,
    lower: lowerGovernments,
    all: `全${short.slice(0, 1)}`,
    year: Number(today.slice(0, 4)),
  };
}

/** Drafts, consults and carries on; a document whose title is there already is left alone. */
export async function tellStory(office: Office, organisation: DemoOrganisation, story: Story, titles: ReadonlySet<string>): Promise<void> {
  const clerk = await office.of(`${story.host}.clerk`);
  const { date } = clerk.me.today;
  const draft = story.draft(settingOf(organisation, date));
  if (titles.has(draft.title)) return;
  const { id } = await clerk.draft(draft, false);
  if (story.consult !== undefined) {
    const { bodies, answering } = story.consult;
    await clerk.perform(await clerk.document(id), { act: 'consult', input: { bodies, mode: 'consult', order: 'parallel' } });
    for (const body of answering) {
      const head = await office.of(`${body}.head`);
      const page = await head.document(id);
      const consultation = page.consultations.at(-1)?.id;
      await head.perform(page, { act: 'answer', input: { consultation, position: 'agree', opinion: '无不同意见。' } });
    }
  }
  if (story.until?.includes('send') === true) return;
  const inputs: Inputs = {
    'record-decision': (page, desk) => ({ meeting: 'executive', session: sessionOf(page.id), date: desk.me.today.date }),
  };
  const carry: Carry = { office, registry: 'registrar', inputs, reason: () => '演示：按实际情况办理。' };
  if (story.returned === undefined) {
    await carryOn(id, { ...carry, until: (act) => story.until?.some((one) => one === act) === true });
    return;
  }
  await carryOn(id, { ...carry, until: (act) => act === 'vet' });
  const desk = await office.of('registrar');
  const page = await desk.document(id);
  const offer = page.offers.find((one) => one.act === 'return');
  if (offer === undefined) throw new StuckError('不能退回', []);
  await performAt(desk, page, offer, { inputs: { return: () => ({ reason: story.returned, grounds: ['content'] }) } });
}

/** An invented session; the number only has to look like one. */
const sessionOf = (id: string): string => `第${1 + (Number.parseInt(id.slice(0, 2), 16) % 20)}次常务会议`;
