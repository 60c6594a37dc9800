import { catalogue, guidance } from '@duckbill/core';
import { describe, expect, it } from 'vitest';
import { codeBlock, escapeText } from '../generate/escape-text.ts';

/** What a browser shows of it. */
function shown(markdown: string): string {
  return markdown
    .replaceAll(/<\/?(?:code|var|wbr)>/gu, '')
    .replaceAll(/&#(?<code>\d+);/gu, (_whole, code: string) => String.fromCodePoint(Number(code)));
}

describe('escapeText', () => {
  it('shows just the words', () => {
    for (const text of ['a <b> *c* _d_ `e` {{ f }} &lt; [g](h) | i', '<key>x</key><true/> in it', 'say: aws iam list'])
      expect(shown(escapeText(text))).toBe(text);
  });

  it('marks facts, and what is to be typed', () => {
    expect(escapeText('no profile {name}')).toBe('no profile <var>name</var>');
    expect(escapeText('ask: aws sts get-caller-identity')).toBe('ask: <code>aws sts get-caller-identity</code>');
    expect(escapeText('write <true/>.')).toBe('write <code>&#60;true/&#62;</code>.');
  });

  it('leaves no sign of markdown, HTML or Vue in any text of the catalogue', () => {
    const texts = [
      ...Object.values(catalogue).flatMap((entry) => [
        entry.title,
        entry.message,
        entry.because,
        entry.whatToDo,
        ...entry.hints,
      ]),
      ...Object.values(guidance).flatMap((entry) => [entry.title, entry.meaning, ...entry.causes, ...entry.whatToDo]),
    ];
    for (const text of texts) {
      const markdown = escapeText(text);
      expect(markdown.replaceAll(/<\/?(?:code|var|wbr)>/gu, '')).not.toMatch(/[<>*_`{}[\]|]/u);
      expect(shown(markdown)).toBe(text.replaceAll(/\{(?<fact>[A-Za-z]{1,40})\}/gu, '$<fact>'));
    }
  });
});

describe('codeBlock', () => {
  it('holds a text that holds a block of code', () => {
    expect(codeBlock('txt', '```\nx\n```\n')).toBe('````txt\n```\nx\n```\n````');
  });
});
