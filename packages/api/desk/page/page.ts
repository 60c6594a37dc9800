import type { ProgramId } from '@duckbill/core';
import type { Hello, Look, LookAsk, Platform, TargetView } from '../work/desk-message.ts';
import { button, counted, element, part, sizeText } from './element.ts';
import { exampleFiles } from './example-files.ts';
import { type Given, readChosen, readDropped } from './given-files.ts';
import { saveDownload } from './save-download.ts';
import { showDoctors } from './show-doctors.ts';
import { showExplanations } from './show-explanations.ts';
import { showFiles } from './show-files.ts';
import { countsText, showFindings } from './show-findings.ts';
import { showPlan } from './show-plan.ts';
import { showRepairs } from './show-repairs.ts';
import { offerThemes } from './theme-choice.ts';
import { Stopped, WorkerClient } from './worker-client.ts';

const worker = new WorkerClient(document.documentElement.dataset['worker'] ?? '');

const parts = {
  drop: part('drop', HTMLButtonElement),
  chooseFolder: part('choose-folder', HTMLButtonElement),
  fileInput: part('file-input', HTMLInputElement),
  folderInput: part('folder-input', HTMLInputElement),
  pasteForm: part('paste-form', HTMLFormElement),
  pasteText: part('paste-text', HTMLTextAreaElement),
  example: part('example', HTMLButtonElement),
  clear: part('clear', HTMLButtonElement),
  fileBox: part('file-box', HTMLElement),
  files: part('files', HTMLUListElement),
  results: part('results', HTMLElement),
  resultsTitle: part('results-title', HTMLHeadingElement),
  status: part('status', HTMLElement),
  busy: part('busy', HTMLElement),
  stop: part('stop', HTMLButtonElement),
  contents: part('contents', HTMLElement),
  start: part('start', HTMLElement),
  guidance: part('guidance', HTMLElement),
  explanations: part('explanations', HTMLElement),
  doctor: part('doctor', HTMLElement),
  doctorReports: part('doctor-reports', HTMLElement),
  findings: part('findings', HTMLElement),
  findingList: part('finding-list', HTMLOListElement),
  findingsFor: part('findings-for', HTMLSelectElement),
  repairs: part('repairs', HTMLElement),
  repairList: part('repair-list', HTMLElement),
  plan: part('plan', HTMLElement),
  planTarget: part('plan-target', HTMLSelectElement),
  planProgram: part('plan-program', HTMLSelectElement),
  planBody: part('plan-body', HTMLElement),
  take: part('take', HTMLElement),
  copyReport: part('copy-report', HTMLButtonElement),
  takeBundle: part('take-bundle', HTMLButtonElement),
  takeResult: part('take-result', HTMLElement),
} as const;

let look: Look | undefined;
let hello: Hello | undefined;
let programs: readonly ProgramId[] | undefined;

/** Says something to everybody, also to those who listen. */
function say(words: string): void {
  parts.status.textContent = words;
}

/** How long work may take before the page says that it is at work. */
const patience = 300;

/** Work that is under way, so that only the last one hides the sign of it. */
let working = 0;

/** Does something that the worker is needed for; tells what went wrong. */
async function busily(work: () => Promise<void>): Promise<void> {
  working += 1;
  const timer = setTimeout(() => {
    parts.busy.hidden = false;
  }, patience);
  parts.results.setAttribute('aria-busy', 'true');
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Stopped))
      say(`That did not work: ${error instanceof Error ? error.message.replace(/\.+$/u, '') : 'unknown'}.`);
  } finally {
    clearTimeout(timer);
    working -= 1;
    if (working === 0) {
      parts.busy.hidden = true;
      parts.results.setAttribute('aria-busy', 'false');
    }
  }
}

async function take(given: Promise<Given>): Promise<void> {
  await busily(async () => {
    const { files, refused } = await given;
    if (files.length > 0) await lookAgain({ add: files }, refused);
    else say(refused.length === 0 ? 'There was no file in it.' : `${refused.join('. ')}.`);
  });
}

