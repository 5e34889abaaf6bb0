/** 规则: the page of the rules centre. */
export { RulesCentre as RulesPage } from '../rules/centre.tsx';
