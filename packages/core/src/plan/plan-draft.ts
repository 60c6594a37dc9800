import type { AwsReading, AwsSetting } from '../aws/aws-reading.ts';
import { readAwsFiles } from '../aws/read-aws-files.ts';
import type { Code } from '../catalogue/catalogue.ts';
import { diagnostic, type DiagnosticDetails } from '../diagnostic/report-diagnostic.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { programs } from '../programs/program.ts';
import type { Span } from '../source/span.ts';
import { cutSwallowed, type CutText, mapTexts } from './cut-swallowed.ts';
import type {
  ConnectionPlan,
  Origin,
  PlannedConnection,
  PlanSetting,
  PlanStep,
  SourceKeys,
  Strategy,
} from './connection-plan.ts';
import type { PlanInput } from './plan-target.ts';

/** A plan while it grows. One planner fills it from the first setting to the last call. */
export class PlanDraft {
  readonly input: PlanInput;
  readonly target: string;
  strategy: Strategy = 'unsupported';
  keys: SourceKeys = {};
  readonly #settings: PlanSetting[] = [];
  readonly #steps: PlanStep[] = [];
  readonly #problems: Diagnostic[] = [];
  #reading: AwsReading | undefined;
  #cut: CutText | undefined;

  constructor(input: PlanInput, target: string) {
    this.input = input;
    this.target = target;
  }

  /** The AWS files as the program sees them; read when somebody asks. */
  get awsReading(): AwsReading {
    this.#reading ??= readAwsFiles(this.input.aws, this.input.program);
    return this.#reading;
  }

  /** From now on nothing shows what a value of these files swallowed. */
  hideSwallowed(reading: AwsReading): void {
    this.#cut = cutSwallowed(reading);
  }

  /** A text without what values swallowed. */
  cut(text: string): string {
    return this.#cut?.(text) ?? text;
  }

  /** Notes a setting that counts. A secret is noted without its value. */
  use(name: string, value: string, origin: Origin, secret = false): void {
    this.#settings.push({ name, value: secret ? '' : this.cut(value), secret, origin });
  }

  /** Notes a setting of an AWS file. */
  useAws(setting: AwsSetting, secret = false): void {
    this.use(setting.key, setting.value, { kind: 'file', file: setting.file, span: setting.valueSpan }, secret);
  }

  step(step: PlanStep): void {
    this.#steps.push(this.#cut === undefined ? step : mapTexts(step, this.#cut));
  }

  problem(code: Code, place: { readonly file: string; readonly span: Span }, details: DiagnosticDetails = {}): void {
    const facts = details.facts && (this.#cut === undefined ? details.facts : mapTexts(details.facts, this.#cut));
    const given = { ...details, ...(facts === undefined ? {} : { facts }), programs: [this.input.program] };
    this.#problems.push(diagnostic(code, place.file, place.span, given));
  }

  /** A problem that several steps have in common. */
  problemOnce(
    code: Code,
    place: { readonly file: string; readonly span: Span },
    details: DiagnosticDetails = {},
  ): void {
    if (!this.#problems.some((problem) => problem.code === code)) this.problem(code, place, details);
  }

  /** Ends the plan: this version cannot plan that way of signing in. */
  refuse(way: string): void {
    this.strategy = 'unsupported';
    this.problem('plan-way-not-supported', this.nowhere, { facts: { way } });
  }

  /** The program, as people call it. */
  get title(): string {
    return programs[this.input.program].title;
  }

  /** What a person did not write in a file has no place in one. */
  get nowhere(): { readonly file: string; readonly span: Span } {
    return { file: this.target, span: { start: 0, end: 0 } };
  }

  finish(): PlannedConnection {
    const plan: ConnectionPlan = {
      program: this.input.program,
      target: this.target,
      strategy: this.strategy,
      settings: this.#settings,
      steps: this.#steps,
      problems: this.#problems,
    };
    return { plan, keys: this.keys };
  }
}
