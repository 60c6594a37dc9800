import path from 'node:path';
import { type PlanSetting, readSource } from '@duckbill/core';
import type { DoctorInput } from '../doctor-input.ts';

/** Where a person finds the value of a setting: `~/.aws/config:12`, or the variable. Undefined for a default. */
export async function placeOf(
  setting: PlanSetting | undefined,
  { machine }: Pick<DoctorInput, 'machine'>,
): Promise<string | undefined> {
  if (setting === undefined) return undefined;
  const { origin } = setting;
  switch (origin.kind) {
    case 'environment':
    case 'argument':
      return origin.name;
    case 'default':
    case 'prompt':
      return undefined;
    case 'file': {
      const paths = machine.platform === 'win32' ? path.win32 : path.posix;
      const { file, span } = origin;
      const state = await machine.read(file.startsWith('~') ? paths.join(machine.home, file.slice(1)) : file);
      if (state.state !== 'read') return file;
      return `${file}:${readSource(file, state.bytes).source.position(span.start).line}`;
    }
  }
}

/** The last setting of a name that has a value: it is the one that counts. */
export function settingOf(name: string, { planned }: Pick<DoctorInput, 'planned'>): PlanSetting | undefined {
  return planned?.plan.settings.findLast((one) => one.name === name && one.value !== '');
}
