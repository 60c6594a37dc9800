import type { DoctorWorld, ProgressEvent } from '@duckbill/doctor';
import { paintFor, type Terminal } from '../terminal.ts';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const pace = 100;

/** Which checks are running, in one line that goes away; for a person at a terminal only. */
export class CheckProgress {
  readonly #terminal: Pick<Terminal, 'stderr' | 'environment'>;
  readonly #running = new Map<string, string>();
  #done = 0;
  #frame = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(terminal: Pick<Terminal, 'stderr' | 'environment'>) {
    this.#terminal = terminal;
  }

  /** The world with the line under what it tells and asks: both have the terminal for themselves meanwhile. */
  around<World extends Pick<DoctorWorld, 'tell' | 'ask'>>(world: World): World {
    if (this.#terminal.stderr.isTTY !== true) return world;
    return {
      ...world,
      tell: (event) => {
        if (event.kind === 'check-started' || event.kind === 'check-ended') this.#take(event);
        else if (event.kind !== 'step-started' && event.kind !== 'step-ended') {
          this.pause();
          world.tell(event);
        }
      },
      ask: async (question, signal) => {
        this.pause();
        return world.ask(question, signal);
      },
    };
  }

  /** Takes the line away until a check begins or ends. */
  pause(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#terminal.stderr.write('\r\u001B[2K');
  }

  #take(event: Extract<ProgressEvent, { kind: 'check-started' | 'check-ended' }>): void {
    if (event.kind === 'check-started') this.#running.set(event.check, event.title);
    else if (this.#running.delete(event.check)) this.#done += 1;
    if (this.#running.size === 0) {
      this.pause();
      return;
    }
    this.#timer ??= setInterval(() => this.#draw(), pace).unref();
  }

  #draw(): void {
    const { stderr, environment } = this.#terminal;
    const mark = frames[this.#frame % frames.length] ?? '';
    this.#frame += 1;
    const [title = ''] = this.#running.values();
    const more = this.#running.size > 1 ? ` and ${this.#running.size - 1} more` : '';
    const line = `${mark} ${this.#done} done; ${title}${more}`;
    const room = Math.max(10, (stderr.columns ?? 80) - 1);
    stderr.write(`\r\u001B[2K${paintFor(stderr, environment).faint(line.slice(0, room))}`);
  }
}
