export { receiveRulesText, type RulesFile, type RulesFileRefusal } from './receive.ts';
export { rulesTexts, type ImportOutcome, type ImportRequest, type Looked, type RulesTexts, type StoredText } from './store.ts';
