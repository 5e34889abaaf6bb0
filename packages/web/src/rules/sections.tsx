/** 规则中心 · 规则咨询 · 对照: three ways into one text. */
import { NavLink } from 'react-router';
import './sections.css';

const SECTIONS = [
  { to: '/rules', label: '规则中心' },
  { to: '/rules/ask', label: '规则咨询' },
  { to: '/rules/compare', label: '对照' },
] as const;

export function RulesSections() {
  return (
    <nav className="section-tabs rules-sections" aria-label="规则">
      {SECTIONS.map(({ to, label }) => (
        <NavLink key={to} to={to} end className="section-tab">
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
