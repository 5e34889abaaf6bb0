/**
 * One line to choose from many by the keyboard: what is typed, characters or how they sound, narrows the list; arrows walk,
 * Enter takes the first. Where a free text is allowed, what is not in the list stands as it was typed.
 */
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { found, useSpeller } from '../lib/pinyin.ts';

export interface Option {
  readonly id: string;
  readonly name: string;
  /** By which it is found besides its name. */
  readonly short?: string | undefined;
  readonly note?: string | undefined;
}

export interface ComboProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly text: string;
  readonly onText?: ((text: string) => void) | undefined;
  readonly onChoose: (option: Option) => void;
  /** A free text is left as it stands, and is none of the list. */
  readonly onFree?: ((text: string) => void) | undefined;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  readonly className?: string;
  readonly required?: boolean;
  readonly id?: string;
  /** Enter takes the choice and stays in the field for another one. */
  readonly keeps?: boolean;
}

const SHOWN = 8;

export function Combo(props: ComboProps) {
  const {
    label,
    options,
    text,
    onText,
    onFree,
    onChoose,
    hint,
    fault,
    className = 'field',
    required = false,
    id: given,
    keeps = false,
  } = props;
  const made = useId();
  const id = given ?? made;
  const speller = useSpeller();
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const shown = typed === undefined ? [] : found(options, (one) => one.short ?? one.name, typed, speller).slice(0, SHOWN);
  const open = shown.length > 0;
  const choose = (option: Option) => {
    setTyped(undefined);
    setAt(0);
    onChoose(option);
  };
  /** What was typed is one of the list, or stands as it is where that is allowed; else what stood before comes back. */
  const take = () => {
    const option = typed === undefined || (typed === '' && at === 0) ? undefined : shown[at];
    // A name written out in full is the name, also where it is found within a longer one.
    const meant = onText === undefined || isLatin(typed ?? '') || option?.name === typed || option?.short === typed || at > 0;
    if (option !== undefined && meant) return choose(option);
    if (typed !== undefined && typed.trim() !== '') onFree?.(typed.trim());
    setTyped(undefined);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (typed === undefined) setTyped('');
      else setAt((now) => Math.min(shown.length - 1, Math.max(0, now + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setTyped(undefined);
    } else if (
      (event.key === 'Enter' || event.key === 'Tab') &&
      !event.ctrlKey &&
      !event.metaKey &&
      typed !== undefined &&
      (typed !== '' || at > 0)
    ) {
      // Enter chooses; it does not send the form off with what was just chosen.
      if (event.key === 'Enter') event.preventDefault();
      if (keeps && event.key === 'Enter') event.stopPropagation();
      // What follows the choice is there before Enter goes on to the next field.
      flushSync(take);
    }
  };
  return (
    <div className={`${className} combo`}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        className="input"
        role="combobox"
        data-next
        autoComplete="off"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open ? `${id}-${String(at)}` : undefined}
        aria-autocomplete="list"
        aria-required={required}
        aria-invalid={fault !== undefined}
        aria-describedby={fault !== undefined || hint !== undefined ? `${id}-hint` : undefined}
        value={typed ?? text}
        maxLength={200}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          onText?.(event.target.value);
        }}
        onBlur={take}
        onKeyDown={press}
      />
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a datalist knows nothing of how names sound */}
      <div id={`${id}-list`} className="combo-list" role="listbox" aria-label={`可选的${label}`} hidden={!open}>
        {shown.map((option, i) => (
          <div
            key={option.id}
            id={`${id}-${String(i)}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option stands in a select or a datalist only
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(option);
              input.current?.focus();
            }}
          >
            {option.name}
            {option.note !== undefined && <span className="quiet small"> {option.note}</span>}
          </div>
        ))}
      </div>
      {(fault !== undefined || hint !== undefined) && (
        <span id={`${id}-hint`} className={fault === undefined ? 'hint' : 'fault'}>
          {fault ?? hint}
        </span>
      )}
    </div>
  );
}

const isLatin = (text: string): boolean => /^[a-z]+$/i.test(text.trim());
