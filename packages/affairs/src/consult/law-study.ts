/**
 * 会前学法：who organises it, what is studied, how often. One text has it before the executive meeting with a plan of its own,
 * one at the executive meeting itself, one within the topical study: then it is led and convened as that meeting is.
 */
import { MEETINGS, type MeetingName, type NormOf, type RulePack } from '@lingxing/workrules';
import { frequencyOf, responsibilities } from '../meeting/rules.ts';
import { silencesOf, silent, states, told, type Answer, type Asked } from './answer.ts';

/** Where law is studied by the text: under rules of its own, or at another meeting by the norms that say so. */
type Place =
  | { readonly at: 'law-study'; readonly norms: readonly NormOf<'agenda'>[] }
  | { readonly at: 'executive' | 'study'; readonly norms: readonly NormOf<'agenda'>[] };

function placeOf(pack: RulePack): Place | undefined {
  const norms = pack.of('agenda').filter((one) => one.matters.includes('law-study'));
  const at = (meeting: MeetingName) => norms.filter((one) => one.meetings.includes(meeting));
  for (const meeting of ['law-study', 'executive', 'study'] as const)
    if (at(meeting).length > 0) return { at: meeting, norms: at(meeting) };
  return undefined;
}

/** What the pack declares to be unsaid of it, in its own words; on who does what, or on how often. */
const unsaid = (asked: Asked, of: 'responsibility' | 'frequency'): string =>
  silencesOf(asked, [of], { meeting: 'law-study', words: [MEETINGS['law-study']] })
    .map((one) => `${one.says}。`)
    .join('');

const sentences = (norms: readonly { readonly says: string }[]): string => `${norms.map((one) => one.says).join('；')}。`;

/** The answer for the meeting at which law is studied, with the norms that put it there. */
const thereToo = ({ norms, at }: Place, answer: Answer): Answer => ({
  ...answer,
  answer: { ...answer.answer, text: `没有另写会前学法，法律法规在${MEETINGS[at]}上学习：${sentences(norms)}${answer.answer?.text ?? ''}` },
  findings: [...norms.map(states), ...answer.findings.filter((one) => !norms.some((norm) => norm.id === one.norm))],
});

/** Nothing is said of studying law at any meeting. */
const nowhere = (asked: Asked, about: string): Answer =>
  silent(asked, about, silencesOf(asked, ['agenda', 'responsibility', 'frequency'], { meeting: 'law-study', words: ['学法'] }));

/** 会前学法由谁组织、主持。`atMeeting` answers it of the meeting at which law is studied. */
export function lawStudyLed(asked: Asked, atMeeting: (meeting: MeetingName) => Answer): Answer {
  const place = placeOf(asked.pack);
  if (place === undefined) return nowhere(asked, '会前学法由谁召集、主持');
  if (place.at !== 'law-study') return thereToo(place, atMeeting(place.at));
  const own = atMeeting('law-study');
  const organised = responsibilities(asked.pack, 'organise', 'law-study');
  if (own.outcome !== 'silent' || organised.length === 0) return own;
  // Who organises it is no answer to who chairs it: both are said, the one by the norm and the other as unsaid.
  return told(asked, organised, '', {}, `${sentences(organised)}${unsaid(asked, 'responsibility')}`);
}

/** 会前学法由谁参加：those of the meeting at which law is studied; who comes to one of its own is for its own norms. */
export function lawStudyAttended(asked: Asked, atMeeting: (meeting: MeetingName) => Answer): Answer {
  const place = placeOf(asked.pack);
  if (place === undefined) return nowhere(asked, '会前学法由哪些人参加');
  const answer = atMeeting(place.at);
  return place.at === 'law-study' || answer.outcome === 'silent' ? answer : thereToo(place, answer);
}

/** 会前学法学什么、计划由谁定. */
export function lawStudyTopics(asked: Asked, atMeeting: (meeting: MeetingName) => Answer): Answer {
  const place = placeOf(asked.pack);
  if (place === undefined) return nowhere(asked, '会前学法学什么、由谁确定');
  return place.at === 'law-study' ? atMeeting('law-study') : thereToo(place, atMeeting(place.at));
}

/** 会前学法多久一次: its own frequency, or that of the topical study; 定期 and 会前 without a number are said as they stand. */
export function lawStudyFrequency(asked: Asked, atMeeting: (meeting: MeetingName) => Answer): Answer {
  const place = placeOf(asked.pack);
  if (place === undefined) return nowhere(asked, '会前学法多久一次');
  if (place.at === 'study') return thereToo(place, atMeeting('study'));
  if (frequencyOf(asked.pack, 'law-study') !== undefined) return atMeeting('law-study');
  return told(asked, place.norms, '', {}, `${sentences(place.norms)}${unsaid(asked, 'frequency') || '多久一次，本规则没有写。'}`);
}
