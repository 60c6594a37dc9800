import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a job is, as far as the scripts look. */
export interface JobView {
  readonly id: string;
  readonly state: string;
  readonly progress: { readonly users: number; readonly usersDone: number; readonly chunksDone: number };
  readonly failure?: { readonly code: string };
}

/** A client that asks again as long as the service is away. */
export class JobClient {
  readonly #base: string;

  constructor(port: number) {
    this.#base = `http://127.0.0.1:${port}/v1/fleet/jobs`;
  }

  /** Makes a job of a roster in parts, and starts it. */
  async make(key: string, spec: string, roster: Buffer, format: string): Promise<JobView> {
    const body = JSON.stringify({ spec: { name: 'fleet.json', text: spec }, format });
    const made = await this.#ask('', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body,
    });
    const size = Math.ceil(roster.byteLength / 3);
    for (let part = 1; part <= 3; part += 1)
      await this.#ask(`/${made.id}/roster/${part}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'text/csv' },
        body: new Uint8Array(roster.subarray((part - 1) * size, part * size)),
      });
    return this.#ask(`/${made.id}/start`, { method: 'POST' });
  }

  status(id: string): Promise<JobView> {
    return this.#ask(`/${id}`, {});
  }

  async ended(id: string): Promise<JobView> {
    for (;;) {
      const view = await this.status(id);
      if (['done', 'failed', 'cancelled', 'expired'].includes(view.state)) return view;
      await sleep(250);
    }
  }

  async order(id: string, name: 'retry' | 'cancel'): Promise<JobView> {
    return this.#ask(`/${id}/${name}`, { method: 'POST' });
  }

  async remove(id: string): Promise<void> {
    await this.#response(`/${id}`, { method: 'DELETE' });
  }

  /** Loads the result into a file; where a connection breaks it goes on from there. */
  async download(id: string, target: string): Promise<number> {
    const file = await open(target, 'w');
    let have = 0;
    try {
      for (;;) {
        const response = await this.#response(`/${id}/result`, { headers: { Range: `bytes=${have}-` } });
        const whole = Number(response.headers.get('Content-Range')?.split('/')[1]);
        try {
          for await (const piece of response.body ?? []) {
            await file.write(piece);
            have += piece.byteLength;
          }
        } catch {
          // It broke off.
        }
        if (have === whole) return have;
        if (!(have < whole)) throw new Error(`${have} bytes of ${whole}`);
      }
    } finally {
      await file.close();
    }
  }

  async #ask(path: string, init: RequestInit): Promise<JobView> {
    for (;;) {
      const response = await this.#response(path, init);
      try {
        const view: JobView = JSON.parse(await response.text());
        return view;
      } catch {
        // The answer broke off; every call may be repeated.
      }
    }
  }

  async #response(path: string, init: RequestInit): Promise<Response> {
    for (let left = 600; ; left -= 1) {
      try {
        const response = await fetch(`${this.#base}${path}`, init);
        if (response.ok) return response;
        const text = await response.text();
        if (response.status < 500 || left === 0) throw new RangeError(`${path}: ${response.status} ${text}`);
      } catch (error) {
        if (error instanceof RangeError || left === 0) throw error;
      }
      await sleep(200);
    }
  }
}
