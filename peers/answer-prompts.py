"""Run a program on a terminal of its own and type answers at its prompts, each once and in their order.

usage: answer-prompts.py '[["PROMPT", "ANSWER"], ...]' PROGRAM ARGUMENT...

Prints what the terminal showed, and exits as the program did.
"""

import json
import os
import pty
import select
import sys

answers, program = json.loads(sys.argv[1]), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(program[0], program)

shown = b""
looked_at = 0
while True:
    ready, _, _ = select.select([terminal], [], [], 60)
    if not ready:
        os.kill(pid, 15)
        break
    try:
        piece = os.read(terminal, 4096)
    except OSError:
        piece = b""
    if not piece:
        break
    shown += piece
    # A program that asks where the cursor is gets an answer, as from a terminal.
    if b"\x1b[6n" in piece:
        os.write(terminal, b"\x1b[1;1R")
    if answers and answers[0][0].encode() in shown[looked_at:]:
        looked_at = len(shown)
        os.write(terminal, answers.pop(0)[1].encode() + b"\r")
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(status))
