import { type Exit, exitCodes } from './exit-code.ts';

/** A command that cannot go on, with words for the person. Never holds what a file says. */
export class CommandFailure extends Error {
  readonly exit: Exit;

  private constructor(code: Exit['code'], message: string) {
    super(message);
    this.name = 'CommandFailure';
    this.exit = { code, reason: message };
  }

  /** By its name: `lint` is bundled apart, with a class of its own. */
  static is(error: unknown): error is CommandFailure {
    return error instanceof Error && error.name === 'CommandFailure';
  }

  /** The command was called wrongly. */
  static usage(message: string): CommandFailure {
    return new CommandFailure(exitCodes.usage, message);
  }

  /** Something outside failed: a file, the network. */
  static couldNotFinish(message: string): CommandFailure {
    return new CommandFailure(exitCodes.couldNotFinish, message);
  }

  /** The person pressed Ctrl-C. */
  static interrupted(message: string): CommandFailure {
    return new CommandFailure(exitCodes.interrupted, message);
  }
}
