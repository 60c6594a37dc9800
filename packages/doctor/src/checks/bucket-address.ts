import { programs } from '@duckbill/core';
import { answer, type Check, defineCheck } from '../check.ts';

export const bucketAddress: Check = defineCheck({
  id: 'bucket-address',
  title: 'The program can speak to the server',
  category: 'storage',
  online: false,
  waitsFor: [],
  run: ({ planned }) => {
    if (planned === undefined) return answer('skipped', 'skipped-no-plan');
    const { program, steps } = planned.plan;
    const hosts = steps.flatMap((step) =>
      step.kind === 'call' && step.service === 's3' && URL.canParse(step.endpoint)
        ? [new URL(step.endpoint).hostname]
        : [],
    );
    const [host] = hosts;
    if (host === undefined) return answer('skipped', 'skipped-no-list');
    const point = hosts.find((one) => one.includes('.accesspoint.s3-global.'));
    // SigV4A, which only the AWS SDKs make (cyberduck-s3-connect §6, #14044).
    if (point !== undefined && programs[program].family === 'cyberduck')
      return answer(
        'failed',
        'address-multi-region',
        { host: point, program: programs[program].title },
        { guidance: ['s3-multi-region-access-point'] },
      );
    return answer('passed', 'address-fine', { host });
  },
});