/** Looks at everything that is on the desk, and shows it. */
async function lookAgain(ask: LookAsk, notes: readonly string[] = [], focus = true): Promise<void> {
  const asked = { ...ask, ...(programs === undefined ? {} : { programs }) };
  const found = await worker.ask(
    'look',
    asked,
    (ask.add ?? []).map(({ bytes }) => bytes.buffer),
  );
  look = found;
  showFiles(parts.files, found.files, {
    remove: (name) => {
      void busily(async () => {
        await lookAgain({ remove: [name] }, [`${name} was removed`], false);
        parts.drop.focus();
      });
    },
    readAs: (name, kind) => {
      void busily(() => lookAgain({ readAs: { name, kind } }, [], false));
    },
  });
  const total = found.counts.error + found.counts.warning + found.counts.hint;
  const read = found.files.filter(({ kind }) => kind !== undefined).length;
  showFindings(parts.findingList, found.findings, total, (from, count) => worker.ask('findings', { from, count }));
  parts.fileBox.hidden = found.files.length === 0;
  parts.doctor.hidden = found.doctors.length === 0;
  showDoctors(parts.doctorReports, found.doctors);
  parts.findings.hidden = read === 0;
  parts.repairs.hidden = found.repairs === 0;
  parts.plan.hidden = found.targets.length === 0;
  parts.take.hidden = read === 0;
  parts.takeResult.replaceChildren();
  if (found.repairs > 0) showRepairs(parts.repairList, await worker.ask('mended', undefined), takeMended);
  offerTargets(found.targets);
  if (found.targets.length > 0) await planAgain();
  showContents(total);
  say([...notes, ...found.notes, summaryOf(found, read, total)].map((text) => `${text}.`).join(' '));
  if (focus) goTo(parts.results, parts.resultsTitle);
}

/** Reading goes on at a heading; where the parts stand below each other it comes to the top. */
function goTo(section: HTMLElement, title: HTMLElement): void {
  title.focus();
  if (matchMedia('(max-width: 63.99rem)').matches) section.scrollIntoView();
}

function summaryOf({ files, counts, repairs }: Look, read: number, total: number): string {
  if (files.length === 0) return 'The desk is empty';
  const skipped = files.length - read;
  const others = skipped === 0 ? '' : `, ${skipped} not looked at (no profile, bookmark or AWS file)`;
  if (read === 0) return `None of ${counted(files.length, 'file')} is a profile, a bookmark or an AWS file`;
  if (total === 0) return `${counted(read, 'file')} checked, nothing found${others}`;
  const mendable = repairs === 0 ? '' : `; safe repairs for ${counted(repairs, 'file')}`;
  return `${countsText(counts)} in ${counted(read, 'file')}${others}${mendable}`;
}

/** What there is to read, as links. */
function showContents(total: number): void {
  const sections = [
    [parts.guidance, 'Guidance'],
    [parts.doctor, 'The doctor there'],
    [parts.findings, total === 0 ? 'Findings' : `Findings (${total})`],
    [parts.repairs, 'Repairs'],
    [parts.plan, 'Plan'],
    [parts.take, 'Take it along'],
  ] as const;
  const links = sections.flatMap(([section, title]) =>
    section.hidden ? [] : [element('li', {}, element('a', { href: `#${section.id}` }, title))],
  );
  parts.contents.hidden = links.length < 2;
  parts.contents.querySelector('ul')?.replaceChildren(...links);
  parts.start.hidden = links.length > 0;
  part('no-findings', HTMLElement).hidden = total > 0;
}

function offerTargets(targets: readonly TargetView[]): void {
  const { value } = parts.planTarget;
  parts.planTarget.replaceChildren(...targets.map(({ id, label }) => element('option', { value: id }, label)));
  if (targets.some(({ id }) => id === value)) parts.planTarget.value = value;
  offerPrograms();
}

