import type { Exit } from '../exit-code.ts';
import { serve } from '../lsp/serve.ts';
import type { Terminal } from '../terminal.ts';

/** `duckbill lsp`: speaks with an editor; its `exit` ends the process, with 0 after `shutdown` and 1 without. */
export function lspCommand(terminal: Terminal, version: string): Promise<Exit> {
  serve(terminal, version);
  return new Promise(() => undefined);
}
