/** Drafting and comparing: the two pages, loaded when they are entered. */
import './drafting.css';

export { ComparePage } from './compare-page.tsx';
export { ComparisonView } from './comparison-view.tsx';
export { DraftingPage } from './drafting-page.tsx';