/** Bookmarks and connection profiles are for Cyberduck and Mountain Duck, AWS profiles for the others as well. */
function offerPrograms(): void {
  const target = look?.targets.find(({ id }) => id === parts.planTarget.value);
  const { value } = parts.planProgram;
  const fit = (hello?.programs ?? []).filter(
    ({ family }) => (target?.kind === 'aws-profile') === (family !== 'cyberduck') && family !== 'sdk-java',
  );
  parts.planProgram.replaceChildren(...fit.map(({ id, title }) => element('option', { value: id }, title)));
  const usual = target?.kind === 'aws-profile' ? 'aws-cli@2' : 'cyberduck@9.5';
  parts.planProgram.value = fit.some(({ id }) => id === value) ? value : usual;
}

async function planAgain(): Promise<void> {
  const program = hello?.programs.find(({ id }) => id === parts.planProgram.value)?.id;
  if (program === undefined) return;
  showPlan(parts.planBody, await worker.ask('plan', { target: parts.planTarget.value, program }));
}

function takeMended(names: readonly string[]): void {
  void busily(async () => {
    const download = await worker.ask('takeMended', { names });
    saveDownload(download);
    say(`${download.name} was handed to the browser as a download.`);
  });
}

/** A ticket takes text: the report of the findings, without secrets. */
async function copyReport(): Promise<void> {
  const text = await worker.ask('markdown', undefined);
  try {
    await navigator.clipboard.writeText(text);
    say('The report was copied. Paste it into the ticket.');
  } catch {
    saveDownload({ name: 'findings.md', type: 'text/markdown', bytes: new TextEncoder().encode(text) });
    say('This browser does not let the page copy, so the report was handed over as a download: findings.md.');
  }
}

async function takeBundle(): Promise<void> {
  const bundle = await worker.ask('takeBundle', { takenAt: new Date().toISOString(), platform: platformHere() });
  const masked = bundle.entries.reduce((sum, entry) => sum + entry.masked, 0);
  const words =
    masked === 0
      ? 'No secret was found in the files'
      : `${counted(masked, 'secret')} replaced by marks of the same shape`;
  parts.takeResult.replaceChildren(
    element('p', {}, `${words}. What the bundle holds:`),
    element(
      'ul',
      { class: 'entries' },
      bundle.entries.map(({ name, size, masked: count }) =>
        element(
          'li',
          {},
          element('code', {}, name),
          `, ${sizeText(size)}${count === 0 ? '' : `, ${counted(count, 'secret')} masked`}`,
        ),
      ),
    ),
    button(`Download ${bundle.name} (${sizeText(bundle.bytes.length)})`, () => saveDownload(bundle), {
      id: 'save-bundle',
    }),
  );
  say(`The bundle is ready. ${words}.`);
  parts.takeResult.querySelector<HTMLElement>('#save-bundle')?.focus();
}

/** For bundles: where the files lie says how their paths are written. */
function platformHere(): Platform {
  const { userAgent } = navigator;
  if (userAgent.includes('Windows')) return 'win32';
  return userAgent.includes('Mac OS') ? 'darwin' : 'linux';
}

/** Longer texts are not put into the field: a browser would be busy for long with showing them. */
const longestShown = 100_000;

async function takeText(text: string): Promise<void> {
  if (text.trim() === '') {
    say('There is nothing to look at yet: paste an error, a log, or the text of a file.');
    parts.pasteText.focus();
    return;
  }
  await busily(async () => {
    const pasted = await worker.ask('paste', { text });
    if (pasted.as === 'file') {
      parts.pasteText.value = '';
      await lookAgain({}, ['The text was taken for a file']);
    } else {
      showGuidance(pasted.explanations);
    }
  });
}

function showGuidance(explanations: Parameters<typeof showExplanations>[1]): void {
  parts.guidance.hidden = false;
  showExplanations(parts.explanations, explanations);
  const [first] = explanations;
  const nothing = 'Nothing is known about this text. Paste the whole message, with its error code';
  if (first === undefined) parts.explanations.replaceChildren(element('p', {}, `${nothing}.`));
  const { error, warning, hint } = look?.counts ?? { error: 0, warning: 0, hint: 0 };
  showContents(error + warning + hint);
  say(
    first === undefined
      ? `${nothing}.`
      : `${counted(explanations.length, 'explanation')}. The likeliest: ${first.title}.`,
  );
  goTo(parts.guidance, part('guidance-title', HTMLHeadingElement));
}

