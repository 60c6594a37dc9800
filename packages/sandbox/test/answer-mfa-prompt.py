"""Run the AWS CLI on a terminal of its own and type an MFA code at its prompt.

usage: answer-mfa-prompt.py CODE ARGUMENT...

Prints what the terminal showed, and exits as the CLI did.
"""

import os
import pty
import select
import sys

code, arguments = sys.argv[1], sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.executable, [sys.executable, "-m", "awscli", *arguments])

shown = b""
answered = False
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
    if not answered and b"MFA code" in shown:
        os.write(terminal, code.encode() + b"\n")
        answered = True
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(status))
