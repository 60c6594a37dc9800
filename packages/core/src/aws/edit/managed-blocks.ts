import type { IniLine, IniTree } from '../../ini/ini-tree.ts';
import type { Span } from '../../source/span.ts';

/** The lines between two marks that name who has written them. */
export interface ManagedBlock {
  readonly owner: string;
  readonly begin: IniLine;
  /** Without the marks. */
  readonly lines: readonly IniLine[];
  readonly end: IniLine;
  /** The lines are not those that the owner has written. */
  readonly edited: boolean;
}

export interface ManagedBlocks {
  readonly blocks: readonly ManagedBlock[];
  /** Marks that cannot be read or have no partner. */
  readonly damages: readonly Span[];
}

// `#` in the first column is a comment to every program, Cyberduck too (aws-config A.2, cyberduck-s3-connect §1.9).
const BEGIN = '# >>> duckbill:';
const END = '# <<< duckbill:';
const BEGIN_MARK = /^# >>> duckbill:(?<owner>[a-z0-9_-]{1,64}) check=(?<check>[0-9a-f]{8}) /u;

/** The mark above the lines of an owner; it holds a check sum, so that changes by hand are seen. */
export function beginMark(owner: string, lines: readonly string[]): string {
  return `${BEGIN}${owner} check=${checkSum(lines)} managed, changes made here get lost >>>`;
}

/** The mark below them. */
export function endMark(owner: string): string {
  return `${END}${owner} <<<`;
}

/** All managed blocks of a file. */
export function findManagedBlocks(tree: IniTree): ManagedBlocks {
  const blocks: ManagedBlock[] = [];
  const damages: Span[] = [];
  const owners = new Set<string>();
  let open: { owner: string; check: string; begin: IniLine; lines: IniLine[] } | undefined;
  for (const line of tree.lines) {
    const text = line.type === 'comment' && line.indent === 0 ? tree.source.slice(line.commentSpan) : '';
    if (text.startsWith(BEGIN)) {
      const groups = BEGIN_MARK.exec(text)?.groups;
      const owner = groups?.['owner'];
      if (open !== undefined) damages.push(open.begin.span);
      if (owner === undefined || owners.has(owner)) damages.push(line.span);
      open = owner === undefined ? undefined : { owner, check: groups?.['check'] ?? '', begin: line, lines: [] };
    } else if (text.startsWith(END)) {
      if (open === undefined || text !== endMark(open.owner)) {
        damages.push(line.span);
      } else {
        const { owner, begin, lines, check } = open;
        owners.add(owner);
        blocks.push({ owner, begin, lines, end: line, edited: check !== checkSum(textsOf(tree, lines)) });
      }
      open = undefined;
    } else {
      open?.lines.push(line);
    }
  }
  if (open !== undefined) damages.push(open.begin.span);
  return { blocks, damages };
}

/** What the lines say, without their ends. */
export function textsOf(tree: IniTree, lines: readonly IniLine[]): string[] {
  return lines.map(({ span }) => tree.source.slice(span));
}

/** CRC-32 of the lines' UTF-16 units, whatever ends the lines. It finds accidents; it is no protection. */
function checkSum(lines: readonly string[]): string {
  let crc = 0xffffffff;
  for (const line of lines) {
    for (let at = 0; at <= line.length; at += 1) {
      const unit = at === line.length ? LF : line.charCodeAt(at);
      crc = addByte(addByte(crc, unit & 0xff), unit >> 8);
    }
  }
  return (~crc >>> 0).toString(16).padStart(8, '0');
}

const LF = 10;
const POLYNOMIAL = 0xedb88320;

/** What eight steps make of each byte. */
const table: Int32Array = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ ((rest & 1) === 0 ? 0 : POLYNOMIAL);
  return rest;
});

function addByte(crc: number, byte: number): number {
  return (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
}
