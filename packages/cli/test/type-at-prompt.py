"""Run a command on a terminal of its own and type an answer at its prompt.

usage: type-at-prompt.py PROMPT ANSWER COMMAND ARGUMENT...

Standard output of the command is printed by itself, where the command has none of the terminal; what the terminal showed
goes to standard error. Exits as the command did.
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios

prompt, answer, command = sys.argv[1].encode(), sys.argv[2].encode(), sys.argv[3:]
read_end, write_end = os.pipe()
pid, terminal = pty.fork()
if pid == 0:
    # A terminal without a width breaks every line.
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 200, 0, 0))
    os.dup2(write_end, 1)
    os.close(read_end)
    os.execvp(command[0], command)
os.close(write_end)

shown, output, answered = b"", b"", False
waiting = [terminal, read_end]
while waiting:
    ready, _, _ = select.select(waiting, [], [], 60)
    if not ready:
        os.kill(pid, 15)
        break
    for source in ready:
        try:
            piece = os.read(source, 4096)
        except OSError:
            piece = b""
        if not piece:
            waiting.remove(source)
        elif source == read_end:
            output += piece
        else:
            shown += piece
    if not answered and prompt in shown:
        # Enter, for a terminal that leaves lines to the program and for one that does not.
        os.write(terminal, answer + b"\r")
        answered = True
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(output)
sys.stderr.buffer.write(shown.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(status))
