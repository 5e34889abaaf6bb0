/** 目录: chapters and articles; the one that is read stands out. */
import { useEffect, useRef } from 'react';
import { articleText, chineseNumber } from '../lib/numerals.ts';
import type { ChapterPart } from './centre-model.ts';
import { hashOf, type Place } from './centre-place.ts';

export interface ContentsProps {
  readonly chapters: readonly ChapterPart[];
  readonly shown: number;
  readonly onGo: (place: Place) => void;
}

export const chapterText = ({ chapter, title }: Pick<ChapterPart, 'chapter' | 'title'>): string =>
  `第${chineseNumber(chapter)}章${title === undefined ? '' : `　${title}`}`;

export function Contents({ chapters, shown, onGo }: ContentsProps) {
  const list = useRef<HTMLOListElement>(null);
  // The article that is read stays in view within the list, which scrolls by itself.
  useEffect(() => {
    list.current?.querySelector(`a[href="${hashOf({ article: shown })}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return (
    <ol className="contents" ref={list}>
      {chapters.map((chapter) => (
        <li key={chapter.chapter}>
          <h2>{chapterText(chapter)}</h2>
          <ol>
            {chapter.articles.map((one) => (
              <li key={one.article}>
                <a
                  href={hashOf({ article: one.article })}
                  aria-current={one.article === shown}
                  onClick={(event) => {
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                    event.preventDefault();
                    onGo({ article: one.article });
                  }}
                >
                  <span className="num">{articleText(one.article)}</span>
                  <span className="contents-summary">{one.summary}</span>
                </a>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