/** `#explain=CODE`: every code on the page is such a link, and a person may keep one. */
async function explainAddress(): Promise<void> {
  const code = /^#explain=(?<code>[\w.@-]{1,100})$/u.exec(location.hash)?.groups?.['code'];
  if (code === undefined) return;
  await busily(async () => showGuidance(await worker.ask('explain', { text: code })));
}

function listen(): void {
  parts.drop.addEventListener('click', () => parts.fileInput.click());
  parts.chooseFolder.addEventListener('click', () => parts.folderInput.click());
  for (const input of [parts.fileInput, parts.folderInput]) {
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      // The same file may be chosen again after it was changed.
      input.value = '';
      if (files.length > 0) void take(readChosen(files));
    });
  }
  listenToDrops();
  listenToPastes();
  parts.pasteForm.addEventListener('submit', (event) => {
    event.preventDefault();
    void takeText(parts.pasteText.value);
  });
  parts.pasteText.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) parts.pasteForm.requestSubmit();
  });
  parts.example.addEventListener('click', () => {
    void busily(() => lookAgain({ add: exampleFiles() }));
  });
  parts.clear.addEventListener('click', () => {
    parts.guidance.hidden = true;
    parts.pasteText.value = '';
    void busily(async () => {
      await lookAgain({ clear: true }, [], false);
      parts.drop.focus();
    });
  });
  parts.stop.addEventListener('click', () => {
    worker.stop();
    void busily(async () => {
      await lookAgain({ clear: true }, ['Stopped'], false);
      parts.drop.focus();
    });
  });
  parts.findingsFor.addEventListener('change', () => {
    const { value } = parts.findingsFor;
    const all = hello?.programs ?? [];
    programs = value === '' ? undefined : all.filter(({ id }) => value === 'all' || id === value).map(({ id }) => id);
    void busily(() => lookAgain({}, [], false));
  });
  parts.planTarget.addEventListener('change', () => {
    offerPrograms();
    void busily(planAgain);
  });
  parts.planProgram.addEventListener('change', () => void busily(planAgain));
  parts.copyReport.addEventListener('click', () => void busily(copyReport));
  parts.takeBundle.addEventListener('click', () => void busily(takeBundle));
  addEventListener('hashchange', () => void explainAddress());
}

function listenToDrops(): void {
  let depth = 0;
  const mark = (): void => {
    document.body.classList.toggle('dropping', depth > 0);
  };
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
  addEventListener('dragenter', (event) => {
    if (!hasFiles(event)) return;
    depth += 1;
    mark();
  });
  addEventListener('dragleave', (event) => {
    if (!hasFiles(event)) return;
    depth -= 1;
    mark();
  });
  addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    depth = 0;
    mark();
    if (event.dataTransfer === null || !hasFiles(event)) return;
    event.preventDefault();
    void take(readDropped(event.dataTransfer));
  });
}

function listenToPastes(): void {
  addEventListener('paste', (event) => {
    const { clipboardData } = event;
    if (clipboardData === null) return;
    const files = [...clipboardData.files];
    if (files.length > 0) {
      event.preventDefault();
      void take(readChosen(files));
      return;
    }
    const text = clipboardData.getData('text/plain');
    const inField = event.target === parts.pasteText;
    if (text === '' || (inField && text.length <= longestShown)) return;
    if (!inField && event.target instanceof HTMLElement && event.target.matches('input, select, textarea')) return;
    event.preventDefault();
    if (text.length <= longestShown) parts.pasteText.value = text;
    else say(`${sizeText(text.length)} were pasted: too long to be shown in the field, but looked at.`);
    void takeText(text);
  });
}

async function begin(): Promise<void> {
  offerThemes(part('theme', HTMLSelectElement));
  listen();
  document.documentElement.dataset['ready'] = '';
  await busily(async () => {
    hello = await worker.ask('hello', undefined);
    part('version', HTMLElement).textContent = hello.version;
    parts.findingsFor.append(...hello.programs.map(({ id, title }) => element('option', { value: id }, title)));
  });
  await explainAddress();
}

void begin();
