/**
 * The facts of a document as conditions read them: those of yes or no as bits of one number, the others one by one. Written
 * out fact by fact: reading a property by a name known only at run time costs ten times as much, and every verdict reads them.
 */
import type { DocumentFacts, FactName } from './vocabulary.ts';

/** The facts that are answered by yes or no. */
export type YesNoFact = { [F in FactName]: DocumentFacts[F] extends boolean ? F : never }[FactName];

/** The facts that are answered by one word of several. */
export type NamedFact = Exclude<FactName, YesNoFact>;

/** How each of them is read. */
export const NAMED_FACTS: { readonly [F in NamedFact]: (facts: DocumentFacts) => DocumentFacts[F] } = {
  issuer: (f) => f.issuer,
  kind: (f) => f.kind,
  to: (f) => f.to,
  decidedBy: (f) => f.decidedBy,
  scope: (f) => f.scope,
  secrecy: (f) => f.secrecy,
  joint: (f) => f.joint,
};

/** Which bit a fact has; there is room for 32. */
export const FACT_BITS = {
  normative: 1 << 0,
  important: 1 << 1,
  major: 1 << 2,
  overall: 1 << 3,
  legal: 1 << 4,
  personnel: 1 << 5,
  routine: 1 << 6,
  foreignTravel: 1 << 7,
  seeksApproval: 1 << 8,
  crossDepartment: 1 << 9,
  crossPortfolio: 1 << 10,
  touchesLowerGovernments: 1 << 11,
  publicInterest: 1 << 12,
  commandsLowerGovernments: 1 << 13,
  withinDepartmentPowers: 1 << 14,
  alreadyCovered: 1 << 15,
  demandsSupportingDocuments: 1 << 16,
  splitsWork: 1 << 17,
  multipleMatters: 1 << 18,
  carriesRequest: 1 << 19,
  skipsLevel: 1 << 20,
  multipleRecipients: 1 << 21,
  copiesToSubordinates: 1 << 22,
  toLeaderInPerson: 1 << 23,
  assignedByLeader: 1 << 24,
  lacksContact: 1 << 25,
  lacksAnsweredRequest: 1 << 26,
  lacksRecipients: 1 << 27,
  lacksPublicationGround: 1 << 28,
  emergency: 1 << 29,
  foreignRelated: 1 << 30,
  fromLowerGovernment: 1 << 31,
} as const satisfies Record<YesNoFact, number>;

const YES_NO = Object.entries(FACT_BITS);

/** Puts the yes-or-no facts of a document into one number. */
export function factBits(f: DocumentFacts): number {
  const b = FACT_BITS;
  return (
    (f.normative ? b.normative : 0) |
    (f.important ? b.important : 0) |
    (f.major ? b.major : 0) |
    (f.overall ? b.overall : 0) |
    (f.legal ? b.legal : 0) |
    (f.personnel ? b.personnel : 0) |
    (f.routine ? b.routine : 0) |
    (f.foreignTravel ? b.foreignTravel : 0) |
    (f.seeksApproval ? b.seeksApproval : 0) |
    (f.crossDepartment ? b.crossDepartment : 0) |
    (f.crossPortfolio ? b.crossPortfolio : 0) |
    (f.touchesLowerGovernments ? b.touchesLowerGovernments : 0) |
    (f.publicInterest ? b.publicInterest : 0) |
    (f.commandsLowerGovernments ? b.commandsLowerGovernments : 0) |
    (f.withinDepartmentPowers ? b.withinDepartmentPowers : 0) |
    (f.alreadyCovered ? b.alreadyCovered : 0) |
    (f.demandsSupportingDocuments ? b.demandsSupportingDocuments : 0) |
    (f.splitsWork ? b.splitsWork : 0) |
    (f.multipleMatters ? b.multipleMatters : 0) |
    (f.carriesRequest ? b.carriesRequest : 0) |
    (f.skipsLevel ? b.skipsLevel : 0) |
    (f.multipleRecipients ? b.multipleRecipients : 0) |
    (f.copiesToSubordinates ? b.copiesToSubordinates : 0) |
    (f.toLeaderInPerson ? b.toLeaderInPerson : 0) |
    (f.assignedByLeader ? b.assignedByLeader : 0) |
    (f.lacksContact ? b.lacksContact : 0) |
    (f.lacksAnsweredRequest ? b.lacksAnsweredRequest : 0) |
    (f.lacksRecipients ? b.lacksRecipients : 0) |
    (f.lacksPublicationGround ? b.lacksPublicationGround : 0) |
    (f.emergency ? b.emergency : 0) |
    (f.foreignRelated ? b.foreignRelated : 0) |
    (f.fromLowerGovernment ? b.fromLowerGovernment : 0)
  );
}

/** The same document with its yes-or-no facts as one number has them. */
export function withFactBits(facts: DocumentFacts, bits: number): DocumentFacts {
  const other: Record<string, unknown> = { ...facts };
  for (const [fact, bit] of YES_NO) other[fact] = (bits & bit) !== 0;
  return other as unknown as DocumentFacts;
}
