import { type GivenValue, type GivenValues, isFieldName, SourceText, specField } from '@duckbill/core';

/** The values of the command line with their places in it, for the same messages as those of a file. */
export interface FlagsAsGiven {
  readonly source: SourceText;
  readonly given: GivenValues;
}

/** Makes one line of the options, in the order in which they are read. */
export function flagsAsGiven(command: string, options: ReadonlyMap<string, string>): FlagsAsGiven {
  let line = command;
  const values = new Map<string, GivenValue>();
  for (const [name, text] of options) {
    const isFlag = isFieldName(name) && specField(name).type === 'flag';
    const start = line.length + 1;
    line += ` --${name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
    const nameSpan = { start, end: line.length };
    if (!isFlag) line += ` ${text}`;
    const span = isFlag ? nameSpan : { start: line.length - text.length, end: line.length };
    values.set(name, { text, span, nameSpan });
  }
  const source = new SourceText('command line', line);
  return { source, given: { file: source.name, whole: { start: 0, end: command.length }, values } };
}
