import type { BundleOptions, PatientOptions, RecordOptions } from '@duckbill/doctor';
import type { DoctorOptions } from '../program.ts';
import { readProgram } from '../program-option.ts';

type TargetOptions = Partial<
  Pick<
    DoctorOptions,
    'as' | 'profile' | 'browserFlow' | 'deviceCode' | 'trustPolicy' | 'policy' | 'caller' | 'profilesFolder'
  >
>;

/** What the options of the doctor say about the target, rather than about the report. Throws for an unknown program. */
export function patientOptions({
  as,
  profile,
  browserFlow,
  deviceCode,
  trustPolicy,
  policy,
  caller,
  profilesFolder,
}: TargetOptions): PatientOptions {
  return {
    ...(as === undefined ? {} : { program: readProgram(as) }),
    ...(profile === undefined ? {} : { profile }),
    ...(browserFlow === undefined ? {} : { browserFlow }),
    ...(deviceCode === undefined ? {} : { deviceCode }),
    ...(trustPolicy === undefined ? {} : { trustPolicy }),
    ...(policy === undefined ? {} : { policy }),
    ...(caller === undefined ? {} : { caller }),
    ...(profilesFolder === undefined ? {} : { profilesFolder }),
  };
}

/** The options of a bundle, for asking again of what it holds. */
export function recordOptions({ only, skip, ...options }: BundleOptions): RecordOptions {
  return {
    ...patientOptions(options),
    ...(only === undefined ? {} : { only }),
    ...(skip === undefined ? {} : { skip }),
  };
}
