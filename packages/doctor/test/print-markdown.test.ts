import { nodeProbes, printDoctorMarkdown, runChecks } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { s3Error, startFakeAws, user } from './fake-aws.ts';
import { doctorInput, fakeConnection, fakeProbes } from './inputs.ts';
import { canaries, staticPlan } from './plans.ts';

const offline = { online: false };

/** The texts of the fenced blocks, and the lines outside of them. */
function parts(markdown: string): { readonly blocks: readonly string[]; readonly outside: readonly string[] } {
  const blocks: string[] = [];
  const outside: string[] = [];
  let fence: string | undefined;
  let block: string[] = [];
  for (const line of markdown.split('\n')) {
    const ticks = /^`{3,}/u.exec(line)?.[0];
    if (fence === undefined && ticks !== undefined) fence = ticks;
    else if (fence !== undefined && line === fence) {
      blocks.push(block.join('\n'));
      block = [];
      fence = undefined;
    } else (fence === undefined ? outside : block).push(line);
  }
  expect(fence).toBeUndefined();
  return { blocks, outside };
}

describe('printDoctorMarkdown', () => {
  it('is a short ticket when all is well', async () => {
    const report = await runChecks(doctorInput(), offline);
    const ticket = printDoctorMarkdown(report, { environment: { duckbill: '1.2.3', platform: 'linux x64' } });
    expect(ticket).toMatch(
      /\*\*✓ All well: \d+ checks passed, \d+ skipped \(needs --online\)\. work\.duck as Cyberduck 9\.5\*\*/u,
    );
    expect(ticket).toMatch(/\|  \| \d+ checks \| – skipped \| needs --online \|/u);
    expect(ticket).toContain('- duckbill: 1.2.3\n- platform: linux x64\n');
    expect(ticket).not.toContain('First:');
  });

  it('begins with the first thing and gives commands that can be copied', async () => {
    const denial = `User: ${user} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows it`;
    await using aws = await startFakeAws(({ operation }) =>
      operation === 'ListBuckets' ? s3Error(403, 'AccessDenied', denial) : undefined,
    );
    const planned = staticPlan({ sts: aws.url, s3: aws.url });
    const report = await runChecks(doctorInput({ planned, probes: nodeProbes }), { online: true });
    const ticket = printDoctorMarkdown(report, { site: 'https://docs.example' });
    const { blocks, outside } = parts(ticket);
    const { first } = report;
    expect(first?.code).toBeDefined();
    expect(outside.find((line) => line.startsWith('First: '))).toContain(
      `[${first?.code}](https://docs.example/rules/${first?.code})`,
    );
    expect(blocks.some((block) => block.includes(`AccessDenied, HTTP 403, ${denial}`))).toBe(true);
    expect(blocks.some((block) => block.startsWith('duckbill plan '))).toBe(true);
    expect(outside).toContain('| Storage | Buckets can be listed | ✗ failed | signed in, but the list is denied |');
    expect(outside.some((line) => line.startsWith('#### Failed: Buckets can be listed'))).toBe(true);
  });

  it('lets no text of the user become Markdown, HTML, a mention or a link', async () => {
    const hostile =
      '](https://evil.example) <img src=x> @anna #12 | `` ```` **x** $x$ \u202e\u0007www.evil.example\n# h';
    const report = await runChecks(
      doctorInput({
        target: hostile,
        connectionProfile: { vendor: hostile, found: false },
        probes: fakeProbes({ connect: async () => fakeConnection() }),
      }),
      offline,
    );
    const { outside } = parts(printDoctorMarkdown(report));
    const text = outside
      .join('\n')
      .replaceAll(/\[[a-z0-9-]+\]\(https:\/\/duckbill\.example\/rules\/[a-z0-9-]+\)/gu, '');
    expect(text).not.toMatch(/(?<!\\)[<>[\]$]/u);
    for (const sign of ['://', '@anna', '#12', 'www.', '\u202e', '\u0007']) expect(text).not.toContain(sign);
    for (const line of outside.filter((one) => one.startsWith('|'))) {
      expect(line.replaceAll(/\\\|/gu, '').split('|')).toHaveLength(6);
    }
    expect(outside.filter((line) => line.startsWith('# '))).toEqual([]);
  });

  it('stays short enough for a ticket, and says what it leaves out', async () => {
    const finding = {
      code: 'plan-no-credentials',
      severity: 'error',
      file: '~/.aws/config',
      span: { start: 0, end: 0 },
      programs: [],
      related: [],
      fixes: [],
    } as const;
    const diagnostics = Array.from({ length: 2000 }, (_, index) => ({
      ...finding,
      facts: { profile: `work-${index}`, program: 'Cyberduck 9.5' },
    }));
    const ticket = printDoctorMarkdown(await runChecks(doctorInput({ diagnostics }), offline));
    expect(ticket.length).toBeLessThan(32_767);
    expect(ticket).toContain('`duckbill doctor --verbose`');
  });

  it('holds no canary', async () => {
    const { secretAccessKey } = canaries;
    const probes = fakeProbes({ connect: () => Promise.reject(new Error(`${secretAccessKey} is wrong`)) });
    const ticket = printDoctorMarkdown(await runChecks(doctorInput({ probes }), { online: true }));
    expect(ticket).toContain('? broken');
    expect(ticket).not.toContain(secretAccessKey);
  });
});
