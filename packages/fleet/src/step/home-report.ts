import { type FleetChange, type Paint, visibleText } from '@duckbill/core';
import type { HomeConflict, HomeItem, HomePlan, HomeStatus } from './home-plan.ts';
import type { UndoneFile } from './undo-home.ts';

/** Why a file is left alone, and what helps. */
export const conflictWords: Readonly<Record<HomeConflict, string>> = {
  'leads-out': 'a link on its way leads out of the home folder, or nowhere; it is never followed',
  'read-only': 'it is read-only; make it writable first',
  'is-a-folder': 'a folder stands where the file is meant to be',
  'no-file': 'it is no regular file',
  'file-in-the-way': 'a file stands where a folder is meant to be',
  unreadable: 'it cannot be read',
  'too-long': 'it is far too long for a file of this kind',
  foreign: 'somebody else has put a file of this name there; --force replaces it',
  edited: 'it was changed by hand since it was installed; --force replaces it',
  'no-uuid': 'its UUID is missing or cannot be the name of a file',
  'section-taken': 'in part: sections of the same name are there already; --force replaces them',
  'block-edited': 'the lines between our marks were changed by hand; --force replaces them',
  refused: 'the file cannot be changed safely',
};

const statusWords: Readonly<Record<HomeStatus, string>> = {
  same: 'in step',
  missing: 'missing',
  changed: 'changed',
  stale: 'stale, from an earlier spec',
  conflict: 'left alone',
};

/** A plan for people: what is in step in one line, everything else with its places. */
export function homeReport({ items, foreign }: HomePlan, paint: Paint, withForeign: boolean): string {
  const lines: string[] = [];
  for (const item of items) if (item.status !== 'same') lines.push(...itemLines(item, paint));
  const same = items.filter(({ status }) => status === 'same').length;
  if (same > 0) lines.push(`${same} ${same === 1 ? 'file is' : 'files are'} in step`);
  if (withForeign && foreign.length > 0) {
    lines.push('', 'Not ours, and left alone:');
    for (const { place, line, section } of foreign)
      lines.push(
        `  ${visibleText(place)}${line === undefined ? '' : `:${line}`}${section === undefined ? '' : ` [${visibleText(section)}]`}`,
      );
  }
  return lines.map((line) => `${line}\n`).join('');
}

function itemLines({ place, status, conflict, details = [], changes }: HomeItem, paint: Paint): string[] {
  const look = status === 'conflict' ? paint.warning : paint.strong;
  const why = conflict === undefined ? '' : `: ${conflictWords[conflict]}`;
  return [
    `${look(statusWords[status])}  ${visibleText(place)}${why}`,
    ...details.map((text) => `  ${visibleText(text)}`),
    ...changes.map((change) => `  ${changeLine(place, change)}`),
  ];
}

/** One difference: where, what, from what to what. */
export function changeLine(place: string, { what, item, before, after, line }: FleetChange): string {
  const where = `${place}:${line}`;
  const values = what === 'changed' && before !== undefined ? `: ${before} -> ${after ?? ''}` : value(after ?? before);
  return visibleText(`${where}: ${what} ${item}${values}`);
}

function value(text: string | undefined): string {
  return text === undefined ? '' : ` = ${text}`;
}

const undoneWords: Readonly<Record<UndoneFile['what'], string>> = {
  restored: 'restored',
  removed: 'removed',
  'was-so': 'was so already',
  refused: 'left alone',
};

/** What became of a file when an apply was taken back. */
export function undoneLine({ place, what, reason }: UndoneFile): string {
  const why =
    reason === undefined
      ? ''
      : reason === 'changed-since'
        ? ': it was changed since'
        : reason === 'not-ours'
          ? ': it is none of the files that a fleet writes'
          : `: ${conflictWords[reason]}`;
  return visibleText(`${undoneWords[what]}  ${place}${why}`);
}
