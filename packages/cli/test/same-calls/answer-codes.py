"""Run the AWS CLI on a terminal of its own and type the MFA code of each device that it asks for.

usage: answer-codes.py CODES ARGUMENT...

CODES is a JSON object: serial to code. Prints what the terminal showed, and exits as the CLI did.
"""

import json
import os
import pty
import select
import sys

codes, arguments = json.loads(sys.argv[1]), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.executable, [sys.executable, "-m", "awscli", *arguments])

shown = b""
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
    for serial, code in list(codes.items()):
        if b"MFA code for " + serial.encode() + b":" in shown:
            os.write(terminal, code.encode() + b"\n")
            del codes[serial]
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(status))
