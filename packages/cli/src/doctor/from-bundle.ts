import { visibleText } from '@duckbill/core';
import { askOfBundle, checkIds } from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import type { Exit } from '../exit-code.ts';
import { checkOutputFiles } from '../output-targets.ts';
import type { DoctorOptions } from '../program.ts';
import { asCommand } from '../read-target.ts';
import type { Terminal } from '../terminal.ts';
import { readDoctorOutputs, writeDoctorReports } from './doctor-outputs.ts';
import { openBundle } from './open-bundle.ts';
import { recordOptions } from './patient-options.ts';

/** `duckbill doctor --from-bundle`: the report of another computer, from what it was when the bundle was made. */
export async function doctorFromBundle(
  terminal: Terminal,
  file: string,
  target: string | undefined,
  options: DoctorOptions,
): Promise<Exit> {
  if (options.bundle !== undefined) throw CommandFailure.usage('--bundle and --from-bundle exclude each other');
  if (options.fix === true) throw CommandFailure.usage('--fix mends this computer, --from-bundle looks at another one');
  if (options.endpointUrl !== undefined)
    throw CommandFailure.usage('--from-bundle sends nothing: --endpoint-url has no use');
  const outputs = readDoctorOutputs(options);
  await checkOutputFiles(terminal, outputs.files, [file]);
  const opened = await openBundle(terminal, file);
  const { manifest, record } = opened;
  if (options.online === true && !manifest.options.online) {
    throw CommandFailure.usage(
      'what needs the network can be asked on the computer of the bundle alone: make the bundle there with --online',
    );
  }
  const { as, profile, only, skip, trustPolicy, policy, caller, profilesFolder } = options;
  const asked = target ?? manifest.target;
  const given = {
    ...manifest.options,
    ...(as === undefined ? {} : { as }),
    ...(profile === undefined ? {} : { profile }),
    ...(trustPolicy === undefined ? {} : { trustPolicy }),
    ...(policy === undefined ? {} : { policy }),
    ...(caller === undefined ? {} : { caller }),
    ...(profilesFolder === undefined ? {} : { profilesFolder }),
    ...(only === undefined ? {} : { only }),
    ...(skip === undefined ? {} : { skip }),
  };
  for (const id of [...(given.only ?? []), ...(given.skip ?? [])]) {
    if (!checkIds.some((known) => known === id))
      throw CommandFailure.usage(`unknown check "${visibleText(id)}"; known: ${checkIds.join(', ')}`);
  }
  const { report, isSame } = await asCommand(async () => askOfBundle(opened, asked, recordOptions(given)));
  const { takenAt, duckbill, node } = manifest;
  terminal.stderr.write(`From the bundle ${file}: ${record.platform}, ${takenAt}, Duckbill ${duckbill}\n`);
  try {
    return await writeDoctorReports(terminal, outputs, report, [], { duckbill, node, platform: record.platform });
  } catch (error) {
    if (CommandFailure.is(error) || !isSame) throw error;
    // What was recorded there is shown as it stands: whoever made it up can leave out anything.
    throw CommandFailure.couldNotFinish(`cannot read ${file} as a bundle: the report in it is damaged`);
  }
}
