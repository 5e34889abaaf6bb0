/** What is asked about a submission, in plain words; each question only where the paper calls for it. */
import type { Fact, LetterForm } from './letter-form.ts';

export interface Question {
  readonly fact: Fact;
  /** Answered by yes. */
  readonly asks: string;
  readonly when: (form: LetterForm) => boolean;
}

const always = (): boolean => true;
const aside = ({ facts }: LetterForm): boolean => facts.toLeaderInPerson === true;

/** On a matter that the government is to decide the texts ask who was heard. */
export const deciding = ({ facts }: LetterForm): boolean => facts.major === true || facts.normative === true;

export const QUESTIONS: readonly Question[] = [
  { fact: 'multipleMatters', asks: '请示的不止一件事吗', when: ({ kind }) => kind === 'request' },
  { fact: 'carriesRequest', asks: '夹带请示事项吗', when: ({ kind }) => kind === 'report' },
  { fact: 'seeksApproval', asks: '要求批示或者答复吗', when: ({ kind }) => kind !== 'request' && kind !== 'report' },
  { fact: 'skipsLevel', asks: '越级报送吗', when: always },
  { fact: 'toLeaderInPerson', asks: '直接报领导个人吗', when: always },
  { fact: 'assignedByLeader', asks: '是领导交办的吗', when: aside },
  { fact: 'emergency', asks: '是紧急突发事项吗', when: (form) => aside(form) || form.facts.skipsLevel === true },
  { fact: 'foreignRelated', asks: '是涉外事项吗', when: aside },
  { fact: 'personnel', asks: '涉及人事任免吗', when: always },
  { fact: 'major', asks: '是重大事项吗', when: always },
  { fact: 'important', asks: '是重要公文吗', when: ({ facts }) => facts.normative === true },
  { fact: 'overall', asks: '部署全局性工作吗', when: always },
  { fact: 'normative', asks: '是行政规范性文件稿吗', when: always },
  { fact: 'publicInterest', asks: '涉及重大公共利益、公众权益吗', when: deciding },
  { fact: 'touchesLowerGovernments', asks: '涉及镇街、县区吗', when: deciding },
];

/** A fact that is true stays in view, so that it can be taken back. */
export const asked = (form: LetterForm): readonly Question[] => QUESTIONS.filter((one) => one.when(form) || form.facts[one.fact] === true);
